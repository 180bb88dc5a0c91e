//! When a throttled request may be repeated.

use std::time::Duration;

use crate::Timestamp;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How long to wait, from a `Retry-After` header: seconds, or a date such as `Wed, 21 Oct 2026 07:28:00 GMT`. A date
/// that is past is no wait; `None` if the header is neither.
pub fn retry_after(header: &str, now: Timestamp) -> Option<Duration> {
    let header = header.trim();
    if header.bytes().all(|digit| digit.is_ascii_digit()) {
        return header.parse().ok().map(Duration::from_secs);
    }
    let wait = http_date(header)?.unix_millis().saturating_sub(now.unix_millis());
    Some(Duration::from_millis(u64::try_from(wait).unwrap_or(0)))
}

fn http_date(text: &str) -> Option<Timestamp> {
    let mut words = text.split_once(", ")?.1.split(' ');
    let (day, month, year, clock) = (words.next()?, words.next()?, words.next()?, words.next()?);
    if words.next() != Some("GMT") || words.next().is_some() {
        return None;
    }
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    Timestamp::parse_rfc3339(&format!("{year}-{month:02}-{day}T{clock}Z"))
}
