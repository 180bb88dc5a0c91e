//! One typed query an entity: what a list shows, to and from the address bar, and the request it takes to show it.
//!
//! Reading is total: any text gives a query, and what cannot be read is the default. Writing is canonical: one query has
//! one text, with the defaults left out. Changing a filter goes back to the first page and closes the open row.

mod extent;
pub mod filter;
pub mod find;
mod installers;
pub mod name;
mod packages;
mod repositories;
pub mod search;
pub mod terms;
mod versions;
pub mod words;

use std::cmp::Ordering;

pub use installers::{InstallerColumn, Installers};
pub use packages::{PackageColumn, Packages};
pub use repositories::{Repositories, RepositoryColumn};
pub use versions::{VersionColumn, Versions};

use crate::{
    order::{self, Direction},
    page::{Page, PageSize, Total, page_count},
};
use search::{Pairs, Writer};

/// What a list is filtered by, and how its rows come to be shown: one implementation an entity.
pub trait Listing: Clone + PartialEq + Default + 'static {
    /// One row.
    type Row: 'static;
    /// The columns that can be sorted by.
    type Column: Column;

    /// The filters' keys in the address, in their canonical order.
    fn keys() -> &'static [&'static str];
    /// Whether any filter is set.
    fn is_filtered(&self) -> bool;
    /// The text of a filter, by its key in the address; empty where it has its default.
    fn value(&self, key: &str) -> String;
    /// Sets a filter by its key in the address, from the text that [`Self::value`] gives; an unknown key changes nothing.
    fn set(&mut self, key: &str, value: &str);
    /// The same list without any filter.
    fn cleared(&self) -> Self {
        Self::default()
    }
    /// Tells which rows stay, where filters narrow what the server has sent.
    fn sieve(&self) -> Option<Sieve<Self::Row>> {
        None
    }
    /// The request that shows this list.
    ///
    /// # Errors
    /// A filter that no request can carry.
    fn request(query: &ListQuery<Self>) -> Result<Request, FieldError>;
    /// The same request in the other spelling that a server may want of it, to be tried where the first one is not
    /// found; most lists have one spelling.
    fn verbatim(_: &ListQuery<Self>) -> Option<Request> {
        None
    }
    /// Which rows of the answer to that request are shown, in which order. For a list that comes whole this is the plain
    /// statement of what [`crate::store`] does in less memory and time; its tests hold the two to the same rows.
    fn arrange(query: &ListQuery<Self>, answer: &Answer<Vec<Self::Row>>) -> Page {
        let sent = Self::sent(&answer.rows);
        let order = Self::ordered(query, &answer.rows, &sent);
        let is_reordered = order != sent;
        Self::page(query, answer, order, is_reordered)
    }
    /// Whether rows are shown as they came: [`Self::ordered`] changes nothing.
    fn is_as_sent(query: &ListQuery<Self>) -> bool {
        query.sort.is_none()
    }
    /// The rows of an answer as they came, without those that another one repeats.
    fn sent(rows: &[Self::Row]) -> Vec<u32> {
        unordered(rows)
    }
    /// Those rows in the order that is asked for, without those that are left out here.
    fn ordered(query: &ListQuery<Self>, rows: &[Self::Row], sent: &[u32]) -> Vec<u32>;
    /// The page that shows rows in that order, which may be another one than that in which they came.
    fn page(query: &ListQuery<Self>, answer: &Answer<Vec<Self::Row>>, order: Vec<u32>, is_reordered: bool) -> Page;
    /// The text of a row's identity, as it stands in [`ListQuery::open`].
    fn row_param(row: &Self::Row) -> String;
    /// Who sorts the rows when a column is chosen.
    fn sort_scope() -> SortScope;
}

/// Whether a row stays.
pub type Sieve<R> = Box<dyn Fn(&R) -> bool>;

/// How far an order reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortScope {
    /// The server orders all rows that match.
    Server,
    /// All rows are here, and are ordered here.
    WholeList,
    /// The server can not order: only the rows of this page are ordered.
    Page,
}

