//! The store of rows does what the plain lists do, only in less memory and time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

mod rows;

use catalog::order::Direction;
use catalog::query::{Answer, Column, ListQuery, Listing, Packages, Paging, Sort, Versions};
use catalog::store::{Arrangement, Key, Rows, Stored};
use catalog::{Package, PageSize};
use proptest::prelude::*;
use rows::Tested;

fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn rows_of<L: Stored>(list: &[L::Row]) -> Rows<L> {
    let mut rows = Rows::new();
    list.iter().for_each(|row| rows.push(row));
    rows
}

type Sorting<L> = Option<Sort<<L as Listing>::Column>>;

/// The places that hold the words, in the order in which the plain list has them.
fn expected<L: Tested>(list: &[L::Row], words: &str, sort: Sorting<L>) -> Vec<u32> {
    let answer = Answer { rows: list.to_vec(), ..Answer::default() };
    let words = folded(words.trim());
    let holds = |place: &u32| L::texts(&list[*place as usize]).iter().any(|text| folded(text).contains(&words));
    let mut places = Vec::new();
    for page in 0..(list.len() as u64).div_ceil(PageSize::TwoHundred.rows()) {
        let paging = Paging { page, size: PageSize::TwoHundred };
        places.extend(L::arrange(&ListQuery { sort, paging, ..ListQuery::default() }, &answer).indices);
    }
    places.retain(holds);
    places
}

fn shown(arrangement: &Arrangement) -> Vec<u32> {
    (0..arrangement.len()).map(|position| arrangement.at(position).unwrap()).collect()
}

fn sorting<L: Stored>() -> impl Strategy<Value = Sorting<L>> {
    let columns = L::Column::ALL.to_vec();
    prop::option::weighted(
        0.8,
        (prop::sample::select(columns), any::<bool>()).prop_map(|(column, down)| Sort {
            column,
            direction: if down { Direction::Descending } else { Direction::Ascending },
        }),
    )
}

/// Rows like the given ones, over and over, each time a little different.
fn many<L: Stored>(few: &[L::Row], count: usize, change: impl Fn(&mut L::Row, usize)) -> Vec<L::Row>
where
    L::Row: Clone,
{
    (0..count)
        .map(|number| {
            let mut row = few[number % few.len()].clone();
            change(&mut row, number / few.len());
            row
        })
        .collect()
}

fn comes_back<L: Tested>(list: &[L::Row]) -> Result<(), TestCaseError> {
    let mut rows = rows_of::<L>(list);
    prop_assert_eq!(rows.len() as usize, list.len());
    for (place, row) in (0u32..).zip(list) {
        let back = rows.get(place);
        prop_assert_eq!(back.as_ref(), Some(row));
        let open = L::row_param(row);
        let first = list.iter().position(|other| L::row_param(other) == open).unwrap();
        prop_assert_eq!(rows.find(&open).map(|place| place as usize), Some(first));
    }
    prop_assert_eq!(rows.get(rows.len()), None);
    prop_assert_eq!(rows.find("no/such row"), None);
    rows.clear();
    prop_assert!(rows.is_empty() && rows.get(0).is_none());
    Ok(())
}

/// Something that happens to a list while it is shown.
#[derive(Clone, Debug)]
enum Event<S> {
    Push(usize),
    Ask(String, S),
    Sort(S),
    Advance(usize),
    Prepare(S, usize),
    Clear,
}

fn events<L: Stored>() -> impl Strategy<Value = Vec<Event<Sorting<L>>>>
where
    L::Column: std::fmt::Debug,
{
    let words = prop_oneof![
        5 => "[aAb01/-]{0,3}",
        1 => " ?(team/?|/a|Team/a0) ?",
        1 => "[章éÉİßẞK\0 %/1]{0,2}",
        1 => ".{0,2}",
    ];
    let event = prop_oneof![
        3 => (0usize..30).prop_map(Event::Push),
        4 => (words, sorting::<L>()).prop_map(|(words, sort)| Event::Ask(words, sort)),
        2 => sorting::<L>().prop_map(Event::Sort),
        3 => (0usize..6).prop_map(Event::Advance),
        1 => (sorting::<L>(), 0usize..6).prop_map(|(sort, stop)| Event::Prepare(sort, stop)),
        1 => Just(Event::Clear),
    ];
    prop::collection::vec(event, 1..20)
}

