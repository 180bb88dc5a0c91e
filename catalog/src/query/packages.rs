//! The list of software packages (API 2): filtered by the server, which sends all of them; sorted and paged here.

use std::cmp::Ordering;

use super::{
    Answer, Column, FieldError, ListQuery, Listing, Request, Sort, SortScope, by_text, ordered,
    search::encode_component,
};
use crate::{Package, Page, order::Direction};

/// The filters of API 2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packages {
    /// Package name.
    pub package_name: String,
    /// Organization.
    pub namespace: String,
}

/// The columns that packages can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PackageColumn {
    /// Organization, then name.
    Name,
    /// Public or private.
    Visibility,
    /// Number of versions.
    Versions,
    /// Size in bytes.
    Size,
    /// Who created it.
    Creator,
    /// What the caller may do.
    Permission,
    /// Last change.
    Updated,
}

impl Column for PackageColumn {
    const ALL: &'static [Self] =
        &[Self::Name, Self::Visibility, Self::Versions, Self::Size, Self::Creator, Self::Permission, Self::Updated];

    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Visibility => "visibility",
            Self::Versions => "versions",
            Self::Size => "size",
            Self::Creator => "creator",
            Self::Permission => "permission",
            Self::Updated => "updated",
        }
    }

    fn first_direction(self) -> Direction {
        match self {
            Self::Name | Self::Visibility | Self::Creator => Direction::Ascending,
            Self::Versions | Self::Size | Self::Permission | Self::Updated => Direction::Descending,
        }
    }
}

fn compare(sort: Sort<PackageColumn>, a: &Package, b: &Package) -> Ordering {
    let way = sort.direction;
    match sort.column {
        PackageColumn::Name => {
            by_text(way, &a.namespace, &b.namespace).then_with(|| by_text(way, &a.package, &b.package))
        }
        PackageColumn::Visibility => way.apply(a.visibility.cmp(&b.visibility)),
        PackageColumn::Versions => way.compare_known(a.num_versions.as_ref(), b.num_versions.as_ref()),
        PackageColumn::Size => way.compare_known(a.size.as_ref(), b.size.as_ref()),
        PackageColumn::Creator => by_text(way, &a.creator, &b.creator),
        PackageColumn::Permission => way.apply(a.self_auth.cmp(&b.self_auth)),
        PackageColumn::Updated => way.compare_known(a.updated.as_ref(), b.updated.as_ref()),
    }
}

impl Listing for Packages {
    type Row = Package;
    type Column = PackageColumn;

    fn keys() -> &'static [&'static str] {
        &["package_name", "namespace"]
    }

    fn value(&self, key: &str) -> String {
        match key {
            "package_name" => self.package_name.clone(),
            "namespace" => self.namespace.clone(),
            _ => String::new(),
        }
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "package_name" => value.clone_into(&mut self.package_name),
            "namespace" => value.clone_into(&mut self.namespace),
            _ => (),
        }
    }

    fn is_filtered(&self) -> bool {
        [&self.package_name, &self.namespace].into_iter().any(|text| !text.trim().is_empty())
    }

    fn request(query: &ListQuery<Self>) -> Result<Request, FieldError> {
        let mut writer = Vec::new();
        let filters = &query.filters;
        for (key, value) in [("package_name", &filters.package_name), ("namespace", &filters.namespace)] {
            if !value.trim().is_empty() {
                writer.push(format!("{key}={}", encode_component(value.trim())));
            }
        }
        Ok(Request { path: "v2/manage/packages".to_owned(), query: writer.join("&") })
    }

    fn ordered(query: &ListQuery<Self>, rows: &[Package], sent: &[u32]) -> Vec<u32> {
        match query.sort {
            Some(sort) => ordered(rows, |a, b| compare(sort, a, b)),
            None => sent.to_vec(),
        }
    }

    fn page(query: &ListQuery<Self>, _: &Answer<Vec<Package>>, order: Vec<u32>, _: bool) -> Page {
        query.paging.cut(order)
    }

    fn row_param(row: &Package) -> String {
        row.key().to_param()
    }

    fn sort_scope() -> SortScope {
        SortScope::WholeList
    }
}
