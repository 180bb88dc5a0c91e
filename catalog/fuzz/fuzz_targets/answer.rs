//! Any bytes as an answer: nothing panics, the cuts make no difference, and no known secret gets through.
#![no_main]

use catalog::wire::{
    Frame, Problem, RowStream, StreamError, installer, is_error_row, package, package_version, redact, repository,
};
use libfuzzer_sys::fuzz_target;

const SECRET: &str = "hunter2";

fn read(body: &[u8], cut: usize) -> (Vec<Vec<u8>>, Result<Frame, StreamError>) {
    let mut rows = Vec::new();
    let mut stream = RowStream::new();
    for chunk in body.chunks(cut) {
        if let Err(error) = stream.push(chunk, &mut |row| rows.push(row.to_vec())) {
            return (rows, Err(error));
        }
    }
    (rows, stream.finish())
}

fuzz_target!(|body: &[u8]| {
    let cut = 1 + usize::from(body.last().copied().unwrap_or(0) % 16);
    let whole = read(body, usize::MAX);
    assert_eq!(read(body, cut), whole);
    for row in &whole.0 {
        let _ = (repository(row), package(row), package_version(row), installer(row), is_error_row(row));
    }
    let problem = Problem::new(500, None, body, &[SECRET]);
    assert!(!problem.message.contains(SECRET) && !problem.code.contains(SECRET));
    let once = redact(&problem.message, &[]).into_owned();
    assert_eq!(redact(&once, &[]), once);
});
