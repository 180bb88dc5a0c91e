//! The list of image repositories (API 1): filtered and paged by the server, sorted within the page.

use std::cmp::Ordering;

use super::{
    Answer, Column, FieldError, ListQuery, Listing, Request, Sort, SortScope, by_text,
    extent::{self, Extent},
    filter::Filter,
    name::{with_slashes, without_slashes},
    ordered,
    search::encode_component,
    unordered,
};
use crate::{Center, Note, Page, Repository, Total, order::Direction};

/// The filters of API 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repositories {
    /// Whose images.
    pub center: Center,
    /// Organization.
    pub namespace: String,
    /// Repository name.
    pub name: String,
    /// Category, as the word on the wire.
    pub category: String,
    /// Only repositories whose namespace and name are those typed: the server finds parts of them too.
    pub exact: bool,
}

/// The columns that repositories can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepositoryColumn {
    /// Organization, then name.
    Name,
    /// Category.
    Category,
    /// Size in bytes.
    Size,
    /// Number of tags.
    Tags,
    /// Number of pulls.
    Pulls,
    /// Last change.
    Updated,
}

impl Column for RepositoryColumn {
    const ALL: &'static [Self] = &[Self::Name, Self::Category, Self::Size, Self::Tags, Self::Pulls, Self::Updated];

    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Category => "category",
            Self::Size => "size",
            Self::Tags => "tags",
            Self::Pulls => "pulls",
            Self::Updated => "updated",
        }
    }

    fn first_direction(self) -> Direction {
        match self {
            Self::Name | Self::Category => Direction::Ascending,
            Self::Size | Self::Tags | Self::Pulls | Self::Updated => Direction::Descending,
        }
    }
}

fn compare(sort: Sort<RepositoryColumn>, a: &Repository, b: &Repository) -> Ordering {
    let way = sort.direction;
    match sort.column {
        RepositoryColumn::Name => by_text(way, &a.namespace, &b.namespace).then_with(|| by_text(way, &a.name, &b.name)),
        RepositoryColumn::Category => by_text(way, a.category.as_str(), b.category.as_str()),
        RepositoryColumn::Size => way.compare_known(a.size.as_ref(), b.size.as_ref()),
        RepositoryColumn::Tags => way.compare_known(a.num_images.as_ref(), b.num_images.as_ref()),
        RepositoryColumn::Pulls => way.compare_known(a.num_download.as_ref(), b.num_download.as_ref()),
        RepositoryColumn::Updated => way.compare_known(a.updated_at.as_ref(), b.updated_at.as_ref()),
    }
}

impl Repositories {
    /// Whether a row is what was typed, where something was. A `$` in a name may have been typed for `/`.
    fn is_exactly(&self, row: &Repository) -> bool {
        let (namespace, name) = (self.namespace.trim(), self.name.trim());
        (namespace.is_empty() || row.namespace == namespace)
            && (name.is_empty() || row.name == name || row.name == with_slashes(name))
    }
}

impl Listing for Repositories {
    type Row = Repository;
    type Column = RepositoryColumn;

    fn keys() -> &'static [&'static str] {
        &["center", "namespace", "name", "category", "exact"]
    }

    /// The center chooses which list is shown; it does not narrow it.
    fn is_filtered(&self) -> bool {
        [&self.namespace, &self.name, &self.category].into_iter().any(|text| !text.trim().is_empty())
    }

    fn value(&self, key: &str) -> String {
        match key {
            "center" => if self.center == Center::default() { "" } else { self.center.as_str() }.to_owned(),
            "namespace" => self.namespace.clone(),
            "name" => self.name.clone(),
            "category" => self.category.clone(),
            "exact" if self.exact => "true".to_owned(),
            _ => String::new(),
        }
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "center" => self.center = Center::parse(value).unwrap_or_default(),
            "namespace" => value.clone_into(&mut self.namespace),
            "name" => value.clone_into(&mut self.name),
            "category" => value.clone_into(&mut self.category),
            "exact" => self.exact = value == "true",
            _ => (),
        }
    }

    fn cleared(&self) -> Self {
        Self { center: self.center, ..Self::default() }
    }

    fn request(query: &ListQuery<Self>) -> Result<Request, FieldError> {
        let filters = &query.filters;
        let filter = Filter {
            center: filters.center,
            namespace: filters.namespace.clone(),
            name: without_slashes(&filters.name),
            category: filters.category.clone(),
            window: Some(query.paging.window()),
        };
        let query = format!("filter={}", encode_component(&filter.to_text()?));
        Ok(Request { path: "v2/manage/repos".to_owned(), query })
    }

    fn arrange(query: &ListQuery<Self>, answer: &Answer<Vec<Repository>>) -> Page {
        let mut order = match query.sort {
            Some(sort) => ordered(&answer.rows, |a, b| compare(sort, a, b)),
            None => unordered(&answer.rows),
        };
        if query.filters.exact {
            order.retain(|place| answer.rows.get(*place as usize).is_some_and(|row| query.filters.is_exactly(row)));
        }
        let (kept, left_out) = (order.len() as u64, (answer.rows.len() - order.len()) as u64);
        let (extent, total) = extent::of(query.paging, answer);
        let is_all = extent == Extent::Page && total == Total::Exact(extent::sent(answer));
        let total = if is_all && left_out > 0 { Total::Exact(kept) } else { total };
        let mut page = extent::page(query.paging, (extent, total), order);
        if left_out > 0 {
            page.notes.push(Note::NotExact(left_out));
        }
        page
    }

    fn row_param(row: &Repository) -> String {
        row.key().to_param()
    }

    fn sort_scope() -> SortScope {
        SortScope::Page
    }
}
