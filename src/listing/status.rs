//! How many rows there are, of how many, and what of them is sorted.

use catalog::{
    Page, Total,
    page::page_count,
    query::{Paging, SortScope},
    size::grouped,
};

use crate::i18n::Texts;

/// `1–25 of 1,284`.
pub fn span(page: &Page, texts: &Texts) -> String {
    let (first, last) = page.span().unwrap_or((0, 0));
    let (first, last) = (grouped(first), grouped(last));
    match page.total {
        Total::Exact(total) => (texts.span)(&first, &last, &grouped(total)),
        Total::AtLeast(_) => (texts.span_open)(&first, &last),
        Total::Unknown => format!("{first}–{last}"),
    }
}

/// `1,284`.
pub fn total(total: Total, texts: &Texts) -> String {
    match total {
        Total::Exact(total) => grouped(total),
        Total::AtLeast(seen) => (texts.at_least)(&grouped(seen)),
        Total::Unknown => texts.total_unknown.to_owned(),
    }
}

/// `1,284 matching`.
pub fn matching(total: Total, texts: &Texts) -> String {
    match total {
        Total::Exact(total) => (texts.matching)(&grouped(total)),
        Total::AtLeast(seen) => (texts.at_least)(&grouped(seen)),
        Total::Unknown => texts.total_unknown.to_owned(),
    }
}

/// How many pages there are; `None` when the total is not known.
pub fn pages(total: Total, paging: Paging) -> Option<u64> {
    match total {
        Total::Exact(total) => Some(page_count(total, paging.size)),
        Total::AtLeast(_) | Total::Unknown => None,
    }
}

/// Whether there may be a page after this one.
pub fn has_next(page: &Page, paging: Paging) -> bool {
    let shown = page.indices.len() as u64;
    match page.total {
        Total::Exact(total) => page.offset.saturating_add(paging.size.rows()) < total,
        Total::AtLeast(_) => shown > 0,
        Total::Unknown => shown >= paging.size.rows(),
    }
}

/// Whether an order reaches over fewer rows than match.
pub fn is_partial(scope: SortScope, page: &Page) -> bool {
    scope == SortScope::Page && page.total != Total::Exact(page.indices.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use catalog::PageSize;

    fn page(count: u32, offset: u64, total: Total) -> Page {
        Page { indices: (0..count).collect(), offset, total }
    }

    #[test]
    fn the_scope_is_told_in_numbers() {
        let texts = Locale::En.texts();
        assert_eq!(span(&page(25, 25, Total::Exact(1284)), texts), "26–50 of 1,284");
        assert_eq!(span(&page(25, 0, Total::AtLeast(25)), texts), "1–25 of more");
        assert_eq!(matching(Total::Exact(1284), texts), "1,284 matching");
        assert_eq!(matching(Total::Exact(1284), Locale::ZhCn.texts()), "共 1,284 项");
    }

    #[test]
    fn the_next_page_is_offered_only_where_there_may_be_one() {
        let paging = Paging { page: 1, size: PageSize::TwentyFive };
        for (page, expected) in [
            (page(25, 25, Total::Exact(50)), false),
            (page(25, 25, Total::Exact(51)), true),
            (page(25, 25, Total::AtLeast(50)), true),
            (page(0, 50, Total::AtLeast(50)), false),
            (page(24, 25, Total::Unknown), false),
        ] {
            assert_eq!(has_next(&page, paging), expected, "{page:?}");
        }
        assert_eq!(pages(Total::Exact(51), paging), Some(3));
        assert_eq!(pages(Total::Unknown, paging), None);
    }

    #[test]
    fn an_order_of_all_rows_is_not_partial() {
        assert!(is_partial(SortScope::Page, &page(25, 0, Total::Exact(40))));
        assert!(!is_partial(SortScope::Page, &page(25, 0, Total::Exact(25))));
        assert!(!is_partial(SortScope::WholeList, &page(25, 0, Total::Exact(40))));
    }
}
