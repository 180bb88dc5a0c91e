use proptest::prelude::*;

use super::*;
use crate::order::Direction;
use crate::{Center, Installer, Package, PackageKey, PackageVersion, Repository};

fn repositories(search: &str) -> ListQuery<Repositories> {
    ListQuery::from_search(search)
}

#[test]
fn an_address_says_all_that_is_shown() {
    let query = repositories("?name=web&center=thirdparty&sort=-size&page=3&size=50&open=platform/team/app/web");
    assert_eq!(query.filters.name, "web");
    assert_eq!(query.filters.center, Center::ThirdParty);
    assert_eq!(query.sort, Some(Sort { column: RepositoryColumn::Size, direction: Direction::Descending }));
    assert_eq!((query.paging.page, query.paging.size), (2, PageSize::Fifty));
    assert_eq!(query.open, "platform/team/app/web");
    assert_eq!(query.to_search(), "center=thirdparty&name=web&sort=-size&page=3&size=50&open=platform/team/app/web");
}

#[test]
fn what_cannot_be_read_is_the_default() {
    for search in
        ["", "?", "page=0", "page=-1", "page=1e3", "size=7", "sort=colour", "sort=", "center=other", "&&=&x", "%"]
    {
        assert_eq!(repositories(search), ListQuery::default(), "{search}");
        assert_eq!(repositories(search).to_search(), "");
    }
    assert_eq!(repositories("page=99999999999999").paging.page, Paging::LAST);
}

#[test]
fn a_filter_goes_back_to_the_first_page_and_closes_the_row() {
    let query = repositories("namespace=a&page=4&sort=name&open=a/b");
    let changed = query.with_filters(|filters| filters.name = "x".into());
    assert_eq!(changed.to_search(), "namespace=a&name=x&sort=name");
    assert_eq!(query.cleared().to_search(), "sort=name");
    assert_eq!(query.with_page(1).to_search(), "namespace=a&sort=name&page=2");
    assert_eq!(query.with_open("a/c").to_search(), "namespace=a&sort=name&page=4&open=a/c");
    assert_eq!(query.with_sort(None).to_search(), "namespace=a&page=4&open=a/b");
}

#[test]
fn another_size_keeps_the_first_row() {
    assert_eq!(repositories("page=5&size=10").with_size(PageSize::TwentyFive).to_search(), "page=2");
    assert_eq!(repositories("page=3").with_size(PageSize::Ten).to_search(), "page=6&size=10");
}

#[test]
fn a_header_goes_through_its_orders() {
    let size = RepositoryColumn::Size;
    let first = Sort::clicked(None, size);
    assert_eq!(first, Some(Sort { column: size, direction: Direction::Descending }));
    let second = Sort::clicked(first, size);
    assert_eq!(second, Some(Sort { column: size, direction: Direction::Ascending }));
    assert_eq!(Sort::clicked(second, size), None);
    let name = Sort::clicked(first, RepositoryColumn::Name);
    assert_eq!(name, Some(Sort { column: RepositoryColumn::Name, direction: Direction::Ascending }));
}

