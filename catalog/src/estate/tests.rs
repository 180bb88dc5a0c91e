use proptest::prelude::*;

use super::*;
use crate::{
    InstallState, Installer, Maintainer, Timestamp, VersionEntry,
    fold::Stand,
    key, order,
    query::{Installers, terms::Terms},
};

fn row(repo: &str, name: &str, version: &str, state: InstallState) -> Installer {
    Installer {
        repo: repo.to_owned(),
        name: name.to_owned(),
        version: version.to_owned(),
        state,
        ..Installer::default()
    }
}

fn by(repo: &str, name: &str, people: &[(&str, &str, &str)]) -> Installer {
    let person = |(name, email, url): &(&str, &str, &str)| Maintainer {
        name: (*name).to_owned(),
        email: (*email).to_owned(),
        url: (*url).to_owned(),
    };
    Installer { maintainers: people.iter().map(person).collect(), ..row(repo, name, "1.0.0", InstallState::Uninstall) }
}

#[test]
fn rows_of_one_installer_are_one_group() {
    let mut listed = row("b", "web", "2.0.0-rc.1", InstallState::Uninstall);
    let entry = VersionEntry { version: "0.9.0".to_owned(), create_time: None };
    listed.version_list = vec![entry];
    let rows = [
        row("a", "web", "1.9.0", InstallState::Installed),
        listed,
        row("a", "web", "1.10.0", InstallState::SameName),
        row("a", "web", "1.9.0", InstallState::Uninstall),
        row("", "api", "latest", InstallState::Unknown),
    ];
    let groups = groups(&rows);
    let told: Vec<_> =
        groups.iter().map(|group| (group.name.as_str(), group.repo.as_str(), group.newest.as_str())).collect();
    assert_eq!(
        told,
        [("api", "", "latest"), ("web", "a", "1.10.0"), ("web", "b", "2.0.0-rc.1")].map(|(a, b, c)| {
            // A pre-release is the newest only where there is no release.
            if b == "b" { (a, b, "0.9.0") } else { (a, b, c) }
        })
    );
    let web = &groups[1];
    assert_eq!(web.versions.iter().map(|listed| listed.version.as_str()).collect::<Vec<_>>(), ["1.10.0", "1.9.0"]);
    assert_eq!(web.rows().collect::<Vec<_>>(), [2, 0], "of rows with one identity the first");
    assert_eq!((web.installed.as_slice(), web.newer_available), (&["1.9.0".to_owned()][..], true));
    assert_eq!(web.state, InstallState::Installed);
    assert_eq!(groups[0].state, InstallState::Unknown, "unknown is not uninstalled");
    assert_eq!(groups[2].versions.iter().map(|listed| listed.row).collect::<Vec<_>>(), [Some(1), None]);
}

#[test]
fn the_matrix_tells_clashes_and_what_could_be_newer() {
    let rows = [
        row("b", "web", "1.0.0", InstallState::Installed),
        row("b", "web", "2.0.0", InstallState::SameName),
        row("a", "web", "3.0.0", InstallState::Uninstall),
        row("a", "db", "1.0.0", InstallState::Installed),
    ];
    let matrix = matrix(&groups(&rows));
    assert_eq!(matrix.repos, ["a", "b"]);
    assert_eq!(matrix.counts, Counts { installers: 3, names: 2, repos: 2, clashes: 1, newer_available: 1 });
    let [db, web] = matrix.lines.as_slice() else { panic!("{matrix:?}") };
    assert!(!db.clash && web.clash);
    assert_eq!(db.cell(1), None);
    let cell = web.cell(1).unwrap();
    assert_eq!((cell.newest.as_str(), cell.installed.as_deref(), cell.newer_available), ("2.0.0", Some("1.0.0"), true));
    assert_eq!((cell.versions, web.cell(0).map(|cell| cell.newest.as_str())), (2, Some("3.0.0")));
}

#[test]
fn a_person_is_known_by_mail_then_name_then_page() {
    let rows = [
        by("a", "web", &[("Ann", "ann@x.example", ""), ("", "", " ")]),
        by("a", "db", &[("ANN", "Ann@X.example", "https://ann.example"), ("Ops", "", "")]),
        by("a", "api", &[("Ann", " ann@x.example ", ""), ("ops ", "", "")]),
        by("b", "lone", &[("", "", "")]),
        by("b", "page", &[("", "", "https://team.example")]),
    ];
    let groups = groups(&rows);
    let index = maintainers(&rows, &groups);
    let told: Vec<_> = index.maintainers.iter().map(|one| (one.label(), one.groups.len())).collect();
    assert_eq!(told, [("Ann", 3), ("Ops", 2), ("https://team.example", 1)]);
    assert_eq!(index.maintainers[0].url, "https://ann.example");
    assert_eq!(index.maintainers[0].also_known_as, Vec::<String>::new(), "another case is no other name");
    let names = |places: &[u32]| places.iter().map(|place| groups[*place as usize].name.as_str()).collect::<Vec<_>>();
    assert_eq!(names(&index.unmaintained), ["lone"]);
}

