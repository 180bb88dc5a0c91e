//! The list of image repositories (API 1): filtered and paged by the server, sorted within the page.

use std::cmp::Ordering;

use super::{
    Answer, Column, FieldError, ListQuery, Listing, Paging, Request, Sort, SortScope, by_text,
    extent::{self, Extent},
    filter::{Filter, FilterError},
    name::{with_slashes, without_slashes},
    ordered,
    search::encode_component,
};
use crate::{Center, Note, Page, PageSize, Repository, Total, order::Direction};

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

impl ListQuery<Repositories> {
    /// The filter that is sent for this query, as the API writes it: `center::self|name::nginx|…`.
    ///
    /// # Errors
    /// A field whose text no filter can carry.
    pub fn filter_text(&self) -> Result<String, FieldError> {
        let filters = &self.filters;
        Filter {
            center: filters.center,
            namespace: filters.namespace.clone(),
            name: without_slashes(&filters.name),
            category: filters.category.clone(),
            window: Some(self.paging.window()),
        }
        .to_text()
    }

    /// The list that the `filter` parameter of a request asks for, in this one's order, with nothing open. An item that
    /// is not there is no filter. A window that is no page there can be, or none at all, is the first page.
    ///
    /// # Errors
    /// What is no filter, or none that could be sent.
    pub fn with_filter_text(&self, text: &str) -> Result<Self, FilterError> {
        let filter = Filter::parse(text)?;
        filter.to_text()?;
        let query = self.with_filters(|filters| {
            filters.center = filter.center;
            filter.namespace.trim().clone_into(&mut filters.namespace);
            filters.name = with_slashes(filter.name.trim());
            filter.category.trim().clone_into(&mut filters.category);
        });
        let paging = filter.window.and_then(page_of).unwrap_or(query.paging);
        Ok(Self { paging, ..query })
    }
}

/// The page that is just that window.
fn page_of((offset, limit): (u64, u64)) -> Option<Paging> {
    let size = PageSize::PAGED.into_iter().find(|size| size.rows() == limit)?;
    let paging = Paging { page: 0, size }.at(offset / size.rows());
    (paging.offset() == offset).then_some(paging)
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
        let query = format!("filter={}", encode_component(&query.filter_text()?));
        Ok(Request { path: "v2/manage/repos".to_owned(), query })
    }

    fn ordered(query: &ListQuery<Self>, rows: &[Repository], sent: &[u32]) -> Vec<u32> {
        match query.sort {
            Some(sort) => ordered(rows, |a, b| compare(sort, a, b)),
            None => sent.to_vec(),
        }
    }

    fn page(query: &ListQuery<Self>, answer: &Answer<Vec<Repository>>, mut order: Vec<u32>, _: bool) -> Page {
        if query.filters.exact {
            order.retain(|place| answer.rows.get(*place as usize).is_some_and(|row| query.filters.is_exactly(row)));
        }
        let (kept, left_out) = (order.len() as u64, (answer.rows.len() - order.len()) as u64);
        let (extent, total) = extent::of(query.paging, answer);
        let miscounted = extent::miscounted((extent, total), answer);
        let is_all = extent == Extent::Page && total == Total::Exact(extent::sent(answer));
        let total = if is_all && left_out > 0 { Total::Exact(kept) } else { total };
        let mut page = extent::page(query.paging, (extent, total), order);
        page.notes.extend(extent::short(query.paging, (extent, total), answer));
        page.notes.extend(miscounted);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::search::Pairs;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<String, FilterError> {
        let query = ListQuery::<Repositories>::from_search("?name=old&exact=true&sort=-size&page=3&size=50&open=a/b");
        query.with_filter_text(text).map(|query| query.to_search())
    }

    #[test]
    fn a_filter_is_read_as_a_query() {
        for (text, expected) in [
            ("center::self", "exact=true&sort=-size&size=50"),
            (" 'name::team$app/web' ", "name=team/app/web&exact=true&sort=-size&size=50"),
            ("center::thirdparty|category:: linux ", "center=thirdparty&category=linux&exact=true&sort=-size&size=50"),
            ("namespace::a b|offset::20|limit::10", "namespace=a%20b&exact=true&sort=-size&page=3&size=10"),
            ("limit::25|offset::0", "exact=true&sort=-size"),
            ("offset::20|limit::25", "exact=true&sort=-size&size=50"),
            ("offset::0|limit::26", "exact=true&sort=-size&size=50"),
            ("offset::1999999800|limit::200", "exact=true&sort=-size&page=10000000&size=200"),
            ("offset::2000000000|limit::200", "exact=true&sort=-size&size=50"),
            ("offset::9223372036854775800|limit::200", "exact=true&sort=-size&size=50"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_filter_is_said() {
        for (text, expected) in [
            ("", "at least one filter item is required"),
            ("center:self", "`center:self` is not of the form key::value"),
            ("tag::a", "unknown filter item `tag`"),
            ("name::a|name::b", "filter item `name` is given twice"),
            ("center::other", "center is `self` or `thirdparty`, not `other`"),
            ("offset::a|limit::5", "offset must be a whole number from 0, not `a`"),
            ("offset::0|limit::0", "limit must be a whole number from 1, not `0`"),
            ("offset::0", "offset and limit must be given together"),
            ("name::a::b", "name may not hold ::"),
            ("category:: :a", "category may not hold ::"),
        ] {
            assert_eq!(read(text).map_err(|error| error.to_string()), Err(expected.to_owned()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_request_is_read_back(
            third: bool, namespace in ".{0,8}", name in "[a-z$/ '\"é]{0,8}|.{0,8}", category in "[a-z_: ]{0,8}", exact: bool,
            page in prop_oneof![0..5u64, Just(Paging::LAST)], size in prop::sample::select(&PageSize::PAGED[..]),
        ) {
            let center = if third { Center::ThirdParty } else { Center::Own };
            let filters = Repositories { center, namespace, name, category, exact };
            let query = ListQuery { filters, paging: Paging { page, size }, ..ListQuery::default() };
            if let Ok(request) = query.request() {
                let text = Pairs::parse(&request.query).text("filter");
                let kept = Repositories { exact, ..Repositories::default() };
                let read = ListQuery { filters: kept, ..ListQuery::default() }.with_filter_text(&text);
                let filters = Repositories {
                    namespace: query.filters.namespace.trim().to_owned(),
                    name: with_slashes(query.filters.name.trim()),
                    category: query.filters.category.trim().to_owned(),
                    ..query.filters
                };
                prop_assert_eq!(&read, &Ok(ListQuery { filters, ..query }));
                prop_assert_eq!(read.expect("a query").request(), Ok(request));
            }
        }

        #[test]
        fn any_text_is_read_without_harm(text in "[a-z:|0-9 ']{0,20}|(center::self|name::.{0,4}|offset::[0-9]{1,20}|limit::[0-9]{1,20}|\\|){0,6}") {
            if let Ok(query) = ListQuery::<Repositories>::default().with_filter_text(&text) {
                prop_assert!(query.request().is_ok());
            }
        }
    }
}
