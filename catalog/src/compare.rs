//! What two servers, or two organizations, have that the other one has not, and what differs between the rows that both
//! have. Names decide which rows are the same; what a server did not say is neither equal to anything nor different from it.

use std::collections::{HashMap, HashSet};

use crate::{
    Installer, Package, Repository, key,
    order::compare_names,
    property::{Described, Property, Value},
    query::{Installers, Listing, Packages, Repositories},
};

/// Where a row is, and whether it is the same there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// On the left alone.
    Left,
    /// On the right alone.
    Right,
    /// On both sides, and different.
    Different,
    /// On both sides; nothing that both say differs, but one of them does not say all of it. Or on one side, where not all
    /// rows of the other one are here.
    Unknown,
    /// On both sides, and the same.
    Same,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Left, Self::Right, Self::Different, Self::Unknown, Self::Same];

    /// Its word in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Different => "different",
            Self::Unknown => "unknown",
            Self::Same => "same",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }

    /// The same with the sides changed.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            other => other,
        }
    }
}

/// A row of either side, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it was paired by: its identity, as it stands in addresses, or between two organizations its name in its own.
    pub key: String,
    /// Where it is.
    pub standing: Standing,
    /// Its place on the left.
    pub left: Option<u32>,
    /// Its place on the right.
    pub right: Option<u32>,
}

impl Pair {
    /// The same with the sides changed.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { key: self.key, standing: self.standing.mirrored(), left: self.right, right: self.left }
    }
}

/// What both sides say of one property, where that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The property, by its name in the API.
    pub name: &'static str,
    /// What the left one says. Of several texts those that the right one has not.
    pub left: Value,
    /// What the right one says. Of several texts those that the left one has not.
    pub right: Value,
    /// One of them does not say it, or not all of it.
    pub is_unknown: bool,
}

/// A list that can be compared with the same list of another server.
pub trait Compared: Described {
    /// The properties that are compared, in the order in which they are told.
    const COMPARED: &'static [&'static str];

    /// How many texts there are of a property that names several; `None` where the row does not tell.
    fn told(_: &Self::Row) -> Option<u64> {
        None
    }
}

impl Compared for Repositories {
    const COMPARED: &'static [&'static str] = &["size", "updated_at", "visibility", "num_images", "tags"];

    fn told(row: &Repository) -> Option<u64> {
        row.num_images
    }
}

impl Compared for Packages {
    const COMPARED: &'static [&'static str] = &["size", "updated", "visibility", "num_versions"];
}

impl Compared for Installers {
    const COMPARED: &'static [&'static str] = &["state", "timestamp"];
}

/// What differs between two rows of the same name, or is not known to be the same. Dates may be left out: a copy often has
/// those of the copying.
pub fn differences<L: Compared>(left: &L::Row, right: &L::Row, with_dates: bool) -> Vec<Difference> {
    let property = |name: &&str| L::PROPERTIES.iter().find(|property| property.name == *name);
    let compared = L::COMPARED.iter().filter_map(property);
    compared.filter_map(|property| difference::<L>(property, left, right, with_dates)).collect()
}

fn difference<L: Compared>(
    property: &Property<L::Row>,
    left_row: &L::Row,
    right_row: &L::Row,
    with_dates: bool,
) -> Option<Difference> {
    let name = property.name;
    let (left, right) = ((property.read)(left_row), (property.read)(right_row));
    match (&left, &right) {
        (Value::Instant(_), _) if !with_dates => None,
        (Value::Texts(own), Value::Texts(others)) => {
            let (is_left_whole, is_right_whole) =
                (is_whole(own, L::told(left_row)), is_whole(others, L::told(right_row)));
            // What one side has is missing on the other only if that one names all it has.
            let apart = |own: &[String], others: &[String], is_whole: bool| {
                let others: HashSet<&String> = if is_whole { others.iter().collect() } else { own.iter().collect() };
                let mut apart: Vec<String> = own.iter().filter(|text| !others.contains(text)).cloned().collect();
                apart.sort_unstable();
                apart.dedup();
                apart
            };
            let (left, right) = (apart(own, others, is_right_whole), apart(others, own, is_left_whole));
            let is_unknown = !is_left_whole || !is_right_whole;
            let is_same = left.is_empty() && right.is_empty() && !is_unknown;
            (!is_same).then_some(Difference { name, left: Value::Texts(left), right: Value::Texts(right), is_unknown })
        }
        _ => {
            let is_unknown = is_unsaid(&left) || is_unsaid(&right);
            (is_unknown || left != right).then_some(Difference { name, left, right, is_unknown })
        }
    }
}

impl Difference {
    /// Whether the two are known to differ in this.
    pub fn is_certain(&self) -> bool {
        let names_any = |value: &Value| matches!(value, Value::Texts(texts) if !texts.is_empty());
        !self.is_unknown || names_any(&self.left) || names_any(&self.right)
    }
}

/// Whether a row names all it has of something.
fn is_whole(texts: &[String], told: Option<u64>) -> bool {
    match told {
        Some(count) => texts.len() as u64 >= count,
        None => !texts.is_empty(),
    }
}

