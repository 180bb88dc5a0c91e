//! Rows of API 4 folded by installer.

use std::cmp::Ordering;

use crate::{
    Installer, InstallerKey,
    fold::{self, Folded},
    key,
    order::VersionKind,
};

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

/// Folds the rows at these places: those of the same repository and name are one group.
pub fn fold(rows: &[Installer], places: &[u32], unfolded: &[String], open: &str) -> Folded {
    let rows: Vec<_> = places.iter().map(|place| rows.get(*place as usize)).collect();
    let kind = |row: &Option<&Installer>| row.map_or(VersionKind::Name, |row| VersionKind::of(&row.version));
    let kinds = rows.iter().map(kind).collect();
    fold::fold(places, &Rows { rows, kinds, open: InstallerKey::from_param(open) }, unfolded)
}
