//! Ranges of versions, as people write them: `>=1.4, <2`, `^1.2 || 3.x`, `1.2 - 1.5`.
//!
//! `1.4` names a line: all of 1.4, with the pre-releases of 1.4.0. So `<1.4` ends before the line, `>=1.4` begins with
//! it, `<=1.4` ends with it and `>1.4` begins after it. `1.4.2` names one version.
//!
//! A pre-release belongs to its release: `<2` and `<2.0.0` both leave out 2.0.0-rc.1.

use std::cmp::Ordering;

use semver::Version;

use super::numbers;
use crate::order::VersionKind;

/// Longer ones first, where one begins another.
const OPERATORS: [(&str, Operator); 7] = [
    (">=", Operator::AtLeast),
    ("<=", Operator::AtMost),
    (">", Operator::Above),
    ("<", Operator::Below),
    ("=", Operator::Is),
    ("^", Operator::Caret),
    ("~", Operator::Tilde),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    AtLeast,
    AtMost,
    Above,
    Below,
    Is,
    /// The same up to the first number that is not 0, and not before.
    Caret,
    /// The same minor line, and not before.
    Tilde,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Comparator {
    operator: Operator,
    /// Numbers that were left out are 0.
    version: Version,
    /// How many numbers were given.
    given: usize,
}

impl Comparator {
    fn holds(&self, version: &Version) -> bool {
        let place = match self.given {
            3.. => version.cmp_precedence(&self.version),
            given => leading(version, given).cmp(leading(&self.version, given)),
        };
        let agrees = |count: usize| leading(version, count).eq(leading(&self.version, count));
        match self.operator {
            Operator::AtLeast => place.is_ge(),
            Operator::AtMost => place.is_le(),
            Operator::Above => place.is_gt(),
            Operator::Below => place.is_lt(),
            Operator::Is => place == Ordering::Equal,
            Operator::Caret => place.is_ge() && agrees(self.fixed()),
            Operator::Tilde => place.is_ge() && agrees(self.given.min(2)),
        }
    }

    /// How many numbers a caret keeps as they are.
    fn fixed(&self) -> usize {
        let zeros = leading(&self.version, self.given).take_while(|number| *number == 0).count();
        self.given.min(zeros + 1)
    }

    fn is_everything(&self) -> bool {
        self.given == 0 && !matches!(self.operator, Operator::Above | Operator::Below)
    }

    /// Whether it ends just before the release that `prerelease` leads to.
    fn ends_before(&self, prerelease: &Version) -> bool {
        self.operator == Operator::Below && self.given == 3 && numbers(&self.version) == numbers(prerelease)
    }
}

fn leading(version: &Version, count: usize) -> impl Iterator<Item = u64> {
    numbers(version).into_iter().take(count)
}

/// What could not be read as a range.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{piece}` is no version or range")]
pub struct RangeError {
    /// The piece of the text.
    pub piece: String,
}

fn unread(piece: &str) -> RangeError {
    RangeError { piece: piece.to_owned() }
}

/// A range of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// All comparators of any one clause must hold.
    clauses: Vec<Vec<Comparator>>,
}

impl Range {
    /// Reads a range. Comparators `>=1.4`, `>1.4`, `<=1.4`, `<1.4`, `=1.4` or just `1.4`, `1.x`, `1.4.*`, `^1.2`,
    /// `~1.2.3` and `1.2 - 1.5` (both ends belong to it), all of which hold where spaces or commas join them, and
    /// either side of `||`. Nothing and `*` are everything. One leading `v` or `V` is allowed before a version.
    pub fn parse(text: &str) -> Result<Self, RangeError> {
        if text.trim().is_empty() {
            return Ok(Self { clauses: vec![Vec::new()] });
        }
        Ok(Self { clauses: text.split("||").map(clause).collect::<Result<_, _>>()? })
    }

    /// Whether it leaves nothing out, except pre-releases that are not asked for.
    pub fn is_everything(&self) -> bool {
        self.clauses.iter().any(|clause| clause.iter().all(Comparator::is_everything))
    }

    /// Whether the version lies in it. Names and floating tags lie only in everything. Pre-releases lie in a range only
    /// if they are included, or if it names a pre-release of the same release; build metadata makes no difference.
    pub fn holds(&self, version: &str, include_prereleases: bool) -> bool {
        match VersionKind::of(version) {
            VersionKind::Semantic(version) => {
                self.clauses.iter().any(|clause| clause_holds(clause, &version, include_prereleases))
            }
            VersionKind::Name | VersionKind::Floating => self.is_everything(),
        }
    }
}

