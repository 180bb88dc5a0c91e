//! How many rows match in all, from whatever the server says about it.

use crate::Total;

/// The total in a `Content-Range` header, `0-25/140`.
///
/// The two numbers before the slash are not read: the second is the limit, the number of rows or the last index,
/// depending on the region, and what joins them may be an en dash (wire.md B1.7).
pub fn total(header: &str) -> Option<u64> {
    let (_, total) = header.rsplit_once('/')?;
    let total = total.trim();
    if total.bytes().all(|digit| digit.is_ascii_digit()) { total.parse().ok() } else { None }
}

/// What is known about the total, from the header, else from `total_range` of the first row, else from the page itself:
/// `rows` rows came from `offset` on, when `limit` were asked for (0: no limit).
///
/// [`Total::Unknown`] is a page past the end: it is empty, and nothing follows it. More rows than the limit are no page
/// at all: where they stand in the list is not known, so `offset` does not count.
pub fn page_total(
    header: Option<&str>,
    first_row_total_range: Option<u64>,
    offset: u64,
    rows: u64,
    limit: u64,
) -> Total {
    let seen = if limit > 0 && rows > limit { rows } else { offset.saturating_add(rows) };
    match header.and_then(total).or(first_row_total_range) {
        Some(total) if rows > 0 => Total::Exact(total.max(seen)),
        Some(total) => Total::Exact(total),
        None if rows == 0 && offset > 0 => Total::Unknown,
        None if limit > 0 && rows >= limit => Total::AtLeast(seen),
        None => Total::Exact(seen),
    }
}
