//! The only place that writes a path, or reads one.

mod comparison;

use std::{cell::RefCell, sync::OnceLock};

use catalog::{
    PackageKey, PageSize,
    query::{
        Installers, ListQuery, Packages, Repositories, Versions,
        layout::LAYOUT,
        search::{Pairs, Writer, decode_component, encode_component},
    },
};
use leptos::prelude::*;

pub use comparison::Comparison;

use crate::{browser, live};

/// The part of every address that names the connection; left out for the first one.
const CONNECTION: &str = "connection";
/// The part that names the size of a page.
const SIZE: &str = "size";

thread_local! {
    static SHOWN: RefCell<Option<ArcMemo<String>>> = const { RefCell::new(None) };
}

/// Tells every address written from now on which connection is shown; an empty name is the first one.
pub fn follow_connection(shown: ArcMemo<String>) {
    SHOWN.set(Some(shown));
}

/// The names of the lists.
pub const REPOSITORIES_LIST: &str = "repositories";
/// Packages.
pub const PACKAGES_LIST: &str = "packages";
/// Versions of a package.
pub const VERSIONS_LIST: &str = "versions";
/// Installers.
pub const INSTALLERS_LIST: &str = "installers";

/// All of them.
pub const LISTS: [&str; 4] = [REPOSITORIES_LIST, PACKAGES_LIST, VERSIONS_LIST, INSTALLERS_LIST];

/// The name of the list that a saved address shows; empty if it shows none.
pub fn list_named(address: &str) -> &'static str {
    let path = address.split('?').next().unwrap_or_default().trim_end_matches('/');
    let first = path.split('/').nth(1).unwrap_or_default();
    let name = if path.ends_with("/versions") { VERSIONS_LIST } else { first };
    LISTS.into_iter().find(|list| *list == name).unwrap_or_default()
}

/// The icon of a saved address: its list's.
pub fn icon_of(address: &str) -> &'static str {
    match list_named(address) {
        "" => "view",
        list => list,
    }
}

/// A page of the dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The overview.
    Overview,
    /// A list, by its name.
    List(&'static str),
    /// Two connections beside each other.
    Compare,
}

/// The page that stands at a path.
pub fn page_at(pathname: &str) -> Option<Page> {
    let path = pathname.strip_prefix(base()).unwrap_or(pathname);
    match path.trim_matches('/') {
        "" => return Some(Page::Overview),
        "compare" => return Some(Page::Compare),
        _ => (),
    }
    let name = list_named(path);
    let depth = if name == VERSIONS_LIST { 4 } else { 1 };
    (path.trim_matches('/').split('/').count() == depth && !name.is_empty()).then_some(Page::List(name))
}

/// The query of an address with a page size, unless it has one.
pub fn sized(search: &str, size: PageSize) -> String {
    let search = search.strip_prefix('?').unwrap_or(search);
    if size == PageSize::default() || !Pairs::parse(search).text(SIZE).is_empty() {
        return search.to_owned();
    }
    let mut writer = Writer::default();
    writer.push(SIZE, &size.to_param());
    let size = writer.finish();
    if search.is_empty() { size } else { format!("{search}&{size}") }
}

/// A place in the dashboard: everything that can be linked to.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The overview.
    Overview,
    /// The start of a list, by its name.
    List(&'static str),
    /// The list of repositories.
    Repositories(ListQuery<Repositories>),
    /// The list of packages.
    Packages(ListQuery<Packages>),
    /// The versions of one package.
    Versions(ListQuery<Versions>),
    /// The list of installers.
    Installers(ListQuery<Installers>),
    /// Two connections beside each other, by the query that [`Comparison`] writes.
    Compare(String),
}

impl Place {
    /// Its address on the connection shown, as every link must have it; tracked.
    pub fn href(&self) -> String {
        let shown = SHOWN.with_borrow(Clone::clone);
        let shown = shown.map(|shown| {
            live::track(&shown);
            shown.get_untracked()
        });
        let shown = shown.unwrap_or_default();
        format!("{}{}", base(), on_connection(&self.path(), &shown))
    }

    /// The versions of a package, from the first page.
    pub fn versions_of(package: PackageKey) -> Self {
        Self::Versions(ListQuery { filters: Versions { package, ..Versions::default() }, ..ListQuery::default() })
    }

