//! Whole answers, from the request to the page that is shown: A2.6 to A2.9, B1, E23, E25, R10, R17, V03.

use catalog::query::{Answer, Installers, ListQuery, Listing, Repositories, Versions};
use catalog::wire::{content_range::page_total, installer, repository};
use catalog::{Installer, Note, PackageKey, Page, Repository, Total};

use crate::read;

/// What rudder answers to a page of a list of `total` installers (wire.md A2.6).
fn rudder(total: u64, page_num: u64, page_size: u64) -> Answer<Vec<Installer>> {
    let rows = if page_size >= total {
        1..=total
    } else {
        let first = (page_num - 1) * page_size + 1;
        if first > total { total..=total } else { first..=(first + page_size - 1).min(total) }
    };
    let rows = rows.map(|n| Installer { name: format!("i{n:03}"), ..Installer::default() }).collect();
    Answer { rows, total: Total::Exact(total), ..Answer::default() }
}

fn installers(search: &str) -> ListQuery<Installers> {
    ListQuery::from_search(search)
}

fn arranged(search: &str, answer: &Answer<Vec<Installer>>) -> (Vec<String>, Page) {
    let page = Installers::arrange(&installers(search), answer);
    let names = page.indices.iter().map(|place| answer.rows[*place as usize].name.clone()).collect();
    (names, page)
}

#[test]
fn e23_a_page_past_the_end_is_empty() {
    for (id, search, total, page_num, shown, notes) in [
        ("E23", "page=3&size=10", 17, 3, 0, vec![Note::Overshot]),
        ("E23 last page", "page=2&size=10", 17, 2, 7, vec![]),
        ("E23 far past the end", "page=99&size=10", 17, 99, 0, vec![Note::Overshot]),
        ("E23 all rows again", "page=2&size=25", 17, 2, 0, vec![Note::Overshot]),
        ("E23 all rows", "page=1&size=25", 17, 1, 17, vec![]),
        ("E23 sorted", "page=3&size=10&sort=-name", 17, 3, 0, vec![Note::Overshot]),
        ("E23 nothing at all", "page=1&size=10", 0, 1, 0, vec![]),
    ] {
        let (names, page) = arranged(search, &rudder(total, page_num, installers(search).paging.size.rows()));
        assert_eq!((names.len(), page.total, page.notes), (shown, Total::Exact(total), notes), "{id}");
    }
    // The case as it is written: page 3 of size 5, of which there is none in the dashboard.
    let answer = rudder(7, 3, 5);
    assert_eq!((answer.rows.len(), answer.rows[0].name.as_str()), (1, "i007"), "E23: row 7 again");
    let honest = Answer { rows: Vec::new(), ..rudder(17, 3, 10) };
    assert_eq!(arranged("page=3&size=10", &honest).1.notes, [], "E23: nothing was dropped");
}

