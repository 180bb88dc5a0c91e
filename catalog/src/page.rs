//! Paging: how many rows a page holds, and what is known about all of them.

/// Rows on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageSize {
    /// 10 rows.
    Ten,
    /// 25 rows.
    #[default]
    TwentyFive,
    /// 50 rows.
    Fifty,
    /// 100 rows.
    Hundred,
    /// 200 rows.
    TwoHundred,
    /// The whole list on one page.
    Whole,
}

impl PageSize {
    /// The sizes of pages that are a part of the list, smallest first.
    pub const PAGED: [Self; 5] = [Self::Ten, Self::TwentyFive, Self::Fifty, Self::Hundred, Self::TwoHundred];
    /// All sizes, smallest first.
    pub const ALL: [Self; 6] = [Self::Ten, Self::TwentyFive, Self::Fifty, Self::Hundred, Self::TwoHundred, Self::Whole];

    /// Rows on a page; of the whole list, as many as there may be.
    pub fn rows(self) -> u64 {
        match self {
            Self::Ten => 10,
            Self::TwentyFive => 25,
            Self::Fifty => 50,
            Self::Hundred => 100,
            Self::TwoHundred => 200,
            Self::Whole => u64::MAX,
        }
    }

    /// Its text in the address: the number of rows, or `all`.
    pub fn to_param(self) -> String {
        if self == Self::Whole { "all".to_owned() } else { self.rows().to_string() }
    }

    /// Reads [`Self::to_param`] back; leading zeros are allowed.
    pub fn from_param(param: &str) -> Option<Self> {
        if param == "all" {
            return Some(Self::Whole);
        }
        let rows: u64 = param.parse().ok()?;
        Self::PAGED.into_iter().find(|size| size.rows() == rows)
    }
}

/// How many rows match in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Total {
    /// Exactly that many.
    Exact(u64),
    /// The server gave no total, and the page was full: that many have been seen, and there may be more.
    AtLeast(u64),
    /// Nothing is known.
    #[default]
    Unknown,
}

/// What the server did not do as it was asked, so that the page does not hold what the address says without more ado.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// The rows did not come in the order asked for. They are sorted here, and so within the answer only.
    OrderIgnored,
    /// More rows came than a page holds. If they are the whole list, the page is cut out of them here.
    PagingIgnored,
    /// So many rows came more than once; each is shown once.
    Repeated(u64),
    /// The page lies past the end, and rows came all the same: rows of other pages, which are not shown.
    Overshot,
    /// Only so many rows came, though a page holds more and more match: those between this page's and the next one's are on
    /// neither.
    Short(u64),
    /// The server counts so many in all, which is less than what is there.
    Miscounted(u64),
    /// So many rows of the answer are not exactly what was asked for, and are not shown.
    NotExact(u64),
}

/// The rows of an answer that one page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows' places in the answer, in the order in which they are shown.
    pub indices: Vec<u32>,
    /// How many rows come before this page.
    pub offset: u64,
    /// How many rows match in all.
    pub total: Total,
    /// What the server did not do as asked.
    pub notes: Vec<Note>,
}

impl Page {
    /// The numbers, from 1, of the first and last row shown; `None` for an empty page.
    pub fn span(&self) -> Option<(u64, u64)> {
        let count = self.indices.len() as u64;
        (count > 0).then(|| (self.offset.saturating_add(1), self.offset.saturating_add(count)))
    }
}

/// An entry of a pager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PagerItem {
    /// A page, from 0.
    Page(u64),
    /// Pages left out; the number tells two gaps of one pager apart.
    Gap(u64),
}

/// Number of pages that `rows` rows fill, at least 1.
pub fn page_count(rows: u64, size: PageSize) -> u64 {
    rows.div_ceil(size.rows()).max(1)
}

/// The pages a pager names: the first, the last, and the neighbours of `current` (from 0), with gaps between. A gap
/// stands for two pages or more.
pub fn pager(current: u64, pages: u64) -> Vec<PagerItem> {
    let last = pages.saturating_sub(1);
    let current = current.min(last);
    let from = if current <= 3 { 0 } else { current - 1 };
    let to = if current.saturating_add(3) >= last { last } else { current + 1 };
    let to = if from == 0 { to.max(2.min(last)) } else { to };
    let from = if to == last { from.min(last.saturating_sub(2)) } else { from };
    let mut items = Vec::new();
    if from > 0 {
        items.push(PagerItem::Page(0));
        items.push(PagerItem::Gap(0));
    }
    items.extend((from..=to).map(PagerItem::Page));
    if to < last {
        items.push(PagerItem::Gap(1));
        items.push(PagerItem::Page(last));
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(current: u64, pages: u64) -> String {
        pager(current, pages)
            .iter()
            .map(|item| match item {
                PagerItem::Page(page) => (page + 1).to_string(),
                PagerItem::Gap(_) => "…".to_owned(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn names_the_ends_and_the_neighbours() {
        for (current, pages, expected) in [
            (0, 1, "1"),
            (0, 2, "1 2"),
            (0, 52, "1 2 3 … 52"),
            (3, 52, "1 2 3 4 5 … 52"),
            (4, 52, "1 … 4 5 6 … 52"),
            (25, 52, "1 … 25 26 27 … 52"),
            (51, 52, "1 … 50 51 52"),
            (48, 52, "1 … 48 49 50 51 52"),
            (900, 5, "1 … 3 4 5"),
            (0, 0, "1"),
        ] {
            assert_eq!(shown(current, pages), expected, "page {current} of {pages}");
        }
    }

    proptest! {
        #[test]
        fn holds_the_ends_and_the_current_page(pages in 1u64..10_000, at in 0u64..10_000) {
            let current = at % pages;
            let items = pager(current, pages);
            prop_assert!(items.len() <= 9);
            for page in [0, current, pages - 1] {
                prop_assert!(items.contains(&PagerItem::Page(page)));
            }
        }
    }

    #[test]
    fn a_page_knows_its_span() {
        let page = Page { indices: vec![0, 1, 2], offset: 50, total: Total::Exact(53), ..Page::default() };
        assert_eq!(page.span(), Some((51, 53)));
        assert_eq!(Page::default().span(), None);
        assert_eq!(page_count(1284, PageSize::TwentyFive), 52);
        assert_eq!(page_count(0, PageSize::Ten), 1);
    }
}