#[test]
fn a_condition_finds_the_rows_that_name_nobody() {
    let rows = [
        by("a", "web", &[("Ann", "", ""), ("", "", "")]),
        by("a", "db", &[]),
        by("b", "lone", &[("", " ", "")]),
        by("b", "page", &[("", "", "https://team.example")]),
        by("b", "mail", &[("", "ops@x.example", "")]),
        by("a", "db", &[("Ann", "", "")]),
    ];
    let terms = Terms::parse::<Installers>(NOBODY);
    let now = Timestamp::from_unix(0).unwrap();
    let found: Vec<_> =
        rows.iter().filter(|row| terms.holds::<Installers>(row, now)).map(|row| row.name.as_str()).collect();
    assert_eq!(found, ["db", "lone"]);
    assert_eq!(naming_nobody(&rows), 2);
}

#[test]
fn tags_are_read_from_annotations() {
    let mut tagged = row("a", "web", "1", InstallState::Unknown);
    tagged.annotations =
        [("tkeel.io/tag", "*IoT*, edge，"), ("other/tags", "EDGE"), ("tagged", "no"), ("a/stage", "no")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .to_vec();
    assert_eq!(tags(&tagged), ["iot", "edge"]);
    assert_eq!(tags(&Installer::default()), Vec::<String>::new());
}

#[test]
fn annotations_that_are_no_tags_are_pairs() {
    let (long, too_long) = ("长".repeat(60), "长".repeat(61));
    let mut annotated = row("a", "web", "1", InstallState::Unknown);
    annotated.annotations = [
        ("tkeel.io/tag", "IoT"),
        ("category", "data"),
        ("category", "data"),
        ("images", &*too_long),
        ("note", &*long),
        ("a=b", ""),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .to_vec();
    assert_eq!(annotations(&annotated), ["category=data", &*format!("note={long}"), "a=b="]);
    assert_eq!(annotations(&Installer::default()), Vec::<String>::new());
}

fn versions(told: &[(&str, &str, &str)]) -> Vec<Installer> {
    told.iter().map(|(repo, name, version)| row(repo, name, version, InstallState::Unknown)).collect()
}

#[test]
fn rows_are_folded_where_the_first_of_them_stood() {
    let head = |group: &str, others, is_unfolded| Stand::Head { group: group.to_owned(), others, is_unfolded };
    let rows = versions(&[
        ("a", "web", "1.9.0"),
        ("b", "web", "0.1.0"),
        ("a", "web", "2.0.0-rc.1"),
        ("a", "api", "1.0.0"),
        ("a", "web", "1.10.0"),
        ("c/d", "old", "latest"),
        ("c/d", "old", "build-2"),
    ]);
    let (web, old) = ("a/web", "c%2Fd/old");
    for (what, places, unfolded, open, expected, hides) in [
        ("nothing", &[][..], &[][..], "", vec![], None),
        (
            "one name of two repositories is two groups, and no semantic version is a version all the same",
            &[0, 1, 2, 3, 4, 5, 6],
            &["b/web"],
            "",
            vec![(4, head(web, 2, false)), (1, Stand::Alone), (3, Stand::Alone), (6, head(old, 1, false))],
            None,
        ),
        (
            "the newest first, whatever the order of the rows",
            &[3, 2, 0, 4],
            &[web, old],
            "a/web/1.9.0",
            vec![(3, Stand::Alone), (4, head(web, 2, true)), (2, Stand::Below), (0, Stand::Below)],
            None,
        ),
        ("of the rows there are", &[2, 0, 99], &[], "", vec![(0, head(web, 1, false)), (99, Stand::Alone)], None),
        ("the open row is folded away", &[0, 4], &[], "a/web/1.9.0", vec![(4, head(web, 1, false))], Some(web)),
        ("the open row stands for the others", &[0, 4], &[], "a/web/1.10.0", vec![(4, head(web, 1, false))], None),
        ("the open row is elsewhere", &[0, 4], &[], "b/web/1.9.0", vec![(4, head(web, 1, false))], None),
    ] {
        let unfolded: Vec<String> = unfolded.iter().map(ToString::to_string).collect();
        let folded = fold(&rows, places, &unfolded, open);
        let (there, stands): (Vec<u32>, Vec<Stand>) = expected.iter().cloned().unzip();
        assert_eq!((folded.places, folded.stands), (there, stands), "{what}");
        assert_eq!(folded.hides.as_deref(), hides, "{what}");
        let below = expected.iter().filter(|(_, stand)| *stand == Stand::Below).count();
        assert_eq!(folded.groups as usize, expected.len() - below, "{what}");
    }
}

proptest! {
    #[test]
    fn folding_loses_no_row_and_moves_no_group(
        told in prop::collection::vec(("[ab]", "[xyz]?", "[0-3]\\.[0-9]\\.0(-rc)?|latest|"), 0..30),
        chosen in any::<u64>(),
        unfolded in prop::collection::vec("[ab]/[xyz]?", 0..4),
    ) {
        let told: Vec<_> = told.iter().map(|(repo, name, version)| (&**repo, &**name, &**version)).collect();
        let rows = versions(&told);
        let id = |place: u32| key::join(&[&rows[place as usize].repo, &rows[place as usize].name]);
        let mut places: Vec<u32> = (0u32..).take(rows.len()).filter(|place| chosen >> place & 1 == 1).collect();
        places.reverse();
        let folded = fold(&rows, &places, &unfolded, "");
        // The groups stand in the order in which the first row of each stood.
        let mut expected: Vec<String> = Vec::new();
        for place in &places {
            if !expected.contains(&id(*place)) {
                expected.push(id(*place));
            }
        }
        let mut shown: Vec<String> = folded.places.iter().map(|place| id(*place)).collect();
        shown.dedup();
        prop_assert_eq!(&shown, &expected);
        prop_assert_eq!(folded.groups as usize, expected.len());
        // Every row is shown, or counted by the one that stands for it.
        let hidden = folded.stands.iter().map(|stand| match stand {
            Stand::Head { others, is_unfolded: false, .. } => *others as usize,
            _ => 0,
        });
        prop_assert_eq!(folded.places.len() + hidden.sum::<usize>(), places.len());
        let mut once = folded.places.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), folded.places.len());
        for (place, stand) in folded.places.iter().zip(&folded.stands) {
            let own: Vec<&Installer> =
                places.iter().filter(|other| id(**other) == id(*place)).map(|other| &rows[*other as usize]).collect();
            let version = rows[*place as usize].version.as_str();
            match stand {
                Stand::Alone => prop_assert_eq!(own.len(), 1),
                Stand::Below => prop_assert!(unfolded.contains(&id(*place))),
                Stand::Head { .. } => {
                    let newest = order::newest(own.iter().map(|row| row.version.as_str()));
                    prop_assert_eq!(newest.unwrap_or(version), version);
                }
            }
        }
    }
    #[test]
    fn every_row_is_in_one_group_and_every_group_in_one_cell(
        rows in prop::collection::vec(("[ab]?", "[xyz]?", "[0-9]\\.[0-9]\\.0|latest|", 0usize..4), 0..30),
    ) {
        const STATES: [InstallState; 4] =
            [InstallState::Uninstall, InstallState::Installed, InstallState::SameName, InstallState::Unknown];
        let rows: Vec<_> = rows.iter().map(|(repo, name, version, state)| row(repo, name, version, STATES[*state])).collect();
        let groups = groups(&rows);
        for one in &rows {
            let fitting = groups.iter().filter(|group| group.repo == one.repo && group.name == one.name);
            let fitting: Vec<_> = fitting.filter(|group| group.versions.iter().any(|listed| listed.version == one.version)).collect();
            prop_assert_eq!(fitting.len(), 1);
        }
        let matrix = matrix(&groups);
        prop_assert_eq!(matrix.lines.iter().map(|line| line.cells.len()).sum::<usize>(), groups.len());
        for group in &groups {
            let line = matrix.lines.iter().find(|line| line.name == group.name).unwrap();
            let column = matrix.repos.iter().position(|repo| *repo == group.repo).unwrap();
            prop_assert_eq!(&line.cell(u32::try_from(column).unwrap()).unwrap().newest, &group.newest);
        }
        let index = maintainers(&rows, &groups);
        prop_assert_eq!(index.unmaintained.len(), groups.len());
    }
}
