//! Any text as the headers of an answer: nothing panics, and no total is less than what has been seen.
//!
//! The first line is a `Content-Range`, the second a `Retry-After`, the others are numbers: the rows before the page, the
//! rows that came, the rows asked for, the `total_range` of the first row, and seconds on the clock.
#![no_main]

use catalog::Timestamp;
use catalog::Total;
use catalog::wire::content_range::{page_total, total};
use catalog::wire::retry_after;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.split('\n');
    let (range, wait) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let numbers: Vec<u64> = lines.map(|line| line.parse().unwrap_or_default()).collect();
    let number = |place: usize| numbers.get(place).copied().unwrap_or_default();
    let (offset, rows, limit) = (number(0), number(1), number(2));

    for header in [None, Some(range)] {
        for of_row in [None, Some(number(3))] {
            let seen = if limit > 0 && rows > limit { rows } else { offset.saturating_add(rows) };
            match page_total(header, of_row, offset, rows, limit) {
                Total::Exact(total) => assert!(rows == 0 || total >= seen),
                Total::AtLeast(least) => assert!(least == seen && rows >= limit),
                Total::Unknown => assert!(rows == 0 && offset > 0),
            }
        }
    }
    if let Some(found) = total(range) {
        assert_eq!(page_total(Some(range), Some(number(3)), 0, 0, limit), Total::Exact(found));
        let (_, last) = range.rsplit_once('/').unwrap_or_default();
        assert_eq!(last.trim().parse(), Ok(found));
    }

    let now = i64::try_from(number(4)).ok().and_then(Timestamp::from_unix);
    if let Some(now) = now.or(Timestamp::from_unix(0)) {
        for header in [range, wait] {
            let found = retry_after(header, now);
            if let Ok(seconds) = header.trim().parse::<u64>() {
                assert!(found.is_none_or(|found| found.as_secs() == seconds));
            }
        }
    }
});