    /// Its address below the base.
    fn path(&self) -> String {
        let (path, search) = match self {
            Self::Overview => ("/".to_owned(), String::new()),
            Self::List(name) => (format!("/{name}"), String::new()),
            Self::Repositories(query) => ("/repositories".to_owned(), query.to_search()),
            Self::Packages(query) => ("/packages".to_owned(), query.to_search()),
            Self::Versions(query) => {
                let PackageKey { namespace, package } = &query.filters.package;
                let path = format!("/packages/{}/{}/versions", segment(namespace), segment(package));
                (path, query.to_search())
            }
            Self::Installers(query) => ("/installers".to_owned(), query.to_search()),
            Self::Compare(search) => ("/compare".to_owned(), search.clone()),
        };
        if search.is_empty() { path } else { format!("{path}?{search}") }
    }
}

/// The connection that the query of an address names; empty if it names none.
pub fn connection_of(search: &str) -> String {
    Pairs::parse(search).text(CONNECTION)
}

/// An address as it is saved: below the base, without what is open.
pub fn address_of(pathname: &str, search: &str) -> String {
    let search = search.strip_prefix('?').unwrap_or(search);
    saved(&format!("{pathname}?{search}"))
}

/// A link of ours as a view is saved: below the base, without what is open.
pub fn saved(href: &str) -> String {
    without(&below_base(href), &["open"])
}

/// A link of ours as it is saved: below the base.
pub fn below_base(href: &str) -> String {
    href.strip_prefix(base()).unwrap_or(href).to_owned()
}

/// A saved address as a link.
pub fn href_of(address: &str) -> String {
    format!("{}{address}", base())
}

/// The start of a list: its address without what is open and paged to.
pub fn list_start(pathname: &str, search: &str) -> String {
    let search = search.strip_prefix('?').unwrap_or(search);
    without(&format!("{pathname}?{search}"), &["open", "page"])
}

/// An address without the open row and its layout: what its list is scrolled to is remembered under it.
pub fn list_of(address: &str) -> String {
    without(&without_layout(address), &["open"])
}

/// An address that does not say how its list is laid out.
pub fn without_layout(address: &str) -> String {
    without(address, &LAYOUT)
}

/// An address without the pairs of those keys; the others stay as they are written.
fn without(address: &str, keys: &[&str]) -> String {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    let key = |pair: &str| pair.split('=').next().is_some_and(|key| keys.contains(&key));
    let kept: Vec<&str> = search.split('&').filter(|pair| !pair.is_empty() && !key(pair)).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// The same address on another connection; an empty name is the first one.
pub fn on_connection(address: &str, connection: &str) -> String {
    let address = without(address, &[CONNECTION]);
    if connection.is_empty() {
        return address;
    }
    let mut writer = Writer::default();
    writer.push(CONNECTION, connection);
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}{}", writer.finish())
}

/// A browser resolves `.` and `..` even when they are percent-encoded: a name of dots alone goes through a second
/// encoding, which [`package_of`] undoes.
fn segment(text: &str) -> String {
    match text {
        "." => "%252E".to_owned(),
        ".." => "%252E%252E".to_owned(),
        _ => encode_component(text),
    }
}

/// The package whose versions stand at that path, read from the raw path: the router's own parameters are decoded more
/// than once on the way, and a name may itself look percent-encoded.
pub fn package_of(pathname: &str) -> PackageKey {
    let path = pathname.strip_prefix(base()).unwrap_or(pathname);
    let mut segments = path.trim_start_matches('/').split('/').skip(1);
    let mut next = || match segments.next().unwrap_or_default() {
        "%252E" => ".".to_owned(),
        "%252E%252E" => "..".to_owned(),
        other => decode_component(other),
    };
    PackageKey { namespace: next(), package: next() }
}

/// Whether two paths lead to the same page, whatever it shows.
pub fn is_same_page(a: &str, b: &str) -> bool {
    // The versions of another package are the same page; they differ from the packages by their depth.
    let shape = |path: &str| (view_of(path).to_owned(), path.trim_end_matches('/').matches('/').count());
    shape(a) == shape(b)
}

/// The first part of a path below the base, which tells the views apart.
pub fn view_of(pathname: &str) -> &str {
    let path = pathname.strip_prefix(base()).unwrap_or(pathname);
    path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default()
}

