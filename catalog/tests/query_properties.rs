//! What holds for every list, whatever a server sends for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

use std::collections::BTreeSet;

use catalog::query::words::{escaped, literal};
use catalog::query::{Answer, Column, Installers, ListQuery, Listing, Packages, Paging, Repositories, Versions};
use catalog::{
    InstallState, Installer, Note, Package, PackageKey, PackageVersion, Page, PageSize, Repository, Timestamp, Total,
};
use proptest::prelude::*;
use regex::Regex;

fn total() -> impl Strategy<Value = Total> {
    let number = prop_oneof![0u64..60, any::<u64>()];
    prop_oneof![number.clone().prop_map(Total::Exact), number.prop_map(Total::AtLeast), Just(Total::Unknown)]
}

fn search<L: Listing>() -> impl Strategy<Value = String> {
    let columns: Vec<&str> = L::Column::ALL.iter().map(|column| column.as_str()).collect();
    let sort = prop::option::of(("-?", prop::sample::select(columns)));
    (sort, prop_oneof![1u64..9, any::<u64>()], 0usize..5, "[ab]?", any::<bool>()).prop_map(
        |(sort, page, size, text, flag)| {
            let sort = sort.map(|(sign, column)| format!("&sort={sign}{column}")).unwrap_or_default();
            let filters = format!("name={text}&namespace={text}&key_words={text}&exact={flag}&regex={flag}");
            format!("{filters}&page={page}&size={}{sort}", PageSize::ALL[size].rows())
        },
    )
}

fn answer<T: std::fmt::Debug>(row: impl Strategy<Value = T>) -> impl Strategy<Value = Answer<Vec<T>>> {
    let skipped = prop_oneof![3 => Just(0u64), 1 => any::<u64>()];
    (prop::collection::vec(row, 0..60), skipped, total(), any::<Option<u64>>()).prop_map(
        |(rows, skipped, total, installed_num)| Answer { rows, skipped, total, installed_num, ..Answer::default() },
    )
}

fn an_installer() -> impl Strategy<Value = Installer> {
    let states =
        [InstallState::Uninstall, InstallState::Installed, InstallState::SameName, InstallState::Unknown].to_vec();
    ("[ab]", "[aAb10]{1,2}", "(1\\.[0-9]{1,2}|latest|V1|r2)", prop::sample::select(states), prop::option::of(0i64..4))
        .prop_map(|(repo, name, version, state, seconds)| Installer {
            repo,
            name,
            version,
            state,
            timestamp: seconds.and_then(Timestamp::from_unix),
            ..Installer::default()
        })
}

/// What holds for the page of any list.
fn sound<L: Listing>(search: &str, answer: &Answer<Vec<L::Row>>) -> Result<Page, TestCaseError> {
    let query = ListQuery::<L>::from_search(search);
    let page = L::arrange(&query, answer);
    let places: BTreeSet<u32> = page.indices.iter().copied().collect();
    prop_assert_eq!(places.len(), page.indices.len(), "a row is shown twice");
    prop_assert!(places.iter().all(|place| (*place as usize) < answer.rows.len()));
    if let (Total::Exact(total), Some((_, last))) = (page.total, page.span()) {
        prop_assert!(last <= total, "row {} of {}", last, total);
    }
    if !page.notes.contains(&Note::PagingIgnored) {
        prop_assert!(page.offset <= query.paging.offset());
        prop_assert!((page.indices.len() as u64) <= query.paging.size.rows());
    }
    Ok(page)
}