fn happens<L: Tested>(list: &[L::Row], events: Vec<Event<Sorting<L>>>, scale: usize) -> Result<(), TestCaseError> {
    let (mut rows, mut arrangement) = (Rows::<L>::new(), Arrangement::new());
    let (mut from, mut words, mut sort) = (0, String::new(), None);
    let mut to = 0;
    for event in events {
        match event {
            Event::Push(count) => {
                let next = list.len().min(to + count * scale);
                list[to..next].iter().for_each(|row| rows.push(row));
                to = next;
            }
            Event::Ask(next, by) => (words, sort) = (next, by),
            Event::Sort(by) => sort = by,
            Event::Advance(stop) => {
                arrangement.ask(&words, L::order(sort));
                let mut left = stop;
                let done = arrangement.advance(rows.store(), &mut || {
                    left = left.saturating_sub(1);
                    left > 0
                });
                prop_assert_eq!(done, arrangement.is_answered(rows.store()));
                if done {
                    prop_assert_eq!(shown(&arrangement), expected::<L>(&list[from..to], &words, sort));
                }
            }
            Event::Prepare(by, stop) => {
                let keys: Vec<Key> = L::order(by).into_iter().map(|(key, _)| key).collect();
                let mut left = stop;
                arrangement.prepare(rows.store(), &keys, &mut || {
                    left = left.saturating_sub(1);
                    left > 0
                });
            }
            Event::Clear => {
                rows.clear();
                from = to;
            }
        }
    }
    arrangement.ask(&words, L::order(sort));
    let mut steps = 0;
    while !arrangement.advance(rows.store(), &mut || false) {
        steps += 1;
        assert!(steps < 1_000_000, "it never ends");
    }
    prop_assert!(arrangement.is_answered(rows.store()));
    let expected = expected::<L>(&list[from..to], &words, sort);
    prop_assert_eq!(shown(&arrangement), &expected[..], "{:?} {:?}", words, sort);
    for (position, place) in (0u32..).zip(&expected) {
        prop_assert_eq!(arrangement.position_of(*place), Some(position));
    }
    prop_assert_eq!(arrangement.at(arrangement.len()), None);
    Ok(())
}

/// Every column, both ways, with and without words.
fn arranges<L: Tested>(list: &[L::Row], words: &[&str]) -> Result<(), TestCaseError> {
    let rows = rows_of::<L>(list);
    let mut arrangement = Arrangement::new();
    for column in L::Column::ALL {
        for direction in [Direction::Ascending, Direction::Descending] {
            for words in words {
                let sort = Some(Sort { column: *column, direction });
                arrangement.ask(words, L::order(sort));
                while !arrangement.advance(rows.store(), &mut || false) {}
                prop_assert_eq!(shown(&arrangement), expected::<L>(list, words, sort), "{:?} {:?}", words, sort);
            }
        }
    }
    Ok(())
}

fn list<L: Tested>(most: usize) -> impl Strategy<Value = Vec<L::Row>> {
    prop::collection::vec(L::row(), 0..most)
}

