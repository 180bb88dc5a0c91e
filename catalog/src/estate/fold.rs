//! Rows of API 4 folded by installer: of each group one row stands for all, and the others come below it once it is
//! unfolded.

use crate::{Installer, InstallerKey, key, order};

/// How a row stands among those of its group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stand {
    /// There is no other.
    #[default]
    Alone,
    /// It stands for the others.
    Head {
        /// The identity of the group.
        group: String,
        /// How many others there are.
        others: u32,
        /// Whether they are shown.
        is_unfolded: bool,
    },
    /// It is one of the others.
    Below,
}

/// Rows, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The places of the rows that are shown, from top to bottom.
    pub places: Vec<u32>,
    /// How each of them stands.
    pub stands: Vec<Stand>,
    /// How many groups there are.
    pub groups: u32,
    /// The group in which the open row is folded away, by its identity.
    pub hides: Option<String>,
}

/// Folds the rows at these places: those of the same repository and name are one group, where the first of them stood.
/// Its newest version stands for it; the others follow, newest first, if it is among those `unfolded`.
pub fn fold(rows: &[Installer], places: &[u32], unfolded: &[String], open: &str) -> Folded {
    let at = |position: u32| places.get(position as usize).and_then(|place| rows.get(*place as usize));
    let identity = |position: u32| at(position).map(|row| (row.name.as_str(), row.repo.as_str()));
    let order = order::sorted(places.len(), &|a, b| identity(a).cmp(&identity(b)));
    // Each group where its first row stood: the sort has left them in their order.
    let mut groups: Vec<&[u32]> = vec![&[]; places.len()];
    for group in order.chunk_by(|a, b| identity(*a) == identity(*b)) {
        if let Some(slot) = group.first().and_then(|first| groups.get_mut(*first as usize)) {
            *slot = group;
        }
    }
    let open = InstallerKey::from_param(open);
    let mut folded = Folded::default();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        folded.groups += 1;
        let versions: Vec<Version<'_>> = group.iter().map(|position| (*position, version(at(*position)))).collect();
        let head = head(&versions);
        let mut show = |position: u32, stand: Stand| {
            if let Some(place) = places.get(position as usize) {
                folded.places.push(*place);
                folded.stands.push(stand);
            }
        };
        let others: Vec<Version<'_>> = versions.iter().filter(|one| one.0 != head.0).copied().collect();
        let Some((name, repo)) = identity(head.0).filter(|_| !others.is_empty()) else {
            versions.iter().for_each(|(position, _)| show(*position, Stand::Alone));
            continue;
        };
        let id = key::join(&[repo, name]);
        let is_unfolded = unfolded.contains(&id);
        let count = u32::try_from(others.len()).unwrap_or(u32::MAX);
        show(head.0, Stand::Head { group: id.clone(), others: count, is_unfolded });
        if is_unfolded {
            let others = order::by_version(&others, |(_, version)| version);
            others.into_iter().for_each(|(position, _)| show(position, Stand::Below));
        } else if let Some(open) = open.as_ref().filter(|open| open.name == name && open.repo == repo)
            && head.1 != open.version
            && others.iter().any(|(_, version)| *version == open.version)
        {
            folded.hides = Some(id);
        }
    }
    folded
}

/// The position of a row among those to be folded, and its version.
type Version<'a> = (u32, &'a str);

fn version(row: Option<&Installer>) -> &str {
    row.map_or("", |row| &row.version)
}

/// The newest version; the first one in their order where none is semantic.
fn head<'a>(versions: &[Version<'a>]) -> Version<'a> {
    let head = match order::newest(versions.iter().map(|(_, version)| *version)) {
        Some(newest) => versions.iter().find(|(_, version)| *version == newest).copied(),
        None => order::by_version(versions, |(_, version)| version).first().copied(),
    };
    head.unwrap_or_default()
}
