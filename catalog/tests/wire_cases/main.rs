//! The decode cases of the API notes (wire.md, section D), each under its number; a case of several inputs is split
//! into `.a`, `.b` and so on.
//!
//! `lists.rs` holds the cases of whole answers, from the request to the page. Parts of cases that are not decoding live
//! elsewhere. In `catalog/src/order.rs`: E20 (version order). In `catalog/src/size.rs`: R05, V04. In the dashboard: E14
//! (what a tag means), R08 (no negative "ago"), R18 and X10 (what is drawn), H05 (the default wait), V03 (when to ask
//! again), and, in `src/data/remote.rs`, X14 (the ways a fetch fails, and late replies).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

mod coverage;
mod documents;
mod envelopes;
mod headers;
mod installers;
mod links;
mod lists;
mod packages;
mod problems;
mod repositories;

use catalog::wire::{Frame, RowStream, StreamError};

/// The rows and the frame of a body.
fn read(body: &str) -> (Vec<String>, Result<Frame, StreamError>) {
    read_bytes(body.as_bytes())
}

fn read_bytes(body: &[u8]) -> (Vec<String>, Result<Frame, StreamError>) {
    let mut rows = Vec::new();
    let mut stream = RowStream::new();
    let pushed = stream.push(body, &mut |row| rows.push(String::from_utf8_lossy(row).into_owned()));
    (rows, pushed.and_then(|()| stream.finish()))
}

/// An object with these members and the others, unless they are named too.
fn object(members: &str, others: &str) -> String {
    format!("{{{others},{members}}}")
}