/// The dashboard's path on its host, without a trailing `/`; empty at the root.
pub fn base() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    if cfg!(target_arch = "wasm32") { BASE.get_or_init(browser::base_path) } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_one_address() {
        let repositories = ListQuery::from_search("name=web&page=2");
        assert_eq!(Place::Overview.path(), "/");
        assert_eq!(Place::Repositories(repositories).path(), "/repositories?name=web&page=2");
        assert_eq!(Place::Installers(ListQuery::default()).path(), "/installers");
        assert_eq!(Place::List(INSTALLERS_LIST).path(), "/installers");
        assert_eq!(Comparison::default().place().path(), "/compare");
    }

    #[test]
    fn an_address_tells_its_list() {
        for (address, list) in [
            ("/packages?open=a/b", "packages"),
            ("/packages/a/b/versions?open=1", "versions"),
            ("/installers/", "installers"),
            ("/?x=/packages", ""),
            ("/elsewhere", ""),
        ] {
            assert_eq!(list_named(address), list, "{address}");
        }
    }

    #[test]
    fn a_path_leads_to_a_page_or_to_none() {
        for (path, page) in [
            ("/packages", Some(Page::List("packages"))),
            ("/packages/a/b/versions/", Some(Page::List("versions"))),
            ("/packages/a", None),
            ("/packages/versions", None),
            ("/installers/a/b", None),
            ("/elsewhere", None),
            ("/compare/", Some(Page::Compare)),
            ("/compare/x", None),
            ("/", Some(Page::Overview)),
            ("", Some(Page::Overview)),
        ] {
            assert_eq!(page_at(path), page, "{path}");
        }
    }

    #[test]
    fn an_address_that_names_a_size_keeps_it() {
        for (search, size, expected) in [
            ("", PageSize::Fifty, "size=50"),
            ("?page=3", PageSize::Whole, "page=3&size=all"),
            ("size=10&page=3", PageSize::Fifty, "size=10&page=3"),
            ("?name=x", PageSize::TwentyFive, "name=x"),
        ] {
            assert_eq!(sized(search, size), expected);
        }
    }

    #[test]
    fn what_is_open_is_no_part_of_the_list() {
        assert_eq!(list_of("/a?name=x&open=b/c"), "/a?name=x");
        assert_eq!(list_of("/a?open=b/c"), "/a");
        assert_eq!(list_of("/a?columns=x,-y&name=z&show=cards&open=b&density=roomy&rows=flat"), "/a?name=z");
        assert_eq!(list_of("/a"), "/a");
        assert_eq!(list_start("/a", "?page=2&name=x%20&open=b"), "/a?name=x%20");
        assert_eq!(list_start("/a", ""), "/a");
    }

    #[test]
    fn an_address_names_its_connection_last() {
        for (address, connection, expected) in [
            ("/", "", "/"),
            ("/", "edge", "/?connection=edge"),
            ("/a?name=x", "北 &", "/a?name=x&connection=%E5%8C%97%20%26"),
            ("/a?connection=edge&name=x", "", "/a?name=x"),
            ("/a?connection=edge", "north", "/a?connection=north"),
        ] {
            assert_eq!(on_connection(address, connection), expected);
        }
    }

    #[test]
    fn pages_are_told_apart() {
        assert!(is_same_page("/packages/a/b/versions", "/packages/c/d%2Fe/versions"));
        assert!(!is_same_page("/packages/a/b/versions", "/packages"));
        assert!(!is_same_page("/packages", "/repositories"));
        assert!(is_same_page("/packages/", "/packages"));
    }

    #[test]
    fn any_package_survives_its_address() {
        for (namespace, package, path) in [
            ("web", "hello%20hello", "/packages/web/hello%2520hello/versions"),
            ("web", "team/app", "/packages/web/team%2Fapp/versions"),
            ("平台", "网关 a+b", "/packages/%E5%B9%B3%E5%8F%B0/%E7%BD%91%E5%85%B3%20a%2Bb/versions"),
            ("a", "100%", "/packages/a/100%25/versions"),
            ("a", "..", "/packages/a/%252E%252E/versions"),
            ("a", "?#&=", "/packages/a/%3F%23%26%3D/versions"),
        ] {
            let key = PackageKey { namespace: namespace.into(), package: package.into() };
            let place = Place::versions_of(key.clone());
            assert_eq!(place.path(), path);
            assert_eq!(package_of(path), key);
        }
    }
}
