//! Ranges of versions, as people write them: `>=1.4, <2`, `^1.2 || 3.x`, `1.2 - 1.5`.
//!
//! `1.4` names a line: all of 1.4, with the pre-releases of 1.4.0. So `<1.4` ends before the line, `>=1.4` begins with
//! it, `<=1.4` ends with it and `>1.4` begins after it. `1.4.2` names one version.
//!
//! A pre-release belongs to its release: `<2` and `<2.0.0` both leave out 2.0.0-rc.1. A lone number, such as a build or a
//! date, is compared with lone numbers: `>=15` holds 16, and `>=1.4` does not.

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

    /// Whether the version lies in it. A lone number lies in a range of lone numbers; names and floating tags lie only in
    /// everything. Pre-releases lie in a range only if they are included, or if it names a pre-release of the same
    /// release; build metadata makes no difference.
    pub fn holds(&self, version: &str, include_prereleases: bool) -> bool {
        match VersionKind::of(version) {
            VersionKind::Semantic(version) => {
                self.clauses.iter().any(|clause| clause_holds(clause, &version, include_prereleases))
            }
            VersionKind::Number(number) => {
                let alike = Version::new(number, 0, 0);
                self.clauses.iter().any(|clause| clause.iter().all(|one| one.given <= 1 && one.holds(&alike)))
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
mod tests;