proptest! {
    #[test]
    fn packages_come_back(list in list::<Packages>(40)) {
        comes_back::<Packages>(&list)?;
    }

    #[test]
    fn versions_come_back(list in list::<Versions>(40)) {
        comes_back::<Versions>(&list)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn packages_are_arranged(list in list::<Packages>(100), words in "[ab01/]{0,2}") {
        arranges::<Packages>(&list, &["", &words])?;
    }

    #[test]
    fn versions_are_arranged(list in list::<Versions>(100), words in "[ab01.]{0,2}") {
        arranges::<Versions>(&list, &["", &words])?;
    }

    #[test]
    fn whatever_happens_to_packages(list in list::<Packages>(150), events in events::<Packages>()) {
        happens::<Packages>(&list, events, 1)?;
    }

    #[test]
    fn whatever_happens_to_versions(list in list::<Versions>(150), events in events::<Versions>()) {
        happens::<Versions>(&list, events, 1)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_happens_to_many_packages(
        few in prop::collection::vec(Packages::row(), 1..60), count in 1000usize..5000, events in events::<Packages>(),
    ) {
        let change = |row: &mut Package, round: usize| {
            row.package += &round.to_string();
            row.size = row.size.map(|size| size ^ round as u64);
        };
        let list = many::<Packages>(&few, count, change);
        happens::<Packages>(&list, events, 100)?;
    }

    #[test]
    fn whatever_happens_to_many_versions(
        few in prop::collection::vec(Versions::row(), 1..60), count in 1000usize..5000, events in events::<Versions>(),
    ) {
        let list = many::<Versions>(&few, count, |row, round| row.version += &(round % 9).to_string());
        happens::<Versions>(&list, events, 100)?;
    }
}

#[test]
fn words_are_found_in_one_text_only() {
    let package = |namespace: &str, package: &str, description: &str, creator: &str| Package {
        namespace: namespace.to_owned(),
        package: package.to_owned(),
        description: description.to_owned(),
        creator: creator.to_owned(),
        ..Package::default()
    };
    let list = [
        package("platform", "team/app/web", "Web front end", "Ada"),
        package("team", "app", "", "ada"),
        package("Team", "APP", "ÄÖ", "bob"),
        package("a/team", "app2", "App of the team", ""),
    ];
    let rows = rows_of::<Packages>(&list);
    let mut arrangement = Arrangement::new();
    for (words, places) in [
        ("team/app", &[0, 1, 2, 3][..]),
        ("a/team/app", &[3]),
        ("team/", &[0, 1, 2, 3]),
        ("/app", &[0, 1, 2, 3]),
        ("M/T", &[0]),
        ("  ADA ", &[0, 1]),
        ("äö", &[2]),
        ("appada", &[]),
        ("webWeb", &[]),
        ("\0", &[]),
        ("", &[0, 1, 2, 3]),
    ] {
        arrangement.ask(words, None);
        assert!(arrangement.advance(rows.store(), &mut || true));
        assert_eq!(shown(&arrangement), places, "{words}");
    }
    assert_eq!(rows.find("a%2Fteam/app2"), Some(3));
    assert_eq!(rows.find("a/team/app2"), None);
    assert_eq!(rows.find("a%2fteam/app2"), None, "only as it is written");
}

#[test]
fn the_last_answer_stays_until_the_next_one_is_there() {
    let list: Vec<Package> =
        (0..50_000).map(|number| Package { package: format!("p{number}"), ..Package::default() }).collect();
    let rows = rows_of::<Packages>(&list);
    let mut arrangement = Arrangement::new();
    arrangement.ask("p1234", None);
    assert!(arrangement.advance(rows.store(), &mut || true));
    assert_eq!(shown(&arrangement)[..2], [1234, 12340]);
    arrangement.ask(
        "9",
        Packages::order(Some(Sort { column: catalog::query::PackageColumn::Name, direction: Direction::Descending })),
    );
    assert!(!arrangement.advance(rows.store(), &mut || false));
    assert!(!arrangement.is_answered(rows.store()));
    assert_eq!(arrangement.len(), 11);
    assert!(arrangement.advance(rows.store(), &mut || true));
    assert_eq!(arrangement.at(0), Some(49_999));
}

#[test]
fn the_largest_number_is_known() {
    let sizes = [Some(3), None, Some(u64::MAX), Some(7)];
    let list: Vec<Package> = sizes.iter().map(|size| Package { size: *size, ..Package::default() }).collect();
    let mut rows = rows_of::<Packages>(&list[..2]);
    let Key(&[catalog::store::Part::Number(size)]) = Packages::key(catalog::query::PackageColumn::Size) else {
        panic!("a size is a number");
    };
    assert_eq!(rows.store().largest(size), Some(3));
    rows.push(&list[2]);
    assert_eq!(rows.store().largest(size), Some(u64::MAX));
    rows.clear();
    assert_eq!(rows.store().largest(size), None);
}

#[test]
fn what_came_after_the_first_letters_is_found_too() {
    let list: Vec<Package> =
        (0..9000).map(|number| Package { package: format!("p{number}"), ..Package::default() }).collect();
    let mut rows = rows_of::<Packages>(&list[..4000]);
    let mut arrangement = Arrangement::new();
    for (words, to) in [("39", 5000), ("399", 9000), ("3", 9000), ("39", 9000), ("3999", 9000), ("399", 9000)] {
        arrangement.ask(words, None);
        while !arrangement.advance(rows.store(), &mut || false) {}
        assert_eq!(shown(&arrangement), expected::<Packages>(&list[..rows.len() as usize], words, None), "{words}");
        list[rows.len() as usize..to].iter().for_each(|row| rows.push(row));
    }
}