#[test]
fn the_requests_are_those_of_the_documents() {
    let target = |request: Result<Request, FieldError>| request.map(|request| request.target());
    assert_eq!(
        target(repositories("").request()).as_deref(),
        Ok("v2/manage/repos?filter=center%3A%3Aself%7Coffset%3A%3A0%7Climit%3A%3A25")
    );
    assert_eq!(
        target(repositories("namespace=a+b&page=3&size=10").request()).as_deref(),
        Ok("v2/manage/repos?filter=center%3A%3Aself%7Cnamespace%3A%3Aa%20b%7Coffset%3A%3A20%7Climit%3A%3A10")
    );
    assert_eq!(repositories("name=a|b").request(), Err(FieldError { field: "name", forbidden: "|" }));

    let packages = ListQuery::<Packages>::from_search;
    assert_eq!(target(packages("page=2").request()).as_deref(), Ok("v2/manage/packages"));
    assert_eq!(
        target(packages("namespace=web&package_name=hello%2520hello").request()).as_deref(),
        Ok("v2/manage/packages?package_name=hello%2520hello&namespace=web")
    );

    let mut versions = ListQuery::<Versions>::from_search("page=2");
    versions.filters.package = PackageKey { namespace: "web".into(), package: "hello%20hello".into() };
    assert_eq!(target(versions.request()).as_deref(), Ok("v2/manage/namespaces/web/packages/hello%2520hello/versions"));

    assert_eq!(
        versions.verbatim().map(|request| request.target()).as_deref(),
        Some("v2/manage/namespaces/web/packages/hello%20hello/versions")
    );
    versions.filters.package = PackageKey { namespace: "a%41".into(), package: "team/app/cli $".into() };
    assert_eq!(
        target(versions.request()).as_deref(),
        Ok("v2/manage/namespaces/a%2541/packages/team$app$cli%20$/versions")
    );
    assert_eq!(
        versions.verbatim().map(|request| request.target()).as_deref(),
        Some("v2/manage/namespaces/a%41/packages/team$app$cli%20$/versions")
    );
    versions.filters.package = PackageKey { namespace: "web".into(), package: "100%".into() };
    assert_eq!((versions.verbatim(), repositories("name=a%2541").verbatim()), (None, None));

    let installers = ListQuery::<Installers>::from_search;
    assert_eq!(target(installers("").request()).as_deref(), Ok("repos/installers?page_num=1&page_size=25"));
    assert_eq!(
        target(installers("key_words=c%2B%2B&installed=true&sort=-timestamp&page=2&size=10").request()).as_deref(),
        Ok(
            "repos/installers?page_num=2&page_size=10&order_by=timestamp&is_descending=true&key_words=c%5C%2B%5C%2B&installed=true"
        )
    );
}

#[test]
fn a_page_of_repositories_is_sorted_within_itself() {
    let row = |name: &str, size| Repository { name: name.into(), size, ..Repository::default() };
    let rows = vec![row("b", Some(1)), row("a", None), row("c", Some(3))];
    let answer = Answer { rows, total: Total::Exact(28), ..Answer::default() };
    let page = |search| Repositories::arrange(&repositories(search), &answer);
    let second = Page { indices: vec![0, 1, 2], offset: 25, total: Total::Exact(28), ..Page::default() };
    assert_eq!(page("page=2"), second);
    assert_eq!(page("sort=-size").indices, [2, 0, 1]);
    assert_eq!(page("sort=size").indices, [0, 2, 1]);
    assert_eq!(page("sort=name").indices, [1, 0, 2]);
}

#[test]
fn packages_come_whole_and_are_paged_here() {
    let row = |n: u64| Package { package: format!("p{n}"), size: Some(n), ..Package::default() };
    let answer = Answer { rows: (0..30).map(row).collect(), ..Answer::default() };
    let page = |search| Packages::arrange(&ListQuery::from_search(search), &answer);
    assert_eq!(page("").indices, (0..25).collect::<Vec<_>>());
    assert_eq!(page("page=2&sort=-size").indices, [4, 3, 2, 1, 0]);
    assert_eq!(page("page=2").total, Total::Exact(30));
    assert_eq!(page("page=77").span(), Some((26, 30)), "past the end is the last page");
    assert_eq!(page("sort=name").indices[..3], [0, 1, 2]);
    assert_eq!(Packages::arrange(&ListQuery::default(), &Answer::default()).span(), None);
}

#[test]
fn versions_are_newest_first() {
    let row = |version: &str| PackageVersion { version: version.into(), ..PackageVersion::default() };
    let answer = Answer { rows: ["1.9.0", "latest", "1.10.0"].map(row).to_vec(), ..Answer::default() };
    let page = |search| Versions::arrange(&ListQuery::from_search(search), &answer).indices;
    assert_eq!(page(""), [2, 0, 1]);
    assert_eq!(page("sort=version"), [1, 0, 2]);
}

fn any_sort<C: Column>() -> impl Strategy<Value = Option<Sort<C>>> {
    let direction = prop_oneof![Just(Direction::Ascending), Just(Direction::Descending)];
    prop::option::of(
        (prop::sample::select(C::ALL), direction).prop_map(|(column, direction)| Sort { column, direction }),
    )
}

fn any_paging() -> impl Strategy<Value = Paging> {
    (0..=Paging::LAST, prop::sample::select(&PageSize::ALL[..]))
        .prop_map(|(page, size)| Paging { page, size }.of_size(size))
}