/// What a list shows. Filters, order, page and open row, all of it in the address bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ListQuery<L: Listing> {
    /// What it is filtered by.
    pub filters: L,
    /// The column sorted by, if one was chosen.
    pub sort: Option<Sort<L::Column>>,
    /// Which page.
    pub paging: Paging,
    /// What is looked for in the rows that are here; no request tells the server.
    pub find: String,
    /// The identity of the open row; empty if none is open.
    pub open: String,
}

impl<L: Listing> Default for ListQuery<L> {
    fn default() -> Self {
        let (find, open) = (String::new(), String::new());
        Self { filters: L::default(), sort: None, paging: Paging::default(), find, open }
    }
}

impl<L: Listing> ListQuery<L> {
    /// Reads the text after the `?` of an address (with or without it).
    pub fn from_search(search: &str) -> Self {
        let pairs = Pairs::parse(search);
        let mut filters = L::default();
        for key in L::keys() {
            filters.set(key, pairs.get(key).unwrap_or_default());
        }
        Self {
            filters,
            sort: pairs.get("sort").and_then(Sort::from_param),
            paging: Paging::read(&pairs),
            find: pairs.text("find"),
            open: pairs.text("open"),
        }
    }

    /// The canonical text, without `?`.
    pub fn to_search(&self) -> String {
        let mut writer = Writer::default();
        for key in L::keys() {
            writer.push_set(key, &self.filters.value(key));
        }
        if let Some(sort) = self.sort {
            writer.push("sort", &sort.to_param());
        }
        self.paging.write(&mut writer);
        writer.push_set("find", &self.find);
        writer.push_set("open", &self.open);
        writer.finish()
    }

    /// Other filters: from the first page, with nothing open.
    pub fn with_filters(&self, change: impl FnOnce(&mut L)) -> Self {
        let mut filters = self.filters.clone();
        change(&mut filters);
        Self { filters, sort: self.sort, paging: self.paging.at(0), find: self.find.clone(), open: String::new() }
    }

    /// No filters, and nothing looked for: from the first page, with nothing open.
    pub fn cleared(&self) -> Self {
        Self { find: String::new(), ..self.with_filters(|filters| *filters = filters.cleared()) }
    }

    /// Something else looked for in the rows: from the first page of what is all here.
    pub fn with_find(&self, find: &str) -> Self {
        let paging = if self.sort_scope() == SortScope::WholeList { self.paging.at(0) } else { self.paging };
        Self { find: find.to_owned(), paging, ..self.clone() }
    }

    /// Who sorts the rows: nobody but us where all of them are asked for.
    pub fn sort_scope(&self) -> SortScope {
        if self.paging.size == PageSize::Whole { SortScope::WholeList } else { L::sort_scope() }
    }

    /// Another order, from the first page unless the order reaches over this page only.
    pub fn with_sort(&self, sort: Option<Sort<L::Column>>) -> Self {
        let paging = if self.sort_scope() == SortScope::Page { self.paging } else { self.paging.at(0) };
        Self { sort, paging, ..self.clone() }
    }

    /// Another page, with nothing open.
    pub fn with_page(&self, page: u64) -> Self {
        Self { paging: self.paging.at(page), open: String::new(), ..self.clone() }
    }

    /// Another page size, at the page that holds the first row of this one.
    pub fn with_size(&self, size: PageSize) -> Self {
        Self { paging: self.paging.sized(size), ..self.clone() }
    }

    /// That row open, or none.
    pub fn with_open(&self, open: &str) -> Self {
        Self { open: open.to_owned(), ..self.clone() }
    }

    /// The request that shows this list.
    ///
    /// # Errors
    /// A filter that no request can carry.
    pub fn request(&self) -> Result<Request, FieldError> {
        L::request(self)
    }

    /// The same request in the other spelling that a server may want of it, if there is one.
    pub fn verbatim(&self) -> Option<Request> {
        L::verbatim(self)
    }
}

