//! Which page of a list is shown.

use super::search::{Pairs, Writer};
use crate::page::{Page, PageSize, Total, page_count};

/// Which page, of what size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Paging {
    /// The page, from 0.
    pub page: u64,
    /// Rows on a page.
    pub size: PageSize,
}

impl Paging {
    /// The largest page number that is read: with 200 rows a page, its offset still fits an i32.
    pub const LAST: u64 = 9_999_999;

    /// Rows that one request of a list that is paged by its server asks for, where all of them are wanted.
    pub const PART: u64 = 1000;
    /// Rows that are loaded at most where all of them are wanted from such a server.
    pub const MOST: u64 = 50_000;

    /// Rows before this page.
    pub fn offset(self) -> u64 {
        self.page.saturating_mul(self.size.rows())
    }

    /// Rows before those that a request asks for, and how many it asks for. All rows are asked for in parts, each as if it
    /// were a page.
    pub fn window(self) -> (u64, u64) {
        let rows = if self.size == PageSize::Whole { Self::PART } else { self.size.rows() };
        (self.page.saturating_mul(rows), rows)
    }

    /// That page.
    pub fn at(self, page: u64) -> Self {
        Self { page: page.min(Self::LAST), ..self }
    }

    /// The page of that size which holds this page's first row.
    pub fn sized(self, size: PageSize) -> Self {
        Self { page: self.offset() / size.rows(), size }
    }

    /// The page of that number where pages have that size.
    pub fn of_size(self, size: PageSize) -> Self {
        // All rows are one page.
        Self { page: if size == PageSize::Whole { 0 } else { self.page }, size }
    }

    /// This page of a whole list, given in its order; past the end, the last page.
    pub fn cut(self, order: Vec<u32>) -> Page {
        let total = order.len() as u64;
        let offset = self.at(self.page.min(page_count(total, self.size) - 1)).offset();
        let skip = usize::try_from(offset).unwrap_or(usize::MAX);
        let take = usize::try_from(self.size.rows()).unwrap_or(usize::MAX);
        let indices =
            if skip == 0 && take >= order.len() { order } else { order.into_iter().skip(skip).take(take).collect() };
        Page { indices, offset, total: Total::Exact(total), notes: Vec::new() }
    }

    pub(super) fn read(pairs: &Pairs) -> Self {
        let number = |key| pairs.get(key).and_then(|text| text.parse::<u64>().ok());
        let page = number("page").unwrap_or(1).saturating_sub(1);
        let size = pairs.get("size").and_then(PageSize::from_param).unwrap_or_default();
        Self::default().at(page).of_size(size)
    }

    pub(super) fn write(self, writer: &mut Writer) {
        if self.page > 0 {
            writer.push("page", &(self.page + 1).to_string());
        }
        if self.size != PageSize::default() {
            writer.push("size", &self.size.to_param());
        }
    }
}
