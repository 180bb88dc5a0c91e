//! How many rows there are, of how many, and what of them is sorted.

use catalog::{
    Note, Page, Total,
    page::page_count,
    query::{Paging, SortScope},
    size::grouped,
};

use crate::{i18n::Texts, ui::Pages};

/// How many rows are shown, of how many, on which of how many pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The numbers, from 1, of the first and last row; `None` for an empty page.
    pub span: Option<(u64, u64)>,
    /// How many rows match in all; of those looked for here, how many were found.
    pub total: Total,
    /// It is what was found here, and not what the server counts.
    pub is_found: bool,
    /// The pages.
    pub pages: Pages,
}

impl Numbers {
    /// The numbers of a page.
    pub fn new(page: &Page, paging: Paging) -> Self {
        let pages = Pages {
            current: page.offset / paging.size.rows(),
            count: pages(page.total, paging),
            has_next: has_next(page, paging),
        };
        Self { span: page.span(), total: page.total, is_found: false, pages }
    }

    /// The numbers of so many rows that were found here on one page with all of them, in place of those of the page.
    pub fn found(self, count: u64) -> Self {
        let total = match self.total {
            Total::Exact(_) => Total::Exact(count),
            total => total,
        };
        Self { span: (count > 0).then_some((1, count)), total, ..self }
    }

    /// `1–25 of 1,284`; `1–6 of 6 found`.
    pub fn describe(&self, texts: &Texts) -> String {
        let (first, last) = self.span.unwrap_or((0, 0));
        let (first, last) = (grouped(first), grouped(last));
        match self.total {
            // In how many rows none was found stands beside it.
            Total::Exact(0) if self.is_found => String::new(),
            Total::Exact(0) => texts.matching("0"),
            Total::Exact(total) => {
                let span = texts.span(&first, &last, &grouped(total));
                if self.is_found { texts.found(&span) } else { span }
            }
            Total::AtLeast(_) => texts.span_open(&first, &last),
            Total::Unknown => format!("{first}–{last}"),
        }
    }
}

/// A number as thousandths of the largest one.
pub fn permille(value: u64, most: u64) -> u16 {
    let share = (u128::from(value) * 1000).checked_div(u128::from(most)).unwrap_or_default();
    u16::try_from(share.min(1000)).unwrap_or(1000)
}

/// `1,284`.
pub fn total(total: Total, texts: &Texts) -> String {
    match total {
        Total::Exact(total) => grouped(total),
        Total::AtLeast(seen) => texts.at_least(&grouped(seen)),
        Total::Unknown => texts.total_unknown().to_owned(),
    }
}

/// `1,284 matching`.
pub fn matching(total: Total, texts: &Texts) -> String {
    match total {
        Total::Exact(total) => texts.matching(&grouped(total)),
        Total::AtLeast(seen) => texts.at_least(&grouped(seen)),
        Total::Unknown => texts.total_unknown().to_owned(),
    }
}

/// The total, where it is known exactly.
pub fn exact(total: Total) -> Option<u64> {
    match total {
        Total::Exact(total) => Some(total),
        Total::AtLeast(_) | Total::Unknown => None,
    }
}

/// How many rows could not be read.
pub fn skipped(count: u64, texts: &Texts) -> String {
    if count == 1 { texts.one_skipped().to_owned() } else { texts.skipped(&grouped(count)) }
}

/// What the way to all rows is called, of which no more than some are loaded.
pub fn load_all(total: Total, texts: &Texts) -> String {
    match total {
        Total::Exact(total) if total > Paging::MOST => texts.load_first(&grouped(Paging::MOST), &grouped(total)),
        Total::Exact(total) => texts.load_all(&grouped(total)),
        Total::AtLeast(_) | Total::Unknown => texts.load_all_rows().to_owned(),
    }
}

/// What the server did not do as it was asked, in a few quiet words; an over-shot page says so where its rows would stand.
pub fn note(note: Note, texts: &Texts) -> Option<String> {
    match note {
        Note::OrderIgnored => Some(texts.order_ignored().to_owned()),
        Note::PagingIgnored => Some(texts.paging_ignored().to_owned()),
        Note::Repeated(count) => Some(texts.repeated_rows(&grouped(count))),
        Note::Short(count) => Some(texts.short_page(&grouped(count))),
        Note::Miscounted(count) => Some(texts.miscounted(&grouped(count))),
        Note::NotExact(count) => Some(texts.not_exact_rows(&grouped(count))),
        Note::Overshot => None,
    }
}

/// How many pages there are; `None` when the total is not known.
fn pages(total: Total, paging: Paging) -> Option<u64> {
    match total {
        Total::Exact(total) => Some(page_count(total, paging.size)),
        Total::AtLeast(_) | Total::Unknown => None,
    }
}

/// Whether there may be a page after this one.
fn has_next(page: &Page, paging: Paging) -> bool {
    let shown = page.indices.len() as u64;
    match page.total {
        Total::Exact(total) => page.offset.saturating_add(paging.size.rows()) < total,
        Total::AtLeast(_) => shown > 0,
        Total::Unknown => shown >= paging.size.rows(),
    }
}