/// Whether the server did not say it. None of the texts that are compared is ever empty where it is known.
fn is_unsaid(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::Texts(_) | Value::Pairs(_) => false,
        Value::Number(number) | Value::Bytes(number) => number.is_none(),
        Value::Instant(at) => at.is_none(),
    }
}

fn standing<L: Compared>(left: &L::Row, right: &L::Row, with_dates: bool) -> Standing {
    let differences = differences::<L>(left, right, with_dates);
    if differences.iter().any(Difference::is_certain) {
        Standing::Different
    } else if differences.is_empty() {
        Standing::Same
    } else {
        Standing::Unknown
    }
}

/// The organizations that are compared: where one side alone names one, it is compared with the same on the other side.
pub fn organizations<'a>(left: &'a str, right: &'a str) -> [&'a str; 2] {
    let (left, right) = (left.trim(), right.trim());
    let or = |own: &'a str, other: &'a str| if own.is_empty() { other } else { own };
    [or(left, right), or(right, left)]
}

/// The rows of one side.
#[derive(Debug)]
pub struct Side<'a, R> {
    /// Those that are here.
    pub rows: &'a [R],
    /// These are all: what is not among them is not there.
    pub is_all: bool,
    /// Only rows of this organization count, by its whole name; empty for all.
    pub organization: &'a str,
}

impl<R> Side<'_, R> {
    /// Whether what is not among the rows of that organization is not there. A row that names none may be one of them.
    fn is_all_of<L: Named<Row = R>>(&self, organization: &str) -> bool {
        let is_told = || self.rows.iter().all(|row| !L::organization(row).is_empty());
        self.is_all && (organization.is_empty() || is_told())
    }
}

/// Compares two lists: every row of either side once, by name; between two organizations by the name without them. Of rows
/// that repeat an identity the first one counts.
pub fn compare<L: Compared + Named>(left: &Side<'_, L::Row>, right: &Side<'_, L::Row>, with_dates: bool) -> Vec<Pair> {
    let [own, others] = organizations(left.organization, right.organization);
    let key = |row: &L::Row| if own == others { L::row_param(row) } else { L::key_within(row) };
    let alone = |standing: Standing, other: bool| if other { standing } else { Standing::Unknown };
    let only_left = alone(Standing::Left, right.is_all_of::<L>(others));
    let only_right = alone(Standing::Right, left.is_all_of::<L>(own));
    let (left, right) = (left.rows, right.rows);
    let mut places: HashMap<String, u32> = HashMap::with_capacity(right.len());
    let mut pairs: Vec<Pair> = Vec::with_capacity(left.len().max(right.len()));
    for (place, row) in (0u32..).zip(right).filter(|(_, row)| L::is_within(row, others)) {
        places.entry(key(row)).or_insert(place);
    }
    let mut seen: HashSet<String> = HashSet::with_capacity(left.len());
    for (place, row) in (0u32..).zip(left).filter(|(_, row)| L::is_within(row, own)) {
        let key = key(row);
        if !seen.insert(key.clone()) {
            continue;
        }
        let other = places.remove(&key);
        let both = other.and_then(|place| right.get(place as usize));
        let standing = both.map_or(only_left, |other| standing::<L>(row, other, with_dates));
        pairs.push(Pair { key, standing, left: Some(place), right: other });
    }
    let rest =
        places.into_iter().map(|(key, place)| Pair { key, standing: only_right, left: None, right: Some(place) });
    pairs.extend(rest);
    pairs.sort_by(|a, b| compare_names(&a.key, &b.key).then_with(|| a.key.cmp(&b.key)));
    pairs
}

/// A list whose rows are named within an organization, or what plays its part.
pub trait Named: Listing {
    /// The organization, the name, and what stands behind it; empty where there is nothing.
    fn name(row: &Self::Row) -> [&str; 3];

    /// What tells the row from all others of its organization.
    fn key_within(row: &Self::Row) -> String {
        let [_, name, _] = Self::name(row);
        name.to_owned()
    }

    /// The organization.
    fn organization(row: &Self::Row) -> &str {
        let [organization, _, _] = Self::name(row);
        organization
    }

    /// Whether the row is of that organization, by its whole name; of none in particular if that is empty.
    fn is_within(row: &Self::Row, organization: &str) -> bool {
        organization.is_empty() || Self::organization(row) == organization
    }
}

impl Named for Repositories {
    fn name(row: &Repository) -> [&str; 3] {
        [&row.namespace, &row.name, ""]
    }
}

impl Named for Packages {
    fn name(row: &Package) -> [&str; 3] {
        [&row.namespace, &row.package, ""]
    }
}

impl Named for Installers {
    fn name(row: &Installer) -> [&str; 3] {
        [&row.repo, &row.name, &row.version]
    }

    fn key_within(row: &Installer) -> String {
        key::join(&[&row.name, &row.version])
    }
}

#[cfg(test)]
#[path = "compare/tests.rs"]
mod tests;
