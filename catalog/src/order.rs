//! Orders: of versions, of names, and of values that may be unknown.

use std::cmp::Ordering;

use semver::Version;

/// Tags that move from image to image; they name no version.
const FLOATING: [&str; 15] = [
    "latest", "stable", "edge", "nightly", "main", "master", "dev", "develop", "devel", "head", "canary", "current",
    "snapshot", "lts", "next",
];

/// What kind of version a text is, in the order in which the kinds are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionKind {
    /// A semantic version, complete or with the patch (and minor) number left out.
    Semantic(Version),
    /// A lone number: a build, a date, or how often there was a version.
    Number(u64),
    /// Any other name.
    Name,
    /// A floating tag such as `latest`.
    Floating,
}

impl VersionKind {
    /// Tells the kind. One leading `v` or `V` is allowed before a semantic version and before a number.
    pub fn of(text: &str) -> Self {
        if FLOATING.iter().any(|floating| floating.eq_ignore_ascii_case(text)) {
            return Self::Floating;
        }
        let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
        if let Some(number) = number(bare) {
            return Self::Number(number);
        }
        match Version::parse(bare).ok().or_else(|| padded(bare)) {
            Some(version) => Self::Semantic(version),
            None => Self::Name,
        }
    }

    /// Whether it is a semantic version before its release.
    pub fn is_prerelease(&self) -> bool {
        matches!(self, Self::Semantic(version) if !version.pre.is_empty())
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Semantic(_) => 0,
            Self::Number(_) => 1,
            Self::Name => 2,
            Self::Floating => 3,
        }
    }
}

/// Digits and nothing else. A sign would be read too, so the first one is looked at.
fn number(text: &str) -> Option<u64> {
    text.starts_with(|first: char| first.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// `1.25` and `1.25-rc1` are versions to people: the missing patch number counts as 0. A lone number is none, since it is
/// as often a date or a build: it is compared with other numbers alone.
fn padded(text: &str) -> Option<Version> {
    let end = text.find(['-', '+']).unwrap_or(text.len());
    let (numbers, rest) = text.split_at_checked(end)?;
    (numbers.matches('.').count() == 1).then(|| Version::parse(&format!("{numbers}.0{rest}")).ok()).flatten()
}

/// Newest first: semantic versions descending (a pre-release under its release), then lone numbers, highest first, then
/// names in natural order, then floating tags. Total: only equal texts are equal.
pub fn compare_versions(a: &str, b: &str) -> Ordering {
    compare_read((&VersionKind::of(a), a), (&VersionKind::of(b), b))
}

/// [`compare_versions`] of texts whose kinds are known.
pub(crate) fn compare_read((kind_a, a): (&VersionKind, &str), (kind_b, b): (&VersionKind, &str)) -> Ordering {
    match (kind_a, kind_b) {
        (VersionKind::Semantic(a), VersionKind::Semantic(b)) => b.cmp(a),
        (VersionKind::Number(a), VersionKind::Number(b)) => b.cmp(a),
        _ => kind_a.rank().cmp(&kind_b.rank()).then_with(|| compare_names(a, b)),
    }
    .then_with(|| a.cmp(b))
}

/// The places `0..count` in the order of `compare`; places that compare equal stay as they were. The one sort that all
/// others go through: each further one would be compiled, and sent, by itself.
pub fn sorted(count: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0u32..).take(count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// The items by the version each holds, newest first.
pub fn by_version<T: Clone>(items: &[T], version: impl Fn(&T) -> &str) -> Vec<T> {
    let at = |place: u32| items.get(place as usize);
    let text = |place: u32| at(place).map(&version).unwrap_or_default();
    let order = sorted(items.len(), &|a, b| compare_versions(text(a), text(b)));
    order.into_iter().filter_map(at).cloned().collect()
}

/// The newest version: the highest release; without a release the highest pre-release; without either the highest lone
/// number. Floating tags and names are never the newest.
pub fn newest<'a>(versions: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let read = versions.into_iter().map(|text| (VersionKind::of(text), text));
    let ordered = read.filter(|(kind, _)| matches!(kind, VersionKind::Semantic(_) | VersionKind::Number(_)));
    ordered.min_by(|a, b| compare_newest((&a.0, a.1), (&b.0, b.1))).map(|(_, text)| text)
}

/// The [`newest`] first, of versions whose kinds are known: releases, then pre-releases, then numbers, then what is never
/// the newest.
pub(crate) fn compare_newest(a: (&VersionKind, &str), b: (&VersionKind, &str)) -> Ordering {
    let is_release = |kind: &VersionKind| matches!(kind, VersionKind::Semantic(version) if version.pre.is_empty());
    is_release(b.0).cmp(&is_release(a.0)).then_with(|| compare_read(a, b))
}

/// Whether a semantic version is above another one, or a lone number above another number. What is a name or a floating
/// tag is above and below nothing.
pub fn is_newer(version: &str, than: &str) -> bool {
    match (VersionKind::of(version), VersionKind::of(than)) {
        (VersionKind::Semantic(version), VersionKind::Semantic(than)) => version > than,
        (VersionKind::Number(version), VersionKind::Number(than)) => version > than,
        _ => false,
    }
}

/// The text in small letters, letter by letter: as it is searched and compared.
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Natural order of names: digits by value, letters without case first, then the exact text.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    if a.bytes().chain(b.bytes()).any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        return alphanumeric_sort::compare_str(folded(a), folded(b)).then_with(|| a.cmp(b));
    }
    alphanumeric_sort::compare_str(a, b).then_with(|| a.cmp(b))
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest, first in the alphabet, oldest on top.
    #[default]
    Ascending,
    /// Largest, last in the alphabet, newest on top.
    Descending,
}

