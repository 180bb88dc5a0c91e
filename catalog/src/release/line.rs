//! Release lines: versions that share their major, or major and minor, number.

use super::newest_first;
use crate::order::VersionKind;

/// How many lines are still easy to look through.
const MANY: usize = 12;

/// What makes a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The major number: line `2`.
    Major,
    /// The major and the minor number: line `2.14`.
    Minor,
}

/// The identities of what is grouped beside the lines. No line has such a name.
pub const NAMES: &str = "names";
/// See [`NAMES`].
pub const FLOATING: &str = "floating";

/// What versions are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kin {
    /// The numbers that make the line.
    Line(u64, Option<u64>),
    Names,
    Floating,
}

impl Kin {
    pub fn name(self) -> String {
        match self {
            Self::Line(major, None) => major.to_string(),
            Self::Line(major, Some(minor)) => format!("{major}.{minor}"),
            Self::Names => NAMES.to_owned(),
            Self::Floating => FLOATING.to_owned(),
        }
    }
}

impl By {
    /// By minor number, unless that makes more than a dozen lines.
    pub fn fitting(versions: &[&str]) -> Self {
        Self::fitting_read(&mut versions.iter().map(|text| Self::Minor.kin(&VersionKind::of(text))))
    }

    /// [`Self::fitting`] where it is known what each version would be grouped by in lines of [`Self::Minor`].
    pub(super) fn fitting_read(kins: &mut dyn Iterator<Item = Kin>) -> Self {
        let mut lines: Vec<Kin> = Vec::with_capacity(MANY);
        for kin in kins.filter(|kin| matches!(kin, Kin::Line(..))) {
            if lines.contains(&kin) {
                continue;
            }
            if lines.len() == MANY {
                return Self::Major;
            }
            lines.push(kin);
        }
        Self::Minor
    }

    pub(super) fn kin(self, kind: &VersionKind) -> Kin {
        match (kind, self) {
            (VersionKind::Semantic(version), Self::Major) => Kin::Line(version.major, None),
            (VersionKind::Semantic(version), Self::Minor) => Kin::Line(version.major, Some(version.minor)),
            (VersionKind::Number(_) | VersionKind::Name, _) => Kin::Names,
            (VersionKind::Floating, _) => Kin::Floating,
        }
    }
}

/// A line and where its versions are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `2` or `2.14`.
    pub name: String,
    /// Places of its versions, newest first; pre-releases are of the line of their release.
    pub places: Vec<u32>,
}

/// All versions of a list by their places, each in just one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// The semantic versions by line, newest line first.
    pub lines: Vec<Line>,
    /// The lone numbers, highest first, and then the names, in natural order.
    pub names: Vec<u32>,
    /// The floating tags, in natural order.
    pub floating: Vec<u32>,
}

/// Groups versions by line.
pub fn lines(versions: &[&str], by: By) -> Grouped {
    let mut grouped = Grouped::default();
    let mut last = None;
    for (place, kind) in newest_first(versions) {
        let kin = by.kin(&kind);
        match (kin, grouped.lines.last_mut()) {
            (Kin::Names, _) => grouped.names.push(place),
            (Kin::Floating, _) => grouped.floating.push(place),
            (Kin::Line(..), Some(line)) if last == Some(kin) => line.places.push(place),
            (Kin::Line(..), _) => grouped.lines.push(Line { name: kin.name(), places: vec![place] }),
        }
        last = Some(kin);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::{by_version, compare_versions};
    use proptest::prelude::*;
    use std::{cmp::Ordering, collections::BTreeSet};

    type Texts<'a> = Vec<&'a str>;

    fn grouped<'a>(versions: &[&'a str], by: By) -> (Vec<(String, Texts<'a>)>, Texts<'a>, Texts<'a>) {
        let texts = |places: Vec<u32>| places.into_iter().map(|place| versions[place as usize]).collect();
        let Grouped { lines, names, floating } = lines(versions, by);
        let lines = lines.into_iter().map(|line| (line.name, texts(line.places))).collect();
        (lines, texts(names), texts(floating))
    }

    #[test]
    fn versions_are_grouped_by_line() {
        let versions = [
            "latest",
            "0.9.1",
            "2.14.0",
            "build-10",
            "v2.14.1",
            "0.10.0",
            "2.14.1-rc.1",
            "2.9",
            "edge",
            "build-2",
            "7",
            "V16",
        ];
        let names = vec!["V16", "7", "build-2", "build-10"];
        let floating = vec!["edge", "latest"];
        let line = |name: &str, texts: &[&'static str]| (name.to_owned(), texts.to_vec());
        let minor = vec![
            line("2.14", &["v2.14.1", "2.14.1-rc.1", "2.14.0"]),
            line("2.9", &["2.9"]),
            line("0.10", &["0.10.0"]),
            line("0.9", &["0.9.1"]),
        ];
        assert_eq!(grouped(&versions, By::Minor), (minor, names.clone(), floating.clone()));
        let major = vec![line("2", &["v2.14.1", "2.14.1-rc.1", "2.14.0", "2.9"]), line("0", &["0.10.0", "0.9.1"])];
        assert_eq!(grouped(&versions, By::Major), (major, names, floating));
        assert_eq!(lines(&[], By::Minor), Grouped::default());
    }

    #[test]
    fn more_than_a_dozen_minor_lines_are_too_many() {
        let versions: Vec<String> =
            (0..13).flat_map(|minor| [format!("1.{minor}.0"), format!("1.{minor}.1")]).collect();
        let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
        assert_eq!(By::fitting(&versions), By::Major);
        assert_eq!(By::fitting(&versions[..24]), By::Minor);
        assert_eq!(By::fitting(&["latest"]), By::Minor);
        assert_eq!(By::fitting(&[]), By::Minor);
    }

    proptest! {
        #[test]
        fn every_version_is_in_one_group_in_version_order(
            versions in prop::collection::vec("(v?[0-3](\\.[0-9]{1,2}){1,2}(-(rc|alpha)(\\.[0-9])?)?|latest|edge|[a-z0-9.+-]{0,5})", 0..16),
            by in prop::sample::select(vec![By::Major, By::Minor]),
        ) {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            let Grouped { lines, names, floating } = lines(&versions, by);
            let line_names: BTreeSet<&str> = lines.iter().map(|line| line.name.as_str()).collect();
            prop_assert_eq!(line_names.len(), lines.len());
            let mut all: Vec<u32> = lines.into_iter().flat_map(|line| line.places).collect();
            all.extend(names);
            all.extend(floating);
            let texts: Vec<&str> = all.iter().map(|place| versions[*place as usize]).collect();
            prop_assert_eq!(texts.clone(), by_version(&versions, |text| text));
            prop_assert!(texts.windows(2).all(|pair| compare_versions(pair[0], pair[1]) != Ordering::Greater));
            all.sort_unstable();
            prop_assert!(all.into_iter().eq(0..versions.len() as u32));
        }

        #[test]
        fn any_text_is_grouped_without_harm(versions in prop::collection::vec(any::<String>(), 0..6)) {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            let _ = lines(&versions, By::fitting(&versions));
        }
    }
}
