use proptest::prelude::*;

use super::*;
use crate::{InstallState, Timestamp, Visibility};

fn at(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_unix(seconds)
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

fn image(name: &str) -> Repository {
    Repository {
        namespace: "dev".to_owned(),
        name: name.to_owned(),
        size: Some(10),
        visibility: Visibility::Private,
        num_images: Some(2),
        updated_at: at(100),
        tags: texts(&["v1", "v2"]),
        ..Repository::default()
    }
}

fn all<R>(rows: &[R]) -> Side<'_, R> {
    of(rows, "")
}

fn of<'a, R>(rows: &'a [R], organization: &'a str) -> Side<'a, R> {
    Side { rows, is_all: true, organization }
}

#[test]
fn what_is_not_among_some_rows_may_be_there_all_the_same() {
    let (left, right) = ([image("web"), image("a")], [image("web"), image("b")]);
    let told = |is_left_all, is_right_all| {
        let (left, right) = (Side { is_all: is_left_all, ..all(&left) }, Side { is_all: is_right_all, ..all(&right) });
        compare::<Repositories>(&left, &right, true).into_iter().map(|pair| pair.standing).collect::<Vec<_>>()
    };
    assert_eq!(told(true, true), [Standing::Left, Standing::Right, Standing::Same]);
    assert_eq!(told(true, false), [Standing::Unknown, Standing::Right, Standing::Same]);
    assert_eq!(told(false, true), [Standing::Left, Standing::Unknown, Standing::Same]);
    assert_eq!(told(false, false), [Standing::Unknown, Standing::Unknown, Standing::Same]);
}

#[test]
fn names_decide_which_rows_are_the_same() {
    let other = Repository { namespace: "prod".to_owned(), ..image("web") };
    let pairs = compare::<Repositories>(
        &all(&[image("web"), image("a10"), image("a9"), image("web")]),
        &all(&[other, image("a9"), image("web"), image("team/web")]),
        true,
    );
    let told: Vec<_> = pairs.iter().map(|pair| (pair.key.as_str(), pair.standing, pair.left, pair.right)).collect();
    assert_eq!(
        told,
        [
            ("dev/a9", Standing::Same, Some(2), Some(1)),
            ("dev/a10", Standing::Left, Some(1), None),
            ("dev/team/web", Standing::Right, None, Some(3)),
            ("dev/web", Standing::Same, Some(0), Some(2)),
            ("prod/web", Standing::Right, None, Some(0)),
        ]
    );
    assert!(compare::<Repositories>(&all(&[]), &all(&[]), true).is_empty());
}

/// What is told of each pair: its key, where it is, and the places.
fn told<L: Compared + Named>(left: &Side<'_, L::Row>, right: &Side<'_, L::Row>) -> Vec<String> {
    let place = |place: Option<u32>| place.map_or_else(|| "-".to_owned(), |place| place.to_string());
    let line =
        |pair: Pair| format!("{} {} {} {}", pair.key, pair.standing.as_str(), place(pair.left), place(pair.right));
    compare::<L>(left, right, true).into_iter().map(line).collect()
}

#[test]
fn two_organizations_pair_by_the_names_in_them() {
    let row = |namespace: &str, name| Repository { namespace: namespace.to_owned(), ..image(name) };
    let here = [row("dev", "web"), row("dev2", "web"), row("dev", "team/app"), row("dev", "a")];
    let there = [row("dev2", "team/app"), row("dev", "b"), row("dev2", "web"), row("dev2", "c")];
    for (left, right, expected) in [
        // A server that finds more than it was asked for brings rows of others: they are passed over.
        ("dev", "dev2", &["a left 3 -", "c right - 3", "team/app same 2 0", "web same 0 2"][..]),
        ("dev2", "dev", &["b right - 1", "web left 1 -"]),
        // One alone is compared with the same one on the other side.
        ("dev", "", &["dev/a left 3 -", "dev/b right - 1", "dev/team/app left 2 -", "dev/web left 0 -"]),
        ("", " dev2 ", &["dev2/c right - 3", "dev2/team/app right - 0", "dev2/web same 1 2"]),
        ("dev", "dev", &["dev/a left 3 -", "dev/b right - 1", "dev/team/app left 2 -", "dev/web left 0 -"]),
        // No organization has a part of a name, or another case of it.
        ("de", "DEV", &[]),
    ] {
        assert_eq!(told::<Repositories>(&of(&here, left), &of(&there, right)), expected, "{left} {right}");
    }
    let itself = told::<Repositories>(&of(&here, "dev"), &of(&here, "dev2"));
    assert_eq!(itself, ["a left 3 -", "team/app left 2 -", "web same 0 1"]);
}

