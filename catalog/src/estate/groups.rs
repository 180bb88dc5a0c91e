//! Rows of API 4 put together by installer. A server may send one row a version (tKeel), or one row that lists them all.

use std::cmp::Ordering;

use crate::{
    InstallState, Installer,
    order::{self, compare_names, compare_versions},
};

/// A version of an installer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The version.
    pub version: String,
    /// The place of its own row; `None` if other rows do no more than list it.
    pub row: Option<u32>,
}

/// One installer of one repository, with all its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The chart repository it comes from.
    pub repo: String,
    /// The installer's name.
    pub name: String,
    /// Its versions, newest first, each once. At least one has a row.
    pub versions: Vec<Listed>,
    /// The newest version; the first one where none is semantic.
    pub newest: String,
    /// The versions installed, newest first: none, one, or what a server claims.
    pub installed: Vec<String>,
    /// Whether [`Self::newest`] is above all that are installed.
    pub newer_available: bool,
    /// The strongest of its rows' states: installed, then installed under the same name, then unknown.
    pub state: InstallState,
}

impl Group {
    /// The newest of the versions that have a row of their own, which can be opened.
    pub fn newest_row(&self) -> &str {
        let own = self.versions.iter().find(|listed| listed.row.is_some());
        own.map_or(&self.newest, |listed| &listed.version)
    }

    /// The places of its rows, newest version first.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.versions.iter().filter_map(|listed| listed.row)
    }
}

/// The installers among the rows, by name and then by repository. Of rows with the same identity the first one counts.
pub fn groups(rows: &[Installer]) -> Vec<Group> {
    let order = order::sorted(rows.len(), &|a, b| by_rows(rows, a, b, &|a, b| identity(a).cmp(&identity(b))));
    let runs: Vec<&[u32]> = order
        .chunk_by(|a, b| by_rows(rows, *a, *b, &|a, b| (&a.name, &a.repo).cmp(&(&b.name, &b.repo))).is_eq())
        .collect();
    let first = |run: u32| runs.get(run as usize).and_then(|run| run.first()).copied().unwrap_or_default();
    let by_name =
        |a: &Installer, b: &Installer| compare_names(&a.name, &b.name).then_with(|| compare_names(&a.repo, &b.repo));
    let order = order::sorted(runs.len(), &|a, b| by_rows(rows, first(a), first(b), &by_name));
    order.into_iter().filter_map(|run| group(rows, runs.get(run as usize)?)).collect()
}

fn identity(row: &Installer) -> (&str, &str, &str) {
    (&row.name, &row.repo, &row.version)
}

fn by_rows(rows: &[Installer], a: u32, b: u32, compare: &dyn Fn(&Installer, &Installer) -> Ordering) -> Ordering {
    match (rows.get(a as usize), rows.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    }
}

/// One group of the rows at `run`, which come by version and then as they came.
fn group(rows: &[Installer], run: &[u32]) -> Option<Group> {
    let at = |place: &u32| rows.get(*place as usize);
    let first = run.first().and_then(at)?;
    let mut own: Vec<u32> = run.to_vec();
    own.dedup_by(|a, b| at(a).map(|row| &row.version) == at(b).map(|row| &row.version));
    let versions = versions(rows, &own);
    let newest = order::newest(versions.iter().map(|listed| listed.version.as_str()));
    let newest = newest.or(versions.first().map(|listed| listed.version.as_str())).unwrap_or_default().to_owned();
    let state = |listed: &Listed| listed.row.as_ref().and_then(at).map(|row| row.state);
    let states = || versions.iter().filter_map(state);
    let strongest = [InstallState::Installed, InstallState::SameName, InstallState::Unknown];
    let installed = versions.iter().filter(|listed| state(listed) == Some(InstallState::Installed));
    let installed: Vec<String> = installed.map(|listed| listed.version.clone()).collect();
    Some(Group {
        repo: first.repo.clone(),
        name: first.name.clone(),
        newer_available: !installed.is_empty() && installed.iter().all(|version| order::is_newer(&newest, version)),
        state: strongest.into_iter().find(|one| states().any(|state| state == *one)).unwrap_or(InstallState::Uninstall),
        newest,
        installed,
        versions,
    })
}

/// The versions that the rows at `own` are of, and those that they list, newest first.
fn versions(rows: &[Installer], own: &[u32]) -> Vec<Listed> {
    let mut found: Vec<(&str, Option<u32>)> = Vec::with_capacity(own.len());
    for place in own {
        let Some(row) = rows.get(*place as usize) else { continue };
        found.push((&row.version, Some(*place)));
        let others = row.version_list.iter().filter(|entry| entry.version != row.version);
        found.extend(others.map(|entry| (entry.version.as_str(), None)));
    }
    let found = arranged(&found, &|a, b| a.0.cmp(b.0).then_with(|| b.1.is_some().cmp(&a.1.is_some())));
    let found: Vec<_> = found.chunk_by(|a, b| a.0 == b.0).filter_map(|same| same.first()).copied().collect();
    let found = arranged(&found, &|a, b| compare_versions(a.0, b.0));
    found.into_iter().map(|(version, row)| Listed { version: version.to_owned(), row }).collect()
}

type Found<'a> = (&'a str, Option<u32>);

fn arranged<'a>(found: &[Found<'a>], compare: &dyn Fn(&Found, &Found) -> Ordering) -> Vec<Found<'a>> {
    let at = |place: u32| found.get(place as usize);
    let order = order::sorted(found.len(), &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(at).copied().collect()
}