/// Who filters and sorts, and which rows are looked through; of a list that is here only in part, how many rows are.
pub fn scope(scope: SortScope, part: Option<u64>, texts: &Texts) -> String {
    match (scope, part) {
        (SortScope::Server, None) => texts.scope_server_whole().to_owned(),
        (SortScope::Server, _) => texts.scope_server().to_owned(),
        (SortScope::Page, Some(_)) => texts.scope_page().to_owned(),
        (_, None) => texts.scope_whole().to_owned(),
        (SortScope::WholeList, Some(loaded)) if loaded >= Paging::MOST => texts.scope_capped(&grouped(Paging::MOST)),
        (SortScope::WholeList, Some(loaded)) => texts.scope_loaded(&grouped(loaded)),
    }
}

/// Whether an order reaches over fewer rows than match.
pub fn is_partial(scope: SortScope, page: &Page, loaded: u64) -> bool {
    let here = if scope == SortScope::WholeList { loaded } else { page.indices.len() as u64 };
    scope != SortScope::Server && matches!(page.total, Total::Exact(total) if total > here)
        || scope == SortScope::Page && !matches!(page.total, Total::Exact(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use catalog::PageSize;

    fn page(count: u32, offset: u64, total: Total) -> Page {
        Page { indices: (0..count).collect(), offset, total, ..Page::default() }
    }

    #[test]
    fn the_scope_is_told_in_numbers() {
        let texts = Locale::En.texts();
        let described = |page: Page| Numbers::new(&page, Paging::default()).describe(texts);
        assert_eq!(described(page(25, 25, Total::Exact(1284))), "26–50 of 1,284");
        assert_eq!(described(page(25, 0, Total::AtLeast(25))), "1–25 of more");
        assert_eq!(described(page(0, 0, Total::Exact(0))), "0 matching");
        assert_eq!(matching(Total::Exact(1284), texts), "1,284 matching");
        assert_eq!(matching(Total::Exact(1284), Locale::ZhCn.texts()), "共 1,284 项");
    }

    #[test]
    fn what_was_found_here_is_told_apart_from_what_the_server_counts() {
        let all = Numbers::new(&page(1284, 0, Total::Exact(1284)), Paging { page: 0, size: PageSize::Whole });
        let found = |count| Numbers { is_found: true, ..all.found(count) };
        for (count, expected) in [(6, ["1–6 of 6 found", "找到第 1–6 项，共 6 项"]), (0, ["", ""])] {
            assert_eq!(
                [Locale::En, Locale::ZhCn].map(|locale| found(count).describe(locale.texts())),
                expected.map(str::to_owned)
            );
        }
    }

    #[test]
    fn a_page_with_all_rows_is_the_whole_list() {
        let texts = Locale::En.texts();
        for (who, part, expected) in [
            (SortScope::Page, Some(20), "sorting and finding cover this page"),
            (SortScope::Page, None, "sorting and finding cover all of it"),
            (SortScope::Server, Some(20), "finding covers this page"),
            (SortScope::Server, None, "finding covers all of it"),
        ] {
            let told = scope(who, part, texts);
            assert!(told.ends_with(expected), "{told}");
        }
    }

    #[test]
    fn what_is_not_loaded_at_once_is_not_promised() {
        let texts = Locale::En.texts();
        for (total, expected) in [
            (Total::Exact(50_000), "Load all 50,000"),
            (Total::Exact(50_001), "Load the first 50,000 of 50,001"),
            (Total::AtLeast(25), "Load all"),
            (Total::Unknown, "Load all"),
        ] {
            assert_eq!(load_all(total, texts), expected);
        }
        for (rows, expected) in [(49_999, "cover the 49,999 rows loaded"), (50_000, "the first 50,000 rows: no more")] {
            let told = scope(SortScope::WholeList, Some(rows), texts);
            assert!(told.contains(expected), "{told}");
        }
    }

    #[test]
    fn bars_compare_with_the_largest() {
        assert_eq!(
            [permille(5, 10), permille(10, 10), permille(0, 0), permille(u64::MAX, u64::MAX)],
            [500, 1000, 0, 1000]
        );
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
        assert!(is_partial(SortScope::Page, &page(25, 0, Total::Exact(40)), 25));
        assert!(!is_partial(SortScope::Page, &page(25, 0, Total::Exact(25)), 25));
        assert!(is_partial(SortScope::Page, &page(25, 0, Total::Unknown), 25));
        assert!(!is_partial(SortScope::WholeList, &page(25, 0, Total::Exact(40)), 40), "a page of a list that is here");
        assert!(is_partial(SortScope::WholeList, &page(25, 0, Total::Exact(40)), 30), "a list of which a part is here");
        assert!(!is_partial(SortScope::Server, &page(25, 0, Total::Exact(40)), 25));
    }
}