fn round_trip<L: Listing + std::fmt::Debug>(
    filters: L,
    sort: Option<Sort<L::Column>>,
    paging: Paging,
    [find, open, columns, density]: [String; 4],
) -> Result<(), TestCaseError> {
    let mut writer = search::Writer::default();
    writer.push_set("columns", &columns);
    writer.push_set("density", &density);
    let layout = writer.finish();
    let query = ListQuery { filters, sort, paging, find, open, layout };
    let search = query.to_search();
    let read = ListQuery::<L>::from_search(&search);
    prop_assert_eq!(&read, &query);
    prop_assert_eq!(read.to_search(), search, "canonical");
    let changed = [
        query.with_filters(|filters| *filters = filters.cleared()),
        query.cleared(),
        query.with_find("x"),
        query.with_sort(None),
        query.with_page(3),
        query.with_size(PageSize::Fifty),
        query.with_open(""),
    ];
    for other in changed {
        prop_assert_eq!(&other.layout, &query.layout, "a list stays laid out as it is");
        prop_assert_eq!(other.request().ok(), other.with_layout("").request().ok(), "no request tells");
    }
    prop_assert_eq!(query.with_layout(&query.layout), query);
    Ok(())
}

#[test]
fn a_layout_is_what_its_keys_say_and_nothing_else() {
    for (search, layout) in [
        ("name=x&show=cards&density=&columns=name,-size", "columns=name,-size&show=cards"),
        ("rows=a%20b%26&density=huge&column=x&Rows=flat", "density=huge&rows=a%20b%26"),
        ("density=roomy&density=normal", "density=roomy"),
        ("", ""),
    ] {
        assert_eq!(repositories(search).layout, layout, "{search}");
        assert_eq!(repositories("page=2").with_layout(search).layout, layout, "{search}");
    }
}

#[test]
fn all_rows_of_a_paged_list_are_asked_for_in_parts_and_sorted_here() {
    let query = repositories("size=all&page=7&sort=-size");
    assert_eq!(query.paging.page, 0, "all rows are one page");
    assert_eq!(query.sort_scope(), SortScope::WholeList);
    let part = |page| ListQuery { paging: query.paging.at(page), ..query.clone() };
    let decoded = |page| part(page).request().unwrap().query.replace("%3A", ":").replace("%7C", "|");
    assert_eq!(decoded(0), "filter=center::self|offset::0|limit::1000");
    assert_eq!(decoded(3), "filter=center::self|offset::3000|limit::1000");
    let installers = ListQuery::<Installers>::from_search("size=all&sort=-version");
    assert_eq!(installers.request().unwrap().query, "page_num=1&page_size=1000");
    let row = |name: &str, version: &str| Installer {
        name: name.to_owned(),
        version: version.to_owned(),
        ..Installer::default()
    };
    let rows = vec![row("b", "1.9"), row("a", "1.10"), row("a", "1.10")];
    let answer = Answer { rows, total: Total::Exact(3), ..Answer::default() };
    let page = Installers::arrange(&installers, &answer);
    assert_eq!(page.indices, [1, 0]);
    assert_eq!(page.notes, [crate::Note::Repeated(1)], "that we sort is no fault of the server");
}

proptest! {
    #[test]
    fn repositories_round_trip(
        thirdparty: bool, namespace: String, name: String, category: String, exact: bool,
        sort in any_sort(), paging in any_paging(), texts: [String; 4],
    ) {
        let center = if thirdparty { Center::ThirdParty } else { Center::Own };
        round_trip(Repositories { center, namespace, name, category, exact }, sort, paging, texts)?;
    }

    #[test]
    fn packages_round_trip(package_name: String, namespace: String, sort in any_sort(), paging in any_paging(), texts: [String; 4]) {
        round_trip(Packages { package_name, namespace }, sort, paging, texts)?;
    }

    #[test]
    fn versions_round_trip(sort in any_sort(), paging in any_paging(), texts: [String; 4]) {
        round_trip(Versions::default(), sort, paging, texts)?;
    }

    #[test]
    fn installers_round_trip(
        key_words: String, regex: bool, installed: bool, sort in any_sort(), paging in any_paging(), texts: [String; 4]) {
        round_trip(Installers { key_words, regex, installed }, sort, paging, texts)?;
    }

    #[test]
    fn any_address_gives_a_query(search: String) {
        for text in [search.clone(), format!("?name={search}&page={search}&sort={search}")] {
            let query = repositories(&text);
            prop_assert_eq!(repositories(&query.to_search()), query);
        }
    }
}
