//! One typed query an entity: what a list shows, to and from the address bar, and the request it takes to show it.
//!
//! Reading is total: any text gives a query, and what cannot be read is the default. Writing is canonical: one query has
//! one text, with the defaults left out. Changing a filter goes back to the first page and closes the open row.

mod extent;
pub mod filter;
pub mod find;
mod installers;
pub mod layout;
pub mod name;
mod packages;
mod paging;
mod repositories;
pub mod search;
mod sort;
pub mod terms;
mod versions;
pub mod words;

pub use installers::{InstallerColumn, Installers};
pub use packages::{PackageColumn, Packages};
pub use paging::Paging;
pub use repositories::{Repositories, RepositoryColumn};
pub use sort::{Column, Sort};
use sort::{by_text, ordered, unordered};
pub use versions::{VersionColumn, Versions};

use crate::{
    page::{Page, PageSize, Total},
    wire::RowError,
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

/// What a list shows. Filters, order, page, open row, and perhaps its layout: all of it in the address bar.
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
    /// How it is laid out, where the address says so: the pairs of [`layout::LAYOUT`], as they stand there.
    pub layout: String,
}

impl<L: Listing> Default for ListQuery<L> {
    fn default() -> Self {
        let (find, open, layout) = (String::new(), String::new(), String::new());
        Self { filters: L::default(), sort: None, paging: Paging::default(), find, open, layout }
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
            layout: layout::read(&pairs),
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
        writer.push_pairs(&self.layout);
        writer.finish()
    }

    /// Other filters: from the first page, with nothing open.
    pub fn with_filters(&self, change: impl FnOnce(&mut L)) -> Self {
        let mut filters = self.filters.clone();
        change(&mut filters);
        Self { filters, paging: self.paging.at(0), open: String::new(), ..self.clone() }
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

    /// Laid out as those pairs of an address say; as whoever lays it out likes, if there are none.
    pub fn with_layout(&self, layout: &str) -> Self {
        Self { layout: layout::read(&Pairs::parse(layout)), ..self.clone() }
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
    /// Why the first few of them could not: the numbers, from 1, of rows as they were sent, and what is wrong with them.
    pub unread: Vec<(u64, RowError)>,
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

#[cfg(test)]
mod tests;
