//! Versions of one package folded by line.

use std::cmp::Ordering;

use super::{By, line::Kin};
use crate::{
    fold::{self, Folded},
    order::VersionKind,
};

/// Versions at some places: what kind each is of, its text, and what it is grouped with.
struct Rows<'a> {
    rows: Vec<(&'a VersionKind, &'a str, Kin)>,
    open: &'a str,
}

impl Rows<'_> {
    fn kin(&self, position: u32) -> Option<Kin> {
        self.rows.get(position as usize).map(|(_, _, kin)| *kin)
    }
}

impl fold::Rows for Rows<'_> {
    fn compare(&self, a: u32, b: u32) -> Ordering {
        self.kin(a).cmp(&self.kin(b))
    }

    fn group(&self, position: u32) -> Option<String> {
        self.kin(position).map(Kin::name)
    }

    fn version(&self, position: u32) -> (&VersionKind, &str) {
        self.rows.get(position as usize).map_or((&VersionKind::Name, ""), |(kind, text, _)| (*kind, *text))
    }

    fn is_open(&self, position: u32) -> bool {
        self.rows.get(position as usize).is_some_and(|(_, text, _)| *text == self.open)
    }

    fn is_leftover(&self, position: u32) -> bool {
        !matches!(self.kin(position), Some(Kin::Line(..)))
    }
}

/// Folds the versions at these places by line, as [`By::fitting`] makes lines of all versions: so a version stays in its
/// line, whichever of them are looked at. Names are one group, and so are the floating tags.
///
/// The identity of a line is its name, that of the other groups [`NAMES`](super::NAMES) and [`FLOATING`](super::FLOATING).
pub fn fold(versions: &[&str], places: &[u32], unfolded: &[String], open: &str) -> Folded {
    let kinds: Vec<VersionKind> = versions.iter().map(|text| VersionKind::of(text)).collect();
    let by = By::fitting_read(&mut kinds.iter().map(|kind| By::Minor.kin(kind)));
    let row = |place: &u32| {
        let place = *place as usize;
        let kind = kinds.get(place).unwrap_or(&VersionKind::Name);
        (kind, versions.get(place).copied().unwrap_or_default(), by.kin(kind))
    };
    fold::fold(places, &Rows { rows: places.iter().map(row).collect(), open }, unfolded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fold::Stand,
        order::{by_version, newest},
        release::{FLOATING, NAMES, lines},
    };
    use proptest::prelude::*;

    fn head(group: &str, others: u32, is_unfolded: bool) -> Stand {
        Stand::Head { group: group.to_owned(), others, is_unfolded }
    }

    #[test]
    fn versions_are_folded_by_line() {
        let versions = [
            "latest",
            "1.8.1",
            "2.0.0-rc.1",
            "v1.8.2",
            "1.8.3-rc.1",
            "build-10",
            "1.9",
            "1.8.0",
            "edge",
            "build-2",
            "2.0.0-beta",
        ];
        let all: Vec<u32> = (0..11).collect();
        for (what, places, unfolded, open, expected, hides) in [
            ("nothing", &[][..], &[][..], "", vec![], None),
            (
                "where the first of each stood; a pre-release stands for others where there is no release",
                &all[..],
                &[][..],
                "1.9",
                vec![
                    (8, head(FLOATING, 1, false)),
                    (3, head("1.8", 3, false)),
                    (2, head("2.0", 1, false)),
                    (9, head(NAMES, 1, false)),
                    (6, Stand::Alone),
                ],
                None,
            ),
            (
                "of a line the newest release, then the others, newest first",
                &[7, 1, 3, 4],
                &["1.8"],
                "1.8.0",
                vec![(3, head("1.8", 3, true)), (4, Stand::Below), (1, Stand::Below), (7, Stand::Below)],
                None,
            ),
            ("the open row is folded away", &[1, 3], &[], "1.8.1", vec![(3, head("1.8", 1, false))], Some("1.8")),
            ("the open row stands for the others", &[1, 3], &[], "v1.8.2", vec![(3, head("1.8", 1, false))], None),
            ("the open row is left out", &[1, 3], &[], "1.8.0", vec![(3, head("1.8", 1, false))], None),
        ] {
            let unfolded: Vec<String> = unfolded.iter().map(ToString::to_string).collect();
            let folded = fold(&versions, places, &unfolded, open);
            let (there, stands): (Vec<u32>, Vec<Stand>) = expected.into_iter().unzip();
            assert_eq!((folded.places, folded.stands), (there, stands), "{what}");
            assert_eq!(folded.hides.as_deref(), hides, "{what}");
        }
        let folded = fold(&versions, &all, &[], "");
        assert_eq!((folded.groups, folded.leftovers), (5, 2));
    }

    #[test]
    fn a_line_is_the_same_whichever_versions_are_looked_at() {
        let versions: Vec<String> = (0..13).flat_map(|minor| (0..2).map(move |at| format!("1.{minor}.{at}"))).collect();
        let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
        for places in [vec![0, 1, 2], (0..26).collect()] {
            let [Stand::Head { group, .. }] = &fold(&versions, &places, &[], "").stands[..] else { panic!("one line") };
            assert_eq!(group, "1");
        }
        let folded = fold(&versions[..24], &[0, 1, 2], &[], "");
        assert_eq!(folded.groups, 2, "by minor number where those are few");
    }

    proptest! {
        #[test]
        fn the_groups_are_the_lines(
            versions in prop::collection::vec("v?[0-3](\\.[0-9]{1,2}){1,2}(-(rc|alpha)(\\.[0-9])?)?|latest|edge|[a-z0-9.+-]{0,5}", 0..24),
        ) {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            let by = By::fitting(&versions);
            let grouped = lines(&versions, by);
            let known: Vec<(String, Vec<u32>)> = grouped.lines.iter().map(|line| (line.name.clone(), line.places.clone()))
                .chain([(NAMES.to_owned(), grouped.names.clone()), (FLOATING.to_owned(), grouped.floating.clone())])
                .filter(|(_, places)| !places.is_empty())
                .collect();
            let all: Vec<u32> = (0u32..).take(versions.len()).collect();
            let ids: Vec<String> = known.iter().map(|(id, _)| id.clone()).collect();
            let folded = fold(&versions, &all, &ids, "");
            prop_assert_eq!(folded.groups as usize, known.len());
            prop_assert_eq!((folded.groups - folded.leftovers) as usize, grouped.lines.len());
            for (id, places) in known {
                let text = |place: u32| versions[place as usize];
                let mut others: Vec<&str> = places.iter().map(|place| text(*place)).collect();
                others = by_version(&others, |text| text);
                let newest = newest(others.iter().copied()).unwrap_or(others[0]);
                others.remove(others.iter().position(|other| *other == newest).unwrap());
                // Unfolded all are there: the newest, then the others in their order.
                let at = folded.places.iter().position(|place| places.contains(place)).unwrap();
                let shown: Vec<&str> = folded.places[at..at + places.len()].iter().map(|place| text(*place)).collect();
                prop_assert_eq!(shown[0], newest);
                prop_assert_eq!(&shown[1..], &others[..]);
                match &folded.stands[at] {
                    Stand::Head { group, others, .. } => prop_assert_eq!((group, *others as usize + 1), (&id, places.len())),
                    stand => prop_assert_eq!((stand, places.len()), (&Stand::Alone, 1)),
                }
            }
        }
    }
}