#[test]
fn one_organization_is_named_or_two_are() {
    for (left, right, expected) in [
        ("", "", ["", ""]),
        ("dev", "", ["dev", "dev"]),
        (" ", " dev2", ["dev2", "dev2"]),
        ("dev", "dev2 ", ["dev", "dev2"]),
    ] {
        assert_eq!(organizations(left, right), expected, "{left} {right}");
    }
}

#[test]
fn packages_and_installers_pair_within_theirs() {
    let package = |namespace: &str, package: &str| Package {
        namespace: namespace.to_owned(),
        package: package.to_owned(),
        ..Package::default()
    };
    let all = [package("dev", "tools/cli"), package("dev2", "tools/cli"), package("dev2", "x")];
    let pairs = told::<Packages>(&of(&all, "dev"), &of(&all, "dev2"));
    assert_eq!(pairs, ["tools/cli unknown 0 1", "x right - 2"]);
    let installer = |repo: &str, name: &str, version: &str| Installer {
        repo: repo.to_owned(),
        name: name.to_owned(),
        version: version.to_owned(),
        state: InstallState::Installed,
        timestamp: at(1),
        ..Installer::default()
    };
    // A version counts with the name, and no `/` in one is taken for the border between the two.
    let all =
        [installer("a", "mq", "1"), installer("b", "mq", "1"), installer("b", "mq", "2"), installer("a", "mq/2", "")];
    let pairs = told::<Installers>(&of(&all, "a"), &of(&all, "b"));
    assert_eq!(pairs, ["mq%2F2/ left 3 -", "mq/1 same 0 1", "mq/2 right - 2"]);
}

#[test]
fn a_row_that_names_no_organization_may_be_of_any() {
    let nameless = Repository { namespace: String::new(), ..image("web") };
    let (left, right) = ([image("web"), image("a")], [nameless]);
    assert_eq!(told::<Repositories>(&of(&left, "dev"), &of(&right, "dev2")), ["a unknown 1 -", "web unknown 0 -"]);
    assert_eq!(told::<Repositories>(&of(&right, "dev2"), &of(&left, "dev")), ["a unknown - 1", "web unknown - 0"]);
    assert_eq!(
        told::<Repositories>(&all(&left), &all(&right)),
        ["/web right - 0", "dev/a left 1 -", "dev/web left 0 -"]
    );
}

#[test]
fn what_differs_is_told_and_what_is_unknown_is_neither() {
    let own = image("web");
    for (what, other, expected, names) in [
        ("nothing", own.clone(), Standing::Same, &[][..]),
        ("what is not compared", Repository { num_download: Some(7), ..own.clone() }, Standing::Same, &[]),
        ("size", Repository { size: Some(11), ..own.clone() }, Standing::Different, &["size"]),
        ("no size", Repository { size: None, ..own.clone() }, Standing::Unknown, &["size"]),
        (
            "no size, and public",
            Repository { size: None, visibility: Visibility::Public, ..own.clone() },
            Standing::Different,
            &["size", "visibility"],
        ),
        ("date", Repository { updated_at: at(101), ..own.clone() }, Standing::Different, &["updated_at"]),
        ("no date", Repository { updated_at: None, ..own.clone() }, Standing::Unknown, &["updated_at"]),
        (
            "visibility unknown",
            Repository { visibility: Visibility::Unknown, ..own.clone() },
            Standing::Unknown,
            &["visibility"],
        ),
        ("the order of tags", Repository { tags: texts(&["v2", "v1"]), ..own.clone() }, Standing::Same, &[]),
        ("a tag", Repository { tags: texts(&["v1", "v3"]), ..own.clone() }, Standing::Different, &["tags"]),
        ("tags not named", Repository { tags: Vec::new(), ..own.clone() }, Standing::Unknown, &["tags"]),
        (
            "no tags at all",
            Repository { tags: Vec::new(), num_images: Some(0), ..own.clone() },
            Standing::Different,
            &["num_images", "tags"],
        ),
    ] {
        let told = |left: &Repository, right: &Repository| -> Vec<&str> {
            differences::<Repositories>(left, right, true).iter().map(|difference| difference.name).collect()
        };
        assert_eq!(standing::<Repositories>(&own, &other, true), expected, "{what}");
        assert_eq!((told(&own, &other), told(&other, &own)), (names.to_vec(), names.to_vec()), "{what}");
    }
    let nothing = Repository { size: None, ..own };
    assert_eq!(standing::<Repositories>(&nothing, &nothing, true), Standing::Unknown, "unknown twice is not the same");
}