fn clause_holds(clause: &[Comparator], version: &Version, include_prereleases: bool) -> bool {
    let names = |one: &Comparator| !one.version.pre.is_empty() && numbers(&one.version) == numbers(version);
    let unnamed = !version.pre.is_empty() && !clause.iter().any(names);
    if unnamed && !include_prereleases {
        return false;
    }
    clause.iter().all(|one| one.holds(version) && !(unnamed && one.ends_before(version)))
}

fn clause(text: &str) -> Result<Vec<Comparator>, RangeError> {
    let mut comparators = Vec::new();
    for part in text.split(',') {
        let mut words = part.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let operator = OPERATORS.iter().find_map(|(sign, operator)| Some((*operator, word.strip_prefix(sign)?)));
            match operator {
                Some((operator, "")) => {
                    comparators.push(comparator(operator, words.next().ok_or_else(|| unread(word))?)?);
                }
                Some((operator, rest)) => comparators.push(comparator(operator, rest)?),
                None if words.next_if_eq(&"-").is_some() => {
                    comparators.push(comparator(Operator::AtLeast, word)?);
                    comparators.push(comparator(Operator::AtMost, words.next().ok_or_else(|| unread("-"))?)?);
                }
                None => comparators.push(comparator(Operator::Is, word)?),
            }
        }
    }
    match text.trim() {
        "" => Err(unread("||")),
        text if comparators.is_empty() => Err(unread(text)),
        _ => Ok(comparators),
    }
}

fn comparator(operator: Operator, text: &str) -> Result<Comparator, RangeError> {
    match given(text) {
        Some((version, given)) => Ok(Comparator { operator, version, given }),
        None => Err(unread(text)),
    }
}

