//! How much of a list an answer holds, whatever was asked for: some servers page otherwise than their documents say.

use super::{Answer, Paging};
use crate::{
    page::{Note, Page, PageSize, Total},
    wire::content_range::page_total,
};

/// What the rows of an answer are, beside the page that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// The page.
    Page,
    /// The whole list, which is longer than a page.
    Whole,
    /// More than a page and less than the list; which rows of it, nothing tells.
    TooMany,
    /// Rows of other pages: the page lies past the end.
    Overshot,
}

/// Judges an answer by how many rows came, readable or not, and by the total that came with them. A total that is less
/// than what came is corrected.
pub(super) fn of<T>(paging: Paging, answer: &Answer<Vec<T>>) -> (Extent, Total) {
    let (offset, size) = (paging.offset(), paging.size.rows());
    let sent = sent(answer);
    let total = match answer.total {
        Total::Exact(total) => Some(total),
        Total::AtLeast(_) | Total::Unknown => None,
    };
    match total {
        Some(total) if sent > size && total > sent => (Extent::TooMany, Total::Exact(total)),
        _ if sent > size => (Extent::Whole, Total::Exact(sent)),
        // More rows than there are in all: then the total is wrong, and the page may be right.
        Some(total) if offset >= total && offset > 0 && (1..=total).contains(&sent) => {
            (Extent::Overshot, Total::Exact(total))
        }
        total => (Extent::Page, page_total(None, total, offset, sent, size)),
    }
}

/// That the server sends fewer rows at a time than a page holds, and so leaves a gap before the next page.
pub(super) fn short<T>(paging: Paging, (extent, total): (Extent, Total), answer: &Answer<Vec<T>>) -> Option<Note> {
    let sent = sent(answer);
    let is_short = extent == Extent::Page && paging.size != PageSize::Whole && (1..paging.size.rows()).contains(&sent);
    let more = matches!(total, Total::Exact(total) if paging.offset().saturating_add(sent) < total);
    (is_short && more).then_some(Note::Short(sent))
}

/// That the server counts fewer rows in all than there are.
pub(super) fn miscounted<T>((_, total): (Extent, Total), answer: &Answer<Vec<T>>) -> Option<Note> {
    match (answer.total, total) {
        (Total::Exact(told), Total::Exact(total)) if told < total => Some(Note::Miscounted(told)),
        _ => None,
    }
}

/// How many rows came, readable or not.
pub(super) fn sent<T>(answer: &Answer<Vec<T>>) -> u64 {
    (answer.rows.len() as u64).saturating_add(answer.skipped)
}

/// The page that shows the rows `order`, which are all that is worth showing of an answer of that extent.
pub(super) fn page(paging: Paging, (extent, total): (Extent, Total), order: Vec<u32>) -> Page {
    let offset = paging.offset();
    match extent {
        Extent::Page => Page { indices: order, offset, total, notes: Vec::new() },
        Extent::Whole => Page { notes: vec![Note::PagingIgnored], ..paging.cut(order) },
        Extent::TooMany => {
            let last = match total {
                Total::Exact(total) => total.saturating_sub(order.len() as u64),
                Total::AtLeast(_) | Total::Unknown => offset,
            };
            Page { indices: order, offset: offset.min(last), total, notes: vec![Note::PagingIgnored] }
        }
        Extent::Overshot => Page { indices: Vec::new(), offset, total, notes: vec![Note::Overshot] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_tell_their_extent() {
        let exact = Total::Exact;
        for (number, rows, total, expected) in [
            (0, 0, exact(0), (Extent::Page, exact(0))),
            (0, 10, exact(142), (Extent::Page, exact(142))),
            (14, 2, exact(142), (Extent::Page, exact(142))),
            // A page past the end, of an honest server and of rudder's.
            (15, 0, exact(142), (Extent::Page, exact(142))),
            (15, 1, exact(142), (Extent::Overshot, exact(142))),
            (1, 7, exact(7), (Extent::Overshot, exact(7))),
            // Totals that cannot be.
            (0, 3, exact(0), (Extent::Page, exact(3))),
            (1, 10, exact(7), (Extent::Page, exact(20))),
            (1, 1, exact(0), (Extent::Page, exact(11))),
            // No total.
            (0, 10, Total::Unknown, (Extent::Page, Total::AtLeast(10))),
            (2, 10, Total::AtLeast(30), (Extent::Page, Total::AtLeast(30))),
            (2, 3, Total::Unknown, (Extent::Page, exact(23))),
            (2, 0, Total::Unknown, (Extent::Page, Total::Unknown)),
            (0, 0, Total::Unknown, (Extent::Page, exact(0))),
            // Too many rows.
            (0, 142, exact(142), (Extent::Whole, exact(142))),
            (3, 142, exact(7), (Extent::Whole, exact(142))),
            (3, 142, Total::Unknown, (Extent::Whole, exact(142))),
            (3, 20, exact(142), (Extent::TooMany, exact(142))),
        ] {
            let paging = Paging { page: number, size: PageSize::Ten };
            let answer = Answer { rows: vec![(); rows], total, ..Answer::default() };
            assert_eq!(of(paging, &answer), expected, "page {number}, {rows} rows, {total:?}");
            let skipped = Answer { rows: Vec::<()>::new(), skipped: rows as u64, total, ..Answer::default() };
            assert_eq!(of(paging, &skipped), expected, "unreadable rows are rows");
        }
    }

    #[test]
    fn a_total_that_is_less_than_what_came_is_wrong() {
        let exact = Total::Exact;
        for (number, rows, total, expected) in [
            (0, 3, exact(0), Some(Note::Miscounted(0))),
            (1, 10, exact(7), Some(Note::Miscounted(7))),
            (3, 142, exact(7), Some(Note::Miscounted(7))),
            (0, 10, exact(142), None),
            (0, 3, exact(3), None),
            (15, 1, exact(142), None),
            (2, 3, Total::Unknown, None),
            (2, 10, Total::AtLeast(3), None),
        ] {
            let paging = Paging { page: number, size: PageSize::Ten };
            let answer = Answer { rows: vec![(); rows], total, ..Answer::default() };
            assert_eq!(miscounted(of(paging, &answer), &answer), expected, "page {number}, {rows} rows, {total:?}");
        }
    }

    #[test]
    fn a_server_that_sends_less_than_a_page_leaves_a_gap() {
        let exact = Total::Exact;
        for (number, size, rows, total, expected) in [
            (0, PageSize::TwoHundred, 100, exact(500), Some(Note::Short(100))),
            (1, PageSize::TwoHundred, 100, exact(500), Some(Note::Short(100))),
            (2, PageSize::TwoHundred, 100, exact(500), None),
            (0, PageSize::Hundred, 100, exact(500), None),
            (0, PageSize::TwoHundred, 0, exact(500), None),
            (0, PageSize::TwoHundred, 100, Total::AtLeast(100), None),
            (0, PageSize::Whole, 100, exact(500), None),
        ] {
            let paging = Paging { page: number, size };
            let answer = Answer { rows: vec![(); rows], total, ..Answer::default() };
            assert_eq!(short(paging, of(paging, &answer), &answer), expected, "{rows} of {total:?} on page {number}");
        }
    }
}