#[test]
fn e25_totals_that_cannot_be() {
    let body = |totals: &str| format!(r#"{{{totals},"brief_installers":[{{"name":"a"}},{{"name":"b"}}]}}"#);
    for (id, totals, total, installed) in [
        ("E25.a", r#""total":142,"installed_num":143"#, Total::Exact(142), Some(142)),
        ("E25.b", r#""total":-1,"installed_num":-1"#, Total::Exact(2), None),
        ("E25.c", r#""total":"142","installed_num":"3""#, Total::Exact(142), Some(3)),
        ("E25 less than came", r#""total":1,"installed_num":2"#, Total::Exact(2), Some(2)),
        ("E25 none", r#""page_num":1"#, Total::Exact(2), None),
        ("E25 largest", r#""total":18446744073709551615"#, Total::Exact(u64::MAX), None),
    ] {
        let (rows, frame) = read(&body(totals));
        let frame = frame.unwrap();
        let answer = Answer {
            rows: rows.iter().map(|row| installer(row.as_bytes()).unwrap()).collect(),
            total: frame.total.map_or(Total::Unknown, Total::Exact),
            installed_num: frame.installed_num,
            ..Answer::default()
        };
        let (names, page) = arranged("", &answer);
        assert_eq!((names.len(), page.total, answer.installed()), (2, total, installed), "{id}");
    }
}

#[test]
fn rows_are_shown_once_and_in_order() {
    let row = |repo: &str, name: &str, version: &str| Installer {
        repo: repo.into(),
        name: name.into(),
        version: version.into(),
        ..Installer::default()
    };
    let rows = vec![row("a", "x", "1.0.0"), row("a", "x", "1.0.0"), row("b", "x", "1.0.0"), row("a", "x", "1.0.0")];
    let answer = Answer { rows, total: Total::Exact(60), ..Answer::default() };
    let page = Installers::arrange(&installers(""), &answer);
    assert_eq!((page.indices, page.notes), (vec![0, 2], vec![Note::Repeated(2)]), "A2.8: latest stands twice");
    // Rudder's one order, whatever is asked: by name, then by version.
    let rows = vec![row("b", "a", "1.9.0"), row("b", "a", "1.10.0"), row("a", "B", "0.1.0"), row("a", "c", "latest")];
    let answer = Answer { rows, total: Total::Exact(60), ..Answer::default() };
    for (id, search, indices, ignored) in [
        ("A2.7 by name", "sort=name", [0, 1, 2, 3], false),
        ("A2.7 by name, not reversed", "sort=-name", [3, 2, 0, 1], true),
        ("A2.7 by version", "sort=version", [3, 2, 0, 1], true),
        ("A2.7 by version, reversed", "sort=-version", [1, 0, 2, 3], true),
        ("A2.7 by repository", "sort=repo", [2, 3, 0, 1], true),
        ("A2.7 by repository, reversed", "sort=-repo", [0, 1, 2, 3], false),
        ("A2.7 by state, which is not known", "sort=state", [0, 1, 2, 3], false),
        ("A2.7 by time, which is not known", "sort=-timestamp", [0, 1, 2, 3], false),
    ] {
        let page = Installers::arrange(&installers(search), &answer);
        let notes = if ignored { vec![Note::OrderIgnored] } else { vec![] };
        assert_eq!((page.indices, page.notes), (indices.to_vec(), notes), "{id}");
    }
}

#[test]
fn a_whole_list_is_cut_into_pages_here() {
    let whole = |total| Answer { total, ..rudder(60, 1, 60) };
    for (id, search, total, shown, first, miscounted) in [
        ("first page", "size=25", Total::Exact(60), 25, "i001", None),
        ("last page", "size=25&page=3", Total::Exact(60), 10, "i051", None),
        ("past the end is the last page", "size=25&page=9", Total::Exact(60), 10, "i051", None),
        ("no total", "size=25&page=2", Total::Unknown, 25, "i026", None),
        ("too small a total", "size=25&page=2", Total::Exact(30), 25, "i026", Some(Note::Miscounted(30))),
    ] {
        let (names, page) = arranged(search, &whole(total));
        assert_eq!((names.len(), names[0].as_str(), page.total), (shown, first, Total::Exact(60)), "{id}");
        let notes: Vec<_> = std::iter::once(Note::PagingIgnored).chain(miscounted).collect();
        assert_eq!(page.notes, notes, "{id}");
    }
    let (names, page) = arranged("size=25&page=2&sort=-name", &whole(Total::Exact(60)));
    assert_eq!((names[0].as_str(), page.offset), ("i035", 25), "sorted before it is cut");
    assert_eq!(page.notes, [Note::PagingIgnored, Note::OrderIgnored]);
    let (names, page) = arranged("size=25", &whole(Total::Exact(500)));
    assert_eq!((names.len(), page.total), (60, Total::Exact(500)), "no row that came is hidden");
    assert_eq!(page.notes, [Note::PagingIgnored]);
}

#[test]
fn key_words_are_sent_as_they_stand_or_as_an_expression() {
    for (search, key_words) in [
        ("key_words=c%2B%2B", Some(r"c%5C%2B%5C%2B")),
        ("key_words=+%5Ba+b/%E8%AE%BE+", Some("%5C%5Ba%20b%2F%E8%AE%BE")),
        ("key_words=+%5Eiot.*%24+&regex=true", Some("%5Eiot.*%24")),
        ("key_words=a.b&regex=yes", Some("a%5C.b")),
        ("key_words=+&regex=true", None),
        ("regex=true", None),
    ] {
        let target = installers(search).request().unwrap().target();
        assert_eq!(target.split_once("&key_words=").map(|(_, words)| words), key_words, "{search}");
    }
    let alone = installers("regex=true");
    assert!(!alone.filters.is_filtered(), "an expression of nothing narrows nothing");
    assert_eq!(alone.to_search(), "regex=true");
    assert_eq!(
        installers("key_words=a&regex=true&installed=true").to_search(),
        "key_words=a&regex=true&installed=true"
    );
    assert_eq!(installers("key_words=a&regex=true").cleared().to_search(), "");
}

fn repositories(search: &str) -> ListQuery<Repositories> {
    ListQuery::from_search(search)
}

fn named(names: &[(&str, &str)]) -> Vec<Repository> {
    let row = |(namespace, name): &(&str, &str)| format!(r#"{{"namespace":"{namespace}","name":"{name}"}}"#);
    names.iter().map(|names| repository(row(names).as_bytes()).unwrap()).collect()
}

#[test]
fn r17_exactly_what_was_typed() {
    let rows = named(&[("dev", "a"), ("dev2", "a"), ("mydev", "a/b"), ("dev", "a/b")]);
    let answer = |total| Answer { rows: rows.clone(), total, ..Answer::default() };
    for (id, search, total, indices, shown_total, left_out) in [
        ("R17", "namespace=dev&exact=true", 4, &[0, 3][..], 2, 2),
        ("R17 not exact", "namespace=dev", 4, &[0, 1, 2, 3], 4, 0),
        ("R17 more pages", "namespace=dev&exact=true", 40, &[0, 3], 40, 2),
        ("R17 name", "name=+a+&exact=true", 4, &[0, 1], 2, 2),
        ("R17 both", "namespace=dev&name=a/b&exact=true", 4, &[3], 1, 3),
        ("R17 dollar", "name=a%24b&exact=true", 4, &[2, 3], 2, 2),
        ("R17 nothing typed", "exact=true", 4, &[0, 1, 2, 3], 4, 0),
        ("R17 case", "namespace=Dev&exact=true", 4, &[], 0, 4),
        ("R17 sorted", "name=a&exact=true&sort=-name", 4, &[1, 0], 2, 2),
    ] {
        let page = Repositories::arrange(&repositories(search), &answer(Total::Exact(total)));
        assert_eq!((page.indices.as_slice(), page.total), (indices, Total::Exact(shown_total)), "{id}");
        // Four rows are no page of 25, and more match.
        let short = (total > 4).then_some(Note::Short(4));
        let notes: Vec<_> = short.into_iter().chain((left_out > 0).then_some(Note::NotExact(left_out))).collect();
        assert_eq!(page.notes, notes, "{id}");
    }
    assert!(!repositories("exact=true").filters.is_filtered());
    assert_eq!(repositories("exact=true&namespace=a").to_search(), "namespace=a&exact=true");
    assert_eq!(repositories("exact=1").to_search(), "");
}

#[test]
fn repositories_that_come_all_at_once_are_paged_here() {
    let names: Vec<_> = (0..60).map(|n| format!("r{n:02}")).collect();
    let rows = named(&names.iter().map(|name| ("n", name.as_str())).collect::<Vec<_>>());
    for (id, search, header, first) in [
        ("B1.6 no header", "page=2", None, 25),
        ("B1.6 first page", "", None, 0),
        ("B1.7 header of all", "page=2", Some("0-60/60"), 25),
    ] {
        let query = repositories(search);
        let total = page_total(header, None, query.paging.offset(), 60, 25);
        let page = Repositories::arrange(&query, &Answer { rows: rows.clone(), total, ..Answer::default() });
        assert_eq!(page.indices, (first..first + 25).collect::<Vec<_>>(), "{id}");
        assert_eq!((page.total, page.notes), (Total::Exact(60), vec![Note::PagingIgnored]), "{id}");
    }
}

#[test]
fn r10_slashes_are_sent_as_dollars() {
    for (id, search, name) in [
        ("R10", "name=team/app/web", "name%3A%3Ateam%24app%24web%7C"),
        ("R10 dollar", "name=team%24app", "name%3A%3Ateam%24app%7C"),
    ] {
        let target = repositories(search).request().unwrap().target();
        assert!(target.contains(name), "{id}: {target}");
        assert!(repositories(search).filters.name.starts_with("team"), "{id}: shown as it was typed");
    }
    let mut versions = ListQuery::<Versions>::default();
    versions.filters.package = PackageKey { namespace: "n".into(), package: "team/app$web".into() };
    assert_eq!(versions.request().unwrap().path, "v2/manage/namespaces/n/packages/team$app$web/versions", "R10");
}

#[test]
fn windows_are_what_every_region_takes() {
    for size in catalog::PageSize::PAGED {
        for page in [0, 1, 7, 9_999_999] {
            let paging = catalog::query::Paging { page, size };
            assert!(size.rows() <= 1000 && paging.offset().is_multiple_of(size.rows()), "B1.6");
        }
    }
}

#[test]
fn v03_a_name_that_looks_encoded_has_two_paths() {
    let asked = |package: &str| {
        let mut query = ListQuery::<Versions>::default();
        query.filters.package = PackageKey { namespace: "n".into(), package: package.into() };
        (query.request().unwrap().path, query.verbatim().map(|request| request.path))
    };
    for (id, package, first, second) in [
        ("V03", "hello%20hello", "hello%2520hello", Some("hello%20hello")),
        ("V03 plain", "hello", "hello", None),
        ("V03 lone percent sign", "100%", "100%25", None),
        ("V03 both", "100% %41?", "100%25%20%2541%3F", Some("100%25%20%41%3F")),
    ] {
        let path = |package: &str| format!("v2/manage/namespaces/n/packages/{package}/versions");
        assert_eq!(asked(package), (path(first), second.map(path)), "{id}");
    }
}