#[test]
fn tags_are_told_by_the_side_that_alone_has_them() {
    let row = |tags: &[&str], count| Repository { tags: texts(tags), num_images: count, ..image("web") };
    for (left, right, expected) in [
        (row(&["b", "a", "c"], Some(3)), row(&["c", "d"], Some(3)), (&["a", "b"][..0], &["d"][..], true)),
        (row(&["b", "a", "c"], Some(3)), row(&["c", "d", "e"], Some(3)), (&["a", "b"], &["d", "e"], false)),
        (row(&["a"], None), row(&["a", "b"], None), (&[], &["b"], false)),
        (row(&["a"], None), row(&[], None), (&[], &[], true)),
    ] {
        let told = differences::<Repositories>(&left, &right, true);
        let tags = told.iter().find(|difference| difference.name == "tags").unwrap();
        let (own, others, is_unknown) = expected;
        assert_eq!(tags.left, Value::Texts(texts(own)));
        assert_eq!(tags.right, Value::Texts(texts(others)));
        assert_eq!(tags.is_unknown, is_unknown);
        assert_eq!(tags.is_certain(), !own.is_empty() || !others.is_empty());
    }
}

#[test]
fn dates_may_be_left_out() {
    let (left, right) = (image("web"), Repository { updated_at: at(7), ..image("web") });
    assert_eq!(standing::<Repositories>(&left, &right, false), Standing::Same);
    let right = Repository { updated_at: None, ..right };
    assert_eq!(standing::<Repositories>(&left, &right, false), Standing::Same);
}

#[test]
fn packages_and_installers_go_by_what_they_have() {
    let package = Package { size: Some(1), num_versions: Some(2), updated: at(1), ..Package::default() };
    let package = Package { visibility: Visibility::Public, ..package };
    let more = Package { num_versions: Some(3), ..package.clone() };
    assert_eq!(standing::<Packages>(&package, &package, true), Standing::Same);
    let told = differences::<Packages>(&package, &more, true);
    assert_eq!(
        told,
        [Difference {
            name: "num_versions",
            left: Value::Number(Some(2)),
            right: Value::Number(Some(3)),
            is_unknown: false,
        }]
    );
    let installer = Installer { state: InstallState::Installed, timestamp: at(1), ..Installer::default() };
    let not = Installer { state: InstallState::Uninstall, ..installer.clone() };
    let silent = Installer { state: InstallState::Unknown, ..installer.clone() };
    assert_eq!(standing::<Installers>(&installer, &not, true), Standing::Different);
    assert_eq!(standing::<Installers>(&installer, &silent, true), Standing::Unknown);
}

#[test]
fn every_compared_property_is_one_of_the_list() {
    fn check<L: Compared>() {
        for name in L::COMPARED {
            assert!(L::PROPERTIES.iter().any(|property| property.name == *name), "{name}");
        }
    }
    check::<Repositories>();
    check::<Packages>();
    check::<Installers>();
    for standing in Standing::ALL {
        assert_eq!(Standing::parse(standing.as_str()), Some(standing));
    }
}

fn any_image() -> impl Strategy<Value = Repository> {
    let tag = prop::sample::select(vec!["latest", "v1", "v2"]).prop_map(str::to_owned);
    let visibility = prop::sample::select(vec![Visibility::Public, Visibility::Private, Visibility::Unknown]);
    let numbers = (prop::option::of(0u64..3), prop::option::of(0u64..3), prop::option::of(0i64..3));
    let namespace = prop::sample::select(vec!["dev", "dev2", ""]);
    (0u8..6, namespace, visibility, numbers, prop::collection::vec(tag, 0..3)).prop_map(
        |(name, namespace, visibility, (size, num_images, seconds), tags)| Repository {
            namespace: namespace.to_owned(),
            name: name.to_string(),
            size,
            num_images,
            updated_at: seconds.and_then(at),
            visibility,
            tags,
            ..Repository::default()
        },
    )
}

proptest! {
    #[test]
    fn the_other_way_round_is_the_mirror_image(
        a in prop::collection::vec(any_image(), 0..8),
        b in prop::collection::vec(any_image(), 0..8),
        are_all: [bool; 2],
        with_dates: bool,
        organizations in prop::array::uniform2(prop::sample::select(vec!["", "dev", "dev2"])),
    ) {
        let side = |rows, at: usize| Side { rows, is_all: are_all[at], organization: organizations[at] };
        let (left, right) = (side(&a, 0), side(&b, 1));
        let there = compare::<Repositories>(&left, &right, with_dates);
        let back = compare::<Repositories>(&right, &left, with_dates);
        let mirrored: Vec<Pair> = back.into_iter().map(Pair::mirrored).collect();
        prop_assert_eq!(&there, &mirrored);
        for pair in there {
            if let (Some(left), Some(right)) = (pair.left, pair.right) {
                let (left, right) = (&a[left as usize], &b[right as usize]);
                let there = differences::<Repositories>(left, right, with_dates);
                let back = differences::<Repositories>(right, left, with_dates).into_iter().map(|told| Difference {
                    left: told.right, right: told.left, ..told
                });
                prop_assert_eq!(there, back.collect::<Vec<_>>());
            }
        }
    }
}