proptest! {
    #[test]
    fn installers_are_shown_once_and_in_order(search in search::<Installers>(), answer in answer(an_installer())) {
        let page = sound::<Installers>(&search, &answer)?;
        let rows: Vec<&Installer> = page.indices.iter().map(|place| &answer.rows[*place as usize]).collect();
        let keys: BTreeSet<_> = rows.iter().map(|row| row.key()).collect();
        prop_assert_eq!(keys.len(), rows.len(), "an installer is shown twice");
        prop_assert!(answer.installed().unwrap_or_default() <= answer.installed_num.unwrap_or_default());
        // What is shown is in the order asked for: sent like that, it would be left as it is.
        let query = ListQuery::<Installers>::from_search(&search);
        let shown = Answer { rows: rows.into_iter().cloned().collect(), ..Answer::default() };
        let first = ListQuery { paging: Paging { page: 0, size: PageSize::TwoHundred }, ..query };
        let again = Installers::arrange(&first, &shown);
        prop_assert_eq!(again.indices, (0..).take(shown.rows.len()).collect::<Vec<u32>>());
        prop_assert_eq!(again.notes, []);
    }

    #[test]
    fn no_row_is_lost_without_a_note(search in search::<Installers>(), answer in answer(an_installer())) {
        let page = Installers::arrange(&ListQuery::from_search(&search), &answer);
        let repeated = page.notes.iter().find_map(|note| match note {
            Note::Repeated(count) => Some(*count as usize),
            _ => None,
        });
        let explained = [Note::Overshot, Note::PagingIgnored].iter().any(|note| page.notes.contains(note));
        prop_assert!(explained || page.indices.len() + repeated.unwrap_or(0) == answer.rows.len());
    }

    #[test]
    fn repositories_are_sound(
        search in search::<Repositories>(),
        answer in answer(("[ab]", "[ab]{1,2}").prop_map(|(namespace, name)| Repository { namespace, name, ..Repository::default() })),
    ) {
        let page = sound::<Repositories>(&search, &answer)?;
        let filters = ListQuery::<Repositories>::from_search(&search).filters;
        if filters.exact && !filters.name.is_empty() {
            prop_assert!(page.indices.iter().all(|place| answer.rows[*place as usize].name == filters.name));
        }
    }

    #[test]
    fn packages_and_versions_are_sound(search in search::<Packages>(), newest in search::<Versions>(), names in answer("[ab0-9.]{0,3}")) {
        let rows = |name: &String| Package { package: name.clone(), ..Package::default() };
        let packages = Answer { rows: names.rows.iter().map(rows).collect(), total: names.total, ..Answer::default() };
        sound::<Packages>(&search, &packages)?;
        let rows = |name: &String| PackageVersion { version: name.clone(), ..PackageVersion::default() };
        let versions = Answer { rows: names.rows.iter().map(rows).collect(), total: names.total, ..Answer::default() };
        sound::<Versions>(&newest, &versions)?;
    }

    /// However rudder pages (wire.md A2.6), going through all pages and some more shows every row once.
    #[test]
    fn all_pages_of_rudder_are_the_whole_list(total in 0u64..260, size in 0usize..5) {
        let size = PageSize::ALL[size];
        let mut shown = Vec::new();
        for page_num in 1..=catalog::page::page_count(total, size) + 3 {
            let first = (page_num - 1) * size.rows() + 1;
            let numbers = match () {
                () if size.rows() >= total => 1..=total,
                () if first > total => total..=total,
                () => first..=(first + size.rows() - 1).min(total),
            };
            let rows = numbers.map(|number| Installer { name: number.to_string(), ..Installer::default() });
            let answer = Answer { rows: rows.collect(), total: Total::Exact(total), ..Answer::default() };
            let query = ListQuery { paging: Paging { page: page_num - 1, size }, ..ListQuery::default() };
            let page = Installers::arrange(&query, &answer);
            prop_assert_eq!(page.total, Total::Exact(total));
            shown.extend(page.indices.iter().map(|place| answer.rows[*place as usize].name.clone()));
        }
        prop_assert_eq!(shown, (1..=total).map(|number| number.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn addresses_are_read_as_they_are_written(
        text: String, other: String, third: String, flag: bool, more: bool, page in 0..=Paging::LAST,
    ) {
        let paging = Paging { page, size: PageSize::Fifty };
        let installers = Installers { key_words: text.clone(), regex: flag, installed: more };
        let query = ListQuery { filters: installers, paging, ..ListQuery::default() };
        prop_assert_eq!(&ListQuery::from_search(&query.to_search()), &query);
        prop_assert_eq!(query.filters.is_filtered(), more || !text.trim().is_empty());
        let repositories =
            Repositories { namespace: text.clone(), name: other, category: third, exact: flag, ..Repositories::default() };
        let query = ListQuery { filters: repositories, paging, ..ListQuery::default() };
        prop_assert_eq!(&ListQuery::from_search(&query.to_search()), &query);
        for key in Repositories::keys() {
            let mut copy = Repositories::default();
            copy.set(key, &query.filters.value(key));
            prop_assert_eq!(copy.value(key), query.filters.value(key), "a chip shows what it sets");
        }
    }

    /// The oracle is another engine than the servers'; what the two make of an escaped character is the same.
    #[test]
    fn escaped_words_find_themselves(
        words in prop_oneof![any::<String>(), r"[\\.+*?()|\[\]{}^$# a1_/-]{1,12}"],
        before in any::<String>(),
        after in any::<String>(),
    ) {
        let expression = escaped(&words);
        let finds = Regex::new(&expression).unwrap();
        let exactly = Regex::new(&format!("(?s)^(?:{expression})$")).unwrap();
        prop_assert!(exactly.is_match(&words));
        let found = finds.find(&words).map(|found| found.as_str());
        prop_assert_eq!(found, Some(words.as_str()));
        let around = format!("{before}{words}{after}");
        prop_assert_eq!(finds.find(&around).map(|found| found.start()), around.find(&words));
        prop_assert_eq!(finds.is_match(&before), before.contains(&words));
        prop_assert_eq!(literal(&expression), Some(words));
    }

    #[test]
    fn a_text_is_what_its_expression_finds(expression in r"[\\.+*?()|\[\]{}^$#ab]{0,8}") {
        if let (Some(text), Ok(finds)) = (literal(&expression), Regex::new(&expression)) {
            prop_assert_eq!(finds.find(&text).map(|found| found.as_str()), Some(text.as_str()));
        }
    }

    #[test]
    fn paths_hold_what_was_asked_for(namespace in "\\PC{0,8}", package in "[/$%2fa ?#\\PC]{0,8}") {
        let mut query = ListQuery::<Versions>::default();
        query.filters.package = PackageKey { namespace, package };
        let first = query.request().unwrap();
        for request in [Some(first.clone()), query.verbatim()].into_iter().flatten() {
            prop_assert_eq!(request.path.matches('/').count(), 6, "{}", request.path);
            prop_assert!(request.path.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#\\".contains(&byte)));
        }
        prop_assert_ne!(query.verbatim(), Some(first));
    }
}
