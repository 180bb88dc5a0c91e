//! People and teams, and what each of them maintains.

use std::cmp::{Ordering, Reverse};

use super::Group;
use crate::{
    Installer, Maintainer,
    order::{self, compare_names, folded},
};

/// Somebody, and what they maintain. Nothing in it has been checked: [`crate::wire::link`] tells what may be linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintained {
    /// The name given most often; may be empty.
    pub name: String,
    /// Further names given with the same mail address, the most frequent one first; not those that differ in case only.
    pub also_known_as: Vec<String>,
    /// Mail address; may be empty.
    pub email: String,
    /// The page given most often; may be empty.
    pub url: String,
    /// The places of the groups maintained, ascending.
    pub groups: Vec<u32>,
}

impl Maintained {
    /// What to call them: the name, else the address, else the page. Never empty.
    pub fn label(&self) -> &str {
        [&self.name, &self.email, &self.url].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
    }
}

/// Who maintains what, and what nobody does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Those who maintain most come first; then by what they are called.
    pub maintainers: Vec<Maintained>,
    /// The places of the groups of which no version names a maintainer, ascending.
    pub unmaintained: Vec<u32>,
}

/// The condition that just those rows meet which name no maintainer. An installer that nobody maintains has no other rows.
pub const NOBODY: &str = "maintainers:\"\"";

/// How many rows meet [`NOBODY`].
pub fn naming_nobody(rows: &[Installer]) -> usize {
    rows.iter().filter(|row| row.maintainers.iter().all(|one| one.label().is_none())).count()
}

/// One entry of one row.
struct Entry<'a> {
    identity: (Kind, String),
    group: u32,
    maintainer: &'a Maintainer,
}

/// What somebody is known by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Email,
    Name,
    Url,
}

/// Gathers the maintainers of all versions of the groups, which are those of `rows`. Two entries are the same person if
/// they have the same mail address, in any case; without one, the same name; without that, the same page. An entry with
/// none of them is none.
pub fn maintainers(rows: &[Installer], groups: &[Group]) -> Index {
    let mut index = Index::default();
    let mut entries = Vec::new();
    for (place, group) in (0..).zip(groups) {
        let before = entries.len();
        for row in group.rows().filter_map(|row| rows.get(row as usize)) {
            entries.extend(row.maintainers.iter().filter_map(|one| entry(one, place)));
        }
        if entries.len() == before {
            index.unmaintained.push(place);
        }
    }
    let at = |place: &u32| entries.get(*place as usize);
    let identity = |place: &u32| at(place).map(|entry| &entry.identity);
    let order = order::sorted(entries.len(), &|a, b| identity(&a).cmp(&identity(&b)));
    let all: Vec<Maintained> = order
        .chunk_by(|a, b| identity(a) == identity(b))
        .map(|same| maintained(&same.iter().filter_map(at).collect::<Vec<&Entry>>()))
        .collect();
    let at = |place: u32| all.get(place as usize);
    let order = order::sorted(all.len(), &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => b.groups.len().cmp(&a.groups.len()).then_with(|| compare_names(a.label(), b.label())),
        _ => Ordering::Equal,
    });
    index.maintainers = order.into_iter().filter_map(at).cloned().collect();
    index
}

fn entry(maintainer: &Maintainer, group: u32) -> Option<Entry<'_>> {
    let by = [(Kind::Email, &maintainer.email), (Kind::Name, &maintainer.name), (Kind::Url, &maintainer.url)];
    let (kind, text) = by.into_iter().find(|(_, text)| !text.trim().is_empty())?;
    let text = text.trim();
    // Addresses of pages tell capital letters from small ones.
    let text = if kind == Kind::Url { text.to_owned() } else { folded(text) };
    Some(Entry { identity: (kind, text), group, maintainer })
}

/// The entries of one person, by group.
fn maintained(entries: &[&Entry]) -> Maintained {
    let texts = |read: fn(&Maintainer) -> &String| ranked(entries.iter().map(|entry| read(entry.maintainer)).collect());
    let first = |texts: Vec<String>| texts.into_iter().next().unwrap_or_default();
    let mut names = texts(|one| &one.name).into_iter();
    let name = names.next().unwrap_or_default();
    let mut seen = vec![folded(&name)];
    let mut also_known_as = Vec::new();
    for other in names {
        let small = folded(&other);
        if !seen.contains(&small) {
            seen.push(small);
            also_known_as.push(other);
        }
    }
    let mut groups: Vec<u32> = entries.iter().map(|entry| entry.group).collect();
    groups.dedup();
    Maintained { name, also_known_as, email: first(texts(|one| &one.email)), url: first(texts(|one| &one.url)), groups }
}

/// The different texts, without the space around them, the most frequent one first; those as frequent by name.
fn ranked(texts: Vec<&String>) -> Vec<String> {
    let text = |place: &u32| texts.get(*place as usize).map(|text| text.trim()).unwrap_or_default();
    let order = order::sorted(texts.len(), &|a, b| text(&a).cmp(text(&b)));
    let runs = order.chunk_by(|a, b| text(a) == text(b));
    let runs: Vec<(Reverse<usize>, &str)> =
        runs.filter_map(|run| Some((Reverse(run.len()), text(run.first()?)))).filter(|run| !run.1.is_empty()).collect();
    let at = |place: u32| runs.get(place as usize);
    let order = order::sorted(runs.len(), &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => a.0.cmp(&b.0).then_with(|| compare_names(a.1, b.1)),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(at).map(|run| run.1.to_owned()).collect()
}