impl Direction {
    /// The other way.
    pub fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }

    /// Turns an ascending comparison this way.
    pub fn apply(self, ordering: Ordering) -> Ordering {
        match self {
            Self::Ascending => ordering,
            Self::Descending => ordering.reverse(),
        }
    }

    /// Compares values of which some are unknown: those come last, whichever way the rest goes.
    pub fn compare_known<T: Ord>(self, a: Option<&T>, b: Option<&T>) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) => self.apply(a.cmp(b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(versions: &[&str]) -> Vec<String> {
        let versions: Vec<String> = versions.iter().map(ToString::to_string).collect();
        by_version(&versions, String::as_str)
    }

    #[test]
    fn newest_first_numbers_and_names_after_floating_last() {
        let expected = [
            "2.14.1",
            "2.14.0",
            "v2.13.7",
            "2.13.7-rc.2",
            "2.13.7-rc.1",
            "2.13.7-alpha",
            "1.10.0",
            "1.10-rc1",
            "1.9.0",
            "0.4.0-alpha.2",
            "20240501",
            "20240101",
            "V16",
            "V2",
            "1",
            "V1",
            "v1",
            "18446744073709551616",
            "build-2",
            "build-10",
            "V1b",
            "edge",
            "latest",
        ];
        let mut shuffled = expected;
        shuffled.reverse();
        assert_eq!(sorted(&shuffled), expected);
    }

    #[test]
    fn the_newest_is_a_release_when_there_is_one() {
        for (versions, expected) in [
            (&["latest", "2.0.0-rc.1", "1.10.0", "1.9.0"][..], Some("1.10.0")),
            (&["2.0.0-rc.1", "2.0.0-beta"], Some("2.0.0-rc.1")),
            (&["1.0.0-rc.1", "20240501"], Some("1.0.0-rc.1")),
            (&["latest", "V2", "V16", "V1", "build-20"], Some("V16")),
            (&["3", "20240501", "v4"], Some("20240501")),
            (&["latest", "build-20", "+5"], None),
            (&[], None),
        ] {
            assert_eq!(newest(versions.iter().copied()), expected);
        }
    }

    #[test]
    fn versions_of_one_kind_are_newer() {
        for (version, than, expected) in [
            ("1.10.0", "1.9.0", true),
            ("1.9.0", "1.10.0", false),
            ("1.0.0", "1.0.0-rc.1", true),
            ("v1.0", "1.0.0", false),
            ("V16", "V2", true),
            ("2", "16", false),
            ("v2", "2", false),
            ("20240501", "1.0.0", false),
            ("1.0.0", "1", false),
            ("build-3", "build-2", false),
            ("latest", "1.0.0", false),
            ("1.0.0", "", false),
        ] {
            assert_eq!(is_newer(version, than), expected, "{version} {than}");
        }
    }

    #[test]
    fn names_are_in_natural_order() {
        let mut names = ["web10", "Web9", "web-2", "平台", "api"];
        names.sort_by(|a, b| compare_names(a, b));
        assert_eq!(names, ["api", "web-2", "Web9", "web10", "平台"]);
    }

    #[test]
    fn the_unknown_comes_last_both_ways() {
        let mut sizes = [Some(2), None, Some(1)];
        sizes.sort_by(|a, b| Direction::Ascending.compare_known(a.as_ref(), b.as_ref()));
        assert_eq!(sizes, [Some(1), Some(2), None]);
        sizes.sort_by(|a, b| Direction::Descending.compare_known(a.as_ref(), b.as_ref()));
        assert_eq!(sizes, [Some(2), Some(1), None]);
    }

    proptest! {
        #[test]
        fn the_order_is_total(mut versions in prop::collection::vec("(v?[0-9]{1,2}(\\.[0-9]{1,2}){0,3}(-(rc|alpha)(\\.[0-9])?)?|[vV]?[0-9]{1,3}|latest|[a-zA-Z0-9.+-]{0,6})", 0..12)) {
            versions.sort_by(|a, b| compare_versions(a, b));
            for (i, a) in versions.iter().enumerate() {
                for b in versions.iter().skip(i) {
                    prop_assert_ne!(compare_versions(a, b), Ordering::Greater, "{} {}", a, b);
                    prop_assert_eq!(compare_versions(a, b) == Ordering::Equal, a == b);
                }
            }
        }
    }
}
