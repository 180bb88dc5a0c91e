//! The versions of one package (API 3): the server sends all of them; sorted and paged here, newest first by default.

use std::cmp::Ordering;

use super::{
    Answer, Column, FieldError, ListQuery, Listing, Request, Sieve, Sort, SortScope, by_text,
    name::{segment, verbatim_segment},
    ordered,
};
use crate::{
    PackageKey, PackageVersion, Page,
    order::{Direction, VersionKind, compare_versions},
    release::Range,
};

/// Which package's versions: part of the path, not of the query string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// The package.
    pub package: PackageKey,
    /// Only versions of that range, as [`Range`] reads it; a text that is none leaves out nothing.
    pub range: String,
    /// No versions before their release.
    pub stable: bool,
}

/// The columns that versions can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionColumn {
    /// Version; descending is newest first.
    Version,
    /// Size in bytes.
    Size,
    /// Number of files.
    Files,
    /// Who created it.
    Creator,
    /// When it was created.
    Created,
    /// Last change.
    Updated,
}

impl Column for VersionColumn {
    const ALL: &'static [Self] = &[Self::Version, Self::Size, Self::Files, Self::Creator, Self::Created, Self::Updated];

    fn as_str(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Size => "size",
            Self::Files => "files",
            Self::Creator => "creator",
            Self::Created => "created",
            Self::Updated => "updated",
        }
    }

    fn first_direction(self) -> Direction {
        match self {
            Self::Creator => Direction::Ascending,
            Self::Version | Self::Size | Self::Files | Self::Created | Self::Updated => Direction::Descending,
        }
    }
}

fn compare(sort: Sort<VersionColumn>, a: &PackageVersion, b: &PackageVersion) -> Ordering {
    let way = sort.direction;
    match sort.column {
        // Version order puts the newest first: that is its descending way.
        VersionColumn::Version => way.reversed().apply(compare_versions(&a.version, &b.version)),
        VersionColumn::Size => way.compare_known(a.size.as_ref(), b.size.as_ref()),
        VersionColumn::Files => way.compare_known(a.num_files.as_ref(), b.num_files.as_ref()),
        VersionColumn::Creator => by_text(way, &a.creator, &b.creator),
        VersionColumn::Created => way.compare_known(a.created.as_ref(), b.created.as_ref()),
        VersionColumn::Updated => way.compare_known(a.updated.as_ref(), b.updated.as_ref()),
    }
}

fn of_segments(namespace: &str, package: &str) -> Request {
    Request { path: format!("v2/manage/namespaces/{namespace}/packages/{package}/versions"), query: String::new() }
}

impl Listing for Versions {
    type Row = PackageVersion;
    type Column = VersionColumn;

    fn keys() -> &'static [&'static str] {
        &["range", "stable"]
    }

    fn value(&self, key: &str) -> String {
        match key {
            "range" => self.range.clone(),
            "stable" if self.stable => "true".to_owned(),
            _ => String::new(),
        }
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "range" => value.clone_into(&mut self.range),
            "stable" => self.stable = value == "true",
            _ => (),
        }
    }

    fn is_filtered(&self) -> bool {
        self.stable || !self.range.trim().is_empty()
    }

    fn cleared(&self) -> Self {
        Self { package: self.package.clone(), ..Self::default() }
    }

    fn sieve(&self) -> Option<Sieve<PackageVersion>> {
        let range = Range::parse(&self.range).ok().filter(|range| !range.is_everything());
        let stable = self.stable;
        match range {
            Some(range) => Some(Box::new(move |row| range.holds(&row.version, !stable))),
            None if stable => Some(Box::new(|row| !VersionKind::of(&row.version).is_prerelease())),
            None => None,
        }
    }

    fn request(query: &ListQuery<Self>) -> Result<Request, FieldError> {
        let PackageKey { namespace, package } = &query.filters.package;
        Ok(of_segments(&segment(namespace), &segment(package)))
    }

    /// A package called `hello%20hello` may be known by just that path: whether the stored name is encoded, or was put
    /// into the path as it is, no document says (wire.md B3).
    fn verbatim(query: &ListQuery<Self>) -> Option<Request> {
        let PackageKey { namespace, package } = &query.filters.package;
        match (verbatim_segment(namespace), verbatim_segment(package)) {
            (None, None) => None,
            (as_namespace, as_package) => Some(of_segments(
                &as_namespace.unwrap_or_else(|| segment(namespace)),
                &as_package.unwrap_or_else(|| segment(package)),
            )),
        }
    }

    /// Never: the newest one is the first.
    fn is_as_sent(_: &ListQuery<Self>) -> bool {
        false
    }

    fn ordered(query: &ListQuery<Self>, rows: &[PackageVersion], _: &[u32]) -> Vec<u32> {
        let newest_first = Sort { column: VersionColumn::Version, direction: Direction::Descending };
        let sort = query.sort.unwrap_or(newest_first);
        let mut order = ordered(rows, |a, b| compare(sort, a, b));
        if let Some(stays) = query.filters.sieve() {
            order.retain(|place| rows.get(*place as usize).is_some_and(&stays));
        }
        order
    }

    fn page(query: &ListQuery<Self>, _: &Answer<Vec<PackageVersion>>, order: Vec<u32>, _: bool) -> Page {
        query.paging.cut(order)
    }

    fn row_param(row: &PackageVersion) -> String {
        row.version.clone()
    }

    fn sort_scope() -> SortScope {
        SortScope::WholeList
    }
}
