//! Whether the installers that came are in the order asked for, and putting them into it if not: real servers order as
//! they please (wire.md A2.7).

use std::cmp::Ordering;

use semver::Version;

use super::InstallerColumn;
use crate::{
    InstallState, Installer,
    order::{self, Direction, VersionKind, compare_names, compare_versions},
    query::{Sort, by_text, ordered, unordered},
};

/// The places of `rows` as they are, without those whose identity stood before.
pub fn distinct(rows: &[Installer]) -> Vec<u32> {
    let compare = |a: &Installer, b: &Installer| (&a.repo, &a.name, &a.version).cmp(&(&b.repo, &b.name, &b.version));
    let by_identity = ordered(rows, compare);
    let mut is_first = vec![true; rows.len()];
    // Equal ones stay as they were: the first is the one that came first.
    for (before, place) in by_identity.iter().zip(by_identity.iter().skip(1)) {
        if let (Some(a), Some(b), Some(is_first)) =
            (rows.get(*before as usize), rows.get(*place as usize), is_first.get_mut(*place as usize))
        {
            *is_first = compare(a, b) != Ordering::Equal;
        }
    }
    let mut places = unordered(rows);
    places.retain(|place| is_first.get(*place as usize).copied().unwrap_or_default());
    places
}

/// Whether the rows at `places` come in that order. Rows that are equal may come as they like, and so may those of
/// which the column's value is unknown, or no server need order as we do: what is no semantic version. A server may
/// mean any of the orders that go by the name of alphabetical, and states may go by word or by number.
pub fn is_sorted(sort: Sort<InstallerColumn>, rows: &[Installer], places: &[u32]) -> bool {
    let rows: Vec<&Installer> = places.iter().filter_map(|place| rows.get(*place as usize)).collect();
    let way = sort.direction;
    match sort.column {
        InstallerColumn::Name => is_alphabetical(way, rows.iter().map(|row| row.name.as_str())),
        InstallerColumn::Repo => is_alphabetical(way, rows.iter().map(|row| row.repo.as_str())),
        InstallerColumn::Version => {
            is_monotonic(way, rows.iter().filter_map(|row| semantic(&row.version)), Version::cmp_precedence)
        }
        InstallerColumn::Timestamp => is_monotonic(way, rows.iter().filter_map(|row| row.timestamp), Ord::cmp),
        InstallerColumn::State => {
            let known = || rows.iter().map(|row| row.state).filter(|state| *state != InstallState::Unknown);
            is_alphabetical(way, known().map(InstallState::as_str)) || is_monotonic(way, known(), Ord::cmp)
        }
    }
}

/// `places` in that order; what is unknown comes last.
pub fn sorted(sort: Sort<InstallerColumn>, rows: &[Installer], places: &[u32]) -> Vec<u32> {
    let at = |place: u32| places.get(place as usize).and_then(|place| rows.get(*place as usize));
    let order = order::sorted(places.len(), &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => compare(sort, a, b),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(|place| places.get(place as usize).copied()).collect()
}

fn compare(sort: Sort<InstallerColumn>, a: &Installer, b: &Installer) -> Ordering {
    let way = sort.direction;
    let word = |row: &Installer| Some(row.state.as_str()).filter(|word| !word.is_empty());
    match sort.column {
        InstallerColumn::Name => by_text(way, &a.name, &b.name),
        // Version order puts the newest first: that is its descending way.
        InstallerColumn::Version => way.reversed().apply(compare_versions(&a.version, &b.version)),
        InstallerColumn::Repo => by_text(way, &a.repo, &b.repo),
        InstallerColumn::State => way.compare_known(word(a).as_ref(), word(b).as_ref()),
        InstallerColumn::Timestamp => way.compare_known(a.timestamp.as_ref(), b.timestamp.as_ref()),
    }
}

fn is_alphabetical<'a>(way: Direction, texts: impl Iterator<Item = &'a str>) -> bool {
    let texts: Vec<&str> = texts.collect();
    let folded: Vec<String> = texts.iter().map(|text| text.chars().flat_map(char::to_lowercase).collect()).collect();
    is_monotonic(way, texts.iter(), Ord::cmp)
        || is_monotonic(way, folded.iter(), Ord::cmp)
        || is_monotonic(way, texts.iter(), |a, b| compare_names(a, b))
}

fn is_monotonic<T>(way: Direction, values: impl Iterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> bool {
    values.is_sorted_by(|a, b| way.apply(compare(a, b)) != Ordering::Greater)
}

fn semantic(version: &str) -> Option<Version> {
    match VersionKind::of(version) {
        VersionKind::Semantic(version) => Some(version),
        VersionKind::Number(_) | VersionKind::Name | VersionKind::Floating => None,
    }
}