/// The version, and how many of its numbers are given. What `VersionKind` pads is complete if anything follows the
/// numbers: `1.4-rc1` is one version.
fn given(text: &str) -> Option<(Version, usize)> {
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let (before, rest) = bare.split_at_checked(bare.find(['-', '+']).unwrap_or(bare.len()))?;
    let (mut parts, mut given, mut left_out) = (["0"; 3], 0, false);
    let mut slots = parts.iter_mut();
    for part in before.split('.') {
        let slot = slots.next()?;
        if matches!(part, "*" | "x" | "X") {
            left_out = true;
        } else if left_out {
            return None;
        } else {
            *slot = part;
            given += 1;
        }
    }
    if !rest.is_empty() {
        if left_out || given < 2 {
            return None;
        }
        given = 3;
    }
    let [major, minor, patch] = parts;
    Some((Version::parse(&format!("{major}.{minor}.{patch}{rest}")).ok()?, given))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use semver::VersionReq;

    fn range(text: &str) -> Range {
        Range::parse(text).expect(text)
    }

    #[test]
    fn releases_lie_in_ranges() {
        for (text, inside, outside) in [
            ("1.4", &["1.4", "1.4.0", "v1.4.9", "1.4.2+b5"][..], &["1.3.9", "1.5.0", "2.4.0", "1"][..]),
            ("=1.4", &["1.4.0", "1.4.9"], &["1.3.9", "1.5.0"]),
            ("v1.4", &["1.4.0"], &["1.5"]),
            ("1", &["1.0.0", "1.99.0"], &["0.9.0", "2.0.0", "1"]),
            ("1.x", &["1.0.0", "1.99.0"], &["0.9.0", "2.0.0"]),
            ("1.X.*", &["1.0.0", "1.99.0"], &["0.9.0", "2.0.0"]),
            ("1.4.*", &["1.4.0", "1.4.7"], &["1.5.0"]),
            ("1.4.2", &["1.4.2", "V1.4.2", "1.4.2+b5"], &["1.4.1", "1.4.3"]),
            ("= 1.4.2+b5", &["1.4.2", "1.4.2+b6"], &["1.4.3"]),
            (">=1.4", &["1.4", "1.4.0", "2.0.0"], &["1.3.9"]),
            (">= v1.4", &["1.4", "1.4.0", "2.0.0"], &["1.3.9"]),
            (">1.4", &["1.5.0", "2.0.0"], &["1.4.0", "1.4.9"]),
            (">1.4.2", &["1.4.3"], &["1.4.2", "1.4.2+b5"]),
            ("<1.4", &["1.3.9", "0.1"], &["1.4.0"]),
            ("<=1.4", &["1.4.9", "1.0.0"], &["1.5.0"]),
            ("<=1.4.2", &["1.4.2", "1.4.1"], &["1.4.3"]),
            (">=1.4,<2", &["1.4.0", "1.99.9"], &["1.3.9", "2.0.0"]),
            (" >= 1.4 , <  2 ,", &["1.4.0", "1.99.9"], &["1.3.9", "2.0.0"]),
            (">=1.4 <2", &["1.4.0", "1.99.9"], &["1.3.9", "2.0.0"]),
            ("^1.2", &["1.2.0", "1.9.0"], &["1.1.9", "2.0.0"]),
            ("^1.2.3", &["1.2.3", "1.9.0"], &["1.2.2", "2.0.0"]),
            ("^0.2.3", &["0.2.3", "0.2.9"], &["0.2.2", "0.3.0", "1.0.0"]),
            ("^0.0.3", &["0.0.3"], &["0.0.2", "0.0.4"]),
            ("^0.0", &["0.0.0", "0.0.9"], &["0.1.0"]),
            ("^0", &["0.0.0", "0.9.0"], &["1.0.0"]),
            ("~1.2.3", &["1.2.3", "1.2.9"], &["1.2.2", "1.3.0"]),
            ("~1.2", &["1.2.0", "1.2.9"], &["1.1.0", "1.3.0"]),
            ("~1", &["1.0.0", "1.9.0"], &["0.9.0", "2.0.0"]),
            ("1.2 - 1.5", &["1.2.0", "1.5.9"], &["1.1.9", "1.6.0"]),
            ("1.2.3 - 1.5.0", &["1.2.3", "1.5.0"], &["1.2.2", "1.5.1"]),
            ("1.2 - 1.5, <1.4", &["1.2.0", "1.3.9"], &["1.4.0"]),
            ("1.2 - 1.5 || 3.x", &["1.2.0", "3.1.0"], &["2.0.0"]),
            ("1||3", &["1.2.0", "3.1.0"], &["2.0.0"]),
            ("*, <2", &["1.0.0"], &["2.0.0", "latest"]),
            ("<*", &[], &["0.0.0", "1.0.0", "latest"]),
            ("^18446744073709551615", &["18446744073709551615.0.1"], &["1.0.0"]),
            (">18446744073709551615", &[], &["18446744073709551615.0.1"]),
            ("<=1.18446744073709551615", &["1.18446744073709551615.3"], &["2.0.0"]),
        ] {
            let read = range(text);
            for include in [false, true] {
                for version in inside {
                    assert!(read.holds(version, include), "{text} holds {version}");
                }
                for version in outside {
                    assert!(!read.holds(version, include), "{text} does not hold {version}");
                }
            }
        }
    }

    #[test]
    fn prereleases_lie_in_ranges_that_ask_for_them() {
        for (text, version, unasked, included) in [
            (">=1.4, <2", "2.0.0-rc.1", false, false),
            (">=1.4, <2", "1.9.0-rc.1", false, true),
            (">=1.4, <2.0.0", "2.0.0-rc.1", false, false),
            ("<2.0.0", "2.0-rc1", false, false),
            ("<=2.0.0", "2.0.0-rc.1", false, true),
            ("1.4 - 2", "2.0.0-rc.1", false, true),
            ("^1.4", "2.0.0-rc.1", false, false),
            ("~1.4", "1.5.0-rc.1", false, false),
            // A line with the pre-releases of its first release, one version without.
            ("1.4", "1.4.0-rc.1", false, true),
            (">=1.4", "1.4.0-rc.1", false, true),
            ("^1.4", "1.4.0-rc.1", false, true),
            (">1.4", "1.5.0-rc.1", false, true),
            ("<=1.4", "1.5.0-rc.1", false, false),
            (">=1.4.0", "1.4.0-rc.1", false, false),
            ("1.4.0", "1.4.0-rc.1", false, false),
            ("^1.4.0", "1.4.0-rc.1", false, false),
            // Named.
            ("1.4.0-rc.1", "1.4.0-rc.1", true, true),
            ("1.4-rc1", "1.4.0-rc1", true, true),
            ("1.4-rc1", "1.4.0", false, false),
            (">=1.4.0-rc.1", "1.4.0-rc.2", true, true),
            (">=1.4.0-rc.2", "1.4.0-rc.1", false, false),
            (">=1.4.0-rc.2", "1.4.0-rc.10", true, true),
            (">=1.4.0-rc.1", "1.4.1-rc.1", false, true),
            ("<2.0.0-rc.2", "2.0.0-rc.1", true, true),
            (">=2.0.0-rc.1, <2.0.0", "2.0.0-rc.1", true, true),
            (">=2.0.0-rc.1, <2", "2.0.0-rc.1", false, false),
            ("<2.0.0 || 2.0.0-rc.1", "2.0.0-rc.1", true, true),
            ("<2.0.0 || 2.0.0-rc.1", "2.0.0-rc.2", false, false),
            ("", "2.0.0-rc.1", false, true),
            ("*", "2.0.0-rc.1", false, true),
        ] {
            assert_eq!(range(text).holds(version, false), unasked, "{text}: {version}");
            assert_eq!(range(text).holds(version, true), included, "{text}: {version}, included");
        }
    }

    #[test]
    fn names_and_floating_tags_lie_only_in_everything() {
        for (text, everything) in [
            ("", true),
            (" ", true),
            ("*", true),
            ("x", true),
            ("*.*", true),
            (">=*", true),
            ("<2 || *", true),
            (">=0", false),
            ("*, <2", false),
            (">*", false),
        ] {
            let read = range(text);
            assert_eq!(read.is_everything(), everything, "{text}");
            for version in ["latest", "20240101", "build-2", ""] {
                assert_eq!(read.holds(version, true), everything, "{text}: {version}");
                assert_eq!(read.holds(version, false), everything, "{text}: {version}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, piece) in [
            ("latest", "latest"),
            (">=1.4, <banana", "banana"),
            (">=1.4, <", "<"),
            (">=, 1.4", ">="),
            (">= <2", "<2"),
            ("1.4 || ", "||"),
            ("|| 1.4", "||"),
            ("1.4 | 1.5", "|"),
            (",", ","),
            ("1.2.3.4", "1.2.3.4"),
            ("1.*.3", "1.*.3"),
            ("1.04", "1.04"),
            ("1.", "1."),
            ("v", "v"),
            ("vv1", "vv1"),
            ("1-rc1", "1-rc1"),
            ("1.x-rc1", "1.x-rc1"),
            ("1.4.0-", "1.4.0-"),
            ("1.2 -", "-"),
            ("- 1.2", "-"),
            ("1.2 -1.5", "-1.5"),
            ("1.2 - >1.5", ">1.5"),
            (">1.2 - 1.5", "-"),
            ("1.2 - 1.5 - 1.7", "-"),
            ("!=1.2", "!=1.2"),
            (">==1.2", "=1.2"),
            ("平台", "平台"),
            ("99999999999999999999", "99999999999999999999"),
        ] {
            assert_eq!(Range::parse(text), Err(RangeError { piece: piece.to_owned() }), "{text}");
        }
    }

    const VERSION: &str = "[0-2]\\.[0-2]\\.[0-2](-(rc|alpha)\\.[0-2])?";
    const COMPARATOR: &str = "(>=|<=|>|<|=|\\^|~)([0-2]\\.[0-2]\\.[0-2](-(rc|alpha)\\.[0-2])?|[0-2]\\.[0-2]|[0-2])";

    proptest! {
        /// Cargo cannot include pre-releases, and holds none of them by part of a version (not even 1.2.0-rc.1 by `>=1`
        /// beside `=1.2.0-rc.1`); in all else both must agree.
        #[test]
        fn agrees_with_the_ranges_of_cargo(comparators in prop::collection::vec(COMPARATOR, 1..4), version in VERSION) {
            let text = comparators.join(", ");
            prop_assert_eq!(range(&comparators.join(" ")), range(&text));
            if version.contains('-') && comparators.iter().any(|one| one.matches('.').count() < 2) {
                return Ok(());
            }
            let expected = VersionReq::parse(&text).expect(&text).matches(&Version::parse(&version).expect(&version));
            prop_assert_eq!(range(&text).holds(&version, false), expected, "{} {}", text, version);
        }

        #[test]
        fn a_line_parts_all_versions(line in "[0-2](\\.[0-2])?", version in VERSION) {
            let holds = |sign: &str| range(&format!("{sign}{line}")).holds(&version, true);
            prop_assert_ne!(holds("<"), holds(">="));
            prop_assert_ne!(holds("<="), holds(">"));
            prop_assert_eq!(holds(""), holds("<=") && holds(">="));
        }

        #[test]
        fn including_prereleases_takes_nothing_away(text in COMPARATOR, other in COMPARATOR, version in VERSION) {
            let read = range(&format!("{text} || {other}"));
            prop_assert!(!read.holds(&version, false) || read.holds(&version, true));
            for include in [false, true] {
                let either = [&text, &other].into_iter().any(|text| range(text).holds(&version, include));
                prop_assert_eq!(read.holds(&version, include), either);
            }
        }

        #[test]
        fn every_semantic_version_is_a_range_that_holds_it(version in "v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?(-[a-z0-9.-]{1,5})?(\\+[a-z0-9]{1,3})?") {
            if matches!(VersionKind::of(&version), VersionKind::Semantic(_)) {
                prop_assert!(range(&version).holds(&version, false), "{}", version);
            }
        }

        #[test]
        fn any_text_is_looked_at_without_harm(text in "[<>=^~|, *xv0-9.+a-z好-]{0,16}", version in any::<String>()) {
            match Range::parse(&text) {
                Ok(range) => {
                    let _ = (range.holds(&version, true), range.holds(&text, false));
                }
                Err(RangeError { piece }) => prop_assert!(text.contains(&piece) && !piece.is_empty(), "{} {}", text, piece),
            }
            let _ = Range::parse(&version);
        }
    }
}