/// What the server answered: its rows, and what it said about the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer<R> {
    /// The rows that could be read, in the server's order: a `Vec` of them, or packed as in [`crate::store`].
    pub rows: R,
    /// How many could not.
    pub skipped: u64,
    /// How many match in all.
    pub total: Total,
    /// API 4: how many of the matching ones are installed, as the server says; see [`Answer::installed`].
    pub installed_num: Option<u64>,
}

impl<T> Answer<Vec<T>> {
    /// How many of the matching ones are installed: never more than there are.
    pub fn installed(&self) -> Option<u64> {
        let most = match self.total {
            Total::Exact(total) => total.max(extent::sent(self)),
            Total::AtLeast(_) | Total::Unknown => u64::MAX,
        };
        self.installed_num.map(|installed| installed.min(most))
    }
}

/// A column of a list.
pub trait Column: Copy + std::fmt::Debug + PartialEq + 'static {
    /// All columns that can be sorted by.
    const ALL: &'static [Self];
    /// Its name in the address bar.
    fn as_str(self) -> &'static str;
    /// Which way a first click sorts: numbers and dates start with the largest.
    fn first_direction(self) -> Direction;
}

/// A column to sort by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort<C> {
    /// The column.
    pub column: C,
    /// Which way.
    pub direction: Direction,
}

impl<C: Column> Sort<C> {
    /// What a click on the header of `column` makes of the current order: that column's natural way, then the other
    /// way, then no order of one's own.
    pub fn clicked(current: Option<Self>, column: C) -> Option<Self> {
        match current {
            Some(sort) if sort.column == column => {
                let reversed = sort.direction.reversed();
                (reversed != column.first_direction()).then_some(Self { column, direction: reversed })
            }
            _ => Some(Self { column, direction: column.first_direction() }),
        }
    }

    fn to_param(self) -> String {
        let sign = if self.direction == Direction::Descending { "-" } else { "" };
        format!("{sign}{}", self.column.as_str())
    }

    fn from_param(param: &str) -> Option<Self> {
        let (direction, name) = match param.strip_prefix('-') {
            Some(name) => (Direction::Descending, name),
            None => (Direction::Ascending, param),
        };
        C::ALL.iter().copied().find(|column| column.as_str() == name).map(|column| Self { column, direction })
    }
}

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
        let indices = order.into_iter().skip(skip).take(take).collect();
        Page { indices, offset, total: Total::Exact(total), notes: Vec::new() }
    }

    fn read(pairs: &Pairs) -> Self {
        let number = |key| pairs.get(key).and_then(|text| text.parse::<u64>().ok());
        let page = number("page").unwrap_or(1).saturating_sub(1);
        let size = pairs.get("size").and_then(PageSize::from_param).unwrap_or_default();
        Self::default().at(page).of_size(size)
    }

    fn write(self, writer: &mut Writer) {
        if self.page > 0 {
            writer.push("page", &(self.page + 1).to_string());
        }
        if self.size != PageSize::default() {
            writer.push("size", &self.size.to_param());
        }
    }
}

/// A request that shows a list: a path below the API's base, and its query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Request {
    /// The path, without a leading `/`, percent-encoded.
    pub path: String,
    /// The query, without `?`, percent-encoded; may be empty.
    pub query: String,
}

impl Request {
    /// Path and query as they stand in a request line.
    pub fn target(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }
}

/// A form field whose text no request can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{field} may not hold {forbidden}")]
pub struct FieldError {
    /// The field's name in the API.
    pub field: &'static str,
    /// What it may not hold.
    pub forbidden: &'static str,
}

/// The indices of `rows` in the order of `compare`; rows that compare equal stay as they were.
fn ordered<T>(rows: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<u32> {
    let at = |place: u32| rows.get(place as usize);
    order::sorted(rows.len(), &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    })
}

/// The indices of `rows` as they are.
fn unordered<T>(rows: &[T]) -> Vec<u32> {
    (0u32..).zip(rows).map(|(index, _)| index).collect()
}

fn by_text<'a>(direction: Direction, a: &'a str, b: &'a str) -> Ordering {
    direction.apply(crate::order::compare_names(a, b))
}

#[cfg(test)]
mod tests;
