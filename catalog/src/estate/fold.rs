//! Rows of API 4 folded by installer.

use std::cmp::Ordering;

use crate::{
    InstallState, Installer, InstallerKey,
    fold::{self, Folded, LISTED, Stand},
    key,
    order::{VersionKind, by_version},
};

/// So many versions of a row are told at most.
const MOST_LISTED: u32 = u32::MAX / LISTED;

/// Rows at some places, and what kind of version each has.
struct Rows<'a> {
    rows: Vec<Option<&'a Installer>>,
    kinds: Vec<VersionKind>,
    open: Option<InstallerKey>,
}

impl Rows<'_> {
    fn at(&self, position: u32) -> Option<&Installer> {
        self.rows.get(position as usize).copied().flatten()
    }

    /// Its name and its repository.
    fn identity(&self, position: u32) -> Option<(&str, &str)> {
        self.at(position).map(|row| (row.name.as_str(), row.repo.as_str()))
    }
}

impl fold::Rows for Rows<'_> {
    fn compare(&self, a: u32, b: u32) -> Ordering {
        self.identity(a).cmp(&self.identity(b))
    }

    fn group(&self, position: u32) -> Option<String> {
        self.identity(position).map(|(name, repo)| key::join(&[repo, name]))
    }

    fn version(&self, position: u32) -> (&VersionKind, &str) {
        let kind = self.kinds.get(position as usize).unwrap_or(&VersionKind::Name);
        (kind, self.at(position).map(|row| row.version.as_str()).unwrap_or_default())
    }

    fn is_open(&self, position: u32) -> bool {
        let is = |open: &InstallerKey, row: &Installer| {
            row.version == open.version && row.name == open.name && row.repo == open.repo
        };
        self.open.as_ref().zip(self.at(position)).is_some_and(|(open, row)| is(open, row))
    }
}

/// Folds the rows at these places: those of the same repository and name are one group. A row that is alone stands for the
/// other versions that it lists: their places are those from [`LISTED`] on.
pub fn fold(rows: &[Installer], places: &[u32], unfolded: &[String], open: &str) -> Folded {
    let all = rows;
    let rows: Vec<_> = places.iter().map(|place| rows.get(*place as usize)).collect();
    let kind = |row: &Option<&Installer>| row.map_or(VersionKind::Name, |row| VersionKind::of(&row.version));
    let kinds = rows.iter().map(kind).collect();
    let folded = fold::fold(places, &Rows { rows, kinds, open: InstallerKey::from_param(open) }, unfolded);
    with_listed(folded, all, unfolded)
}

fn with_listed(folded: Folded, rows: &[Installer], unfolded: &[String]) -> Folded {
    let (mut places, mut stands) = (Vec::new(), Vec::new());
    for (place, stand) in folded.places.into_iter().zip(folded.stands) {
        let row = rows.get(place as usize).filter(|_| stand == Stand::Alone && place < LISTED);
        let others = row.map(others).unwrap_or_default();
        places.push(place);
        let Some(row) = row.filter(|_| !others.is_empty()) else {
            stands.push(stand);
            continue;
        };
        let group = key::join(&[&row.repo, &row.name]);
        let is_unfolded = unfolded.contains(&group);
        stands.push(Stand::Head { group, others: u32::try_from(others.len()).unwrap_or(u32::MAX), is_unfolded });
        if is_unfolded {
            stands.extend(others.iter().map(|_| Stand::Below));
            places.extend(others.iter().map(|at| (at + 1) * LISTED + place));
        }
    }
    Folded { places, stands, ..folded }
}

/// The other versions that a row lists, newest first, each once.
fn others(row: &Installer) -> Vec<u32> {
    let listed: Vec<(u32, &str)> = (0..MOST_LISTED).zip(row.version_list.iter().map(|entry| &*entry.version)).collect();
    let mut listed = by_version(&listed, |(_, version)| version);
    listed.dedup_by_key(|(_, version)| *version);
    listed.into_iter().filter(|(_, version)| *version != row.version).map(|(at, _)| at).collect()
}

/// What a row says of another version that it lists, at one of the places from [`LISTED`] on.
pub fn listed(row: &Installer, place: u32) -> Option<Installer> {
    let entry = row.version_list.get((place / LISTED).checked_sub(1)? as usize)?;
    let (version, timestamp) = (entry.version.clone(), entry.create_time);
    Some(Installer { version, timestamp, state: InstallState::Unknown, ..row.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::VersionEntry;

    #[test]
    fn a_row_alone_stands_for_the_versions_that_it_lists() {
        let row = |name: &str, version: &str, listed: &[&str]| Installer {
            repo: "main".to_owned(),
            name: name.to_owned(),
            version: version.to_owned(),
            state: InstallState::Installed,
            version_list: listed
                .iter()
                .map(|version| VersionEntry { version: (*version).to_owned(), create_time: None })
                .collect(),
            ..Installer::default()
        };
        let rows = [
            row("web", "1.9.0", &["1.8.0", "1.9.0", "1.10.0", "1.8.0"]),
            row("one", "1.0.0", &["1.0.0"]),
            row("two", "1.0.0", &["0.9.0"]),
            row("two", "2.0.0", &["0.9.0"]),
        ];
        let head = |group: &str, others, is_unfolded| Stand::Head { group: group.to_owned(), others, is_unfolded };
        let folded = fold(&rows, &[0, 1, 2, 3], &[], "");
        assert_eq!(folded.places, [0, 1, 3], "what has rows goes by them");
        assert_eq!(folded.stands, [head("main/web", 2, false), Stand::Alone, head("main/two", 1, false)]);
        let folded = fold(&rows, &[0, 1], &["main/web".to_owned()], "");
        assert_eq!(folded.places, [0, 3 * LISTED, LISTED, 1]);
        assert_eq!(folded.stands, [head("main/web", 2, true), Stand::Below, Stand::Below, Stand::Alone]);
        assert_eq!(folded.groups, 2);
        let shown: Vec<_> =
            folded.places.iter().map(|place| listed(&rows[(place % LISTED) as usize], *place)).collect();
        let shown: Vec<_> = shown.iter().map(|row| row.as_ref().map(|row| (&*row.version, row.state))).collect();
        let unknown = InstallState::Unknown;
        assert_eq!(shown, [None, Some(("1.10.0", unknown)), Some(("1.8.0", unknown)), None]);
    }
}
