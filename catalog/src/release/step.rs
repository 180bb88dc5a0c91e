//! What kind of step each version took.

use semver::Version;

use super::{newest_first, numbers};
use crate::order::VersionKind;

/// A kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The first release.
    First,
    /// A release with another major number.
    Major,
    /// A release with another minor number.
    Minor,
    /// A release with another patch number.
    Patch,
    /// A version before its release.
    Prerelease,
    /// The same numbers again: another build, or written otherwise.
    Build,
}

impl Step {
    fn between(newer: &Version, older: &Version) -> Self {
        match numbers(newer).iter().zip(numbers(older)).position(|(newer, older)| *newer != older) {
            Some(0) => Self::Major,
            Some(1) => Self::Minor,
            Some(_) => Self::Patch,
            None => Self::Build,
        }
    }
}

/// A step and where it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Jump {
    /// The kind of step.
    pub step: Step,
    /// The place of the next older version; for a release, of the next older release. `None` if there is none.
    pub from: Option<u32>,
}

/// The step of each version, in version order; `None` for what is no semantic version. Releases are measured from release
/// to release: 2.0.0 is a major step from 1.9.0, however many pre-releases lie between them.
pub fn steps(versions: &[&str]) -> Vec<Option<Jump>> {
    steps_in(&newest_first(versions))
}

/// [`steps`] of versions that are in order; by their places.
pub(super) fn steps_in(newest_first: &[(u32, VersionKind)]) -> Vec<Option<Jump>> {
    let mut jumps = vec![None; newest_first.len()];
    let (mut older, mut release): (Option<u32>, Option<(u32, &Version)>) = (None, None);
    for (place, kind) in newest_first.iter().rev() {
        let VersionKind::Semantic(version) = kind else { continue };
        let jump = if version.pre.is_empty() {
            let last = release.replace((*place, version));
            let step = last.map_or(Step::First, |(_, last)| Step::between(version, last));
            Jump { step, from: last.map(|(place, _)| place) }
        } else {
            Jump { step: Step::Prerelease, from: older }
        };
        older = Some(*place);
        if let Some(slot) = jumps.get_mut(*place as usize) {
            *slot = Some(jump);
        }
    }
    jumps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::compare_versions;
    use proptest::prelude::*;
    use std::cmp::Ordering;

    #[test]
    fn each_version_took_a_step() {
        let expected = [
            ("latest", None),
            ("2.0.0", Some((Step::Build, Some("v2.0.0")))),
            ("1.9.0", Some((Step::First, None))),
            ("2.0.0-rc.2", Some((Step::Prerelease, Some("2.0.0-rc.1")))),
            ("1.10", Some((Step::Minor, Some("1.9.0")))),
            ("v2.0.0", Some((Step::Major, Some("1.10.1+b2")))),
            ("build-2", None),
            ("1.10.1+b2", Some((Step::Build, Some("1.10.1")))),
            ("2.0.0-rc.1", Some((Step::Prerelease, Some("1.10.1+b2")))),
            ("1.10.1", Some((Step::Patch, Some("1.10")))),
            ("1.9.0-alpha", Some((Step::Prerelease, None))),
            ("3.0.0-beta", Some((Step::Prerelease, Some("2.0.0")))),
        ];
        let versions = expected.map(|(version, _)| version);
        let text = |place: u32| versions[place as usize];
        for ((version, expected), jump) in expected.into_iter().zip(steps(&versions)) {
            assert_eq!(jump.map(|jump| (jump.step, jump.from.map(text))), expected, "{version}");
        }
        assert_eq!(steps(&[]), []);
    }

    proptest! {
        #[test]
        fn a_step_leads_to_the_next_older_version(versions in prop::collection::vec("(v?[0-2]\\.[0-2](\\.[0-2])?(-(rc|alpha)(\\.[0-9])?)?|latest|[a-z0-9.+-]{0,4})", 0..14)) {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            let jumps = steps(&versions);
            prop_assert_eq!(jumps.len(), versions.len());
            let release = |text: &str| matches!(VersionKind::of(text), VersionKind::Semantic(version) if version.pre.is_empty());
            for (version, jump) in versions.iter().zip(&jumps) {
                let kind = VersionKind::of(version);
                prop_assert_eq!(jump.is_some(), matches!(kind, VersionKind::Semantic(_)));
                let Some(Jump { step, from }) = *jump else { continue };
                prop_assert_eq!(step == Step::Prerelease, kind.is_prerelease());
                let Some(from) = from else { continue };
                let from = versions[from as usize];
                prop_assert_ne!(compare_versions(version, from), Ordering::Greater);
                for other in &versions {
                    let between = compare_versions(version, other).is_lt() && compare_versions(other, from).is_lt();
                    prop_assert!(!between || (release(version) && !release(other)), "{} {} {}", version, other, from);
                }
            }
            prop_assert_eq!(jumps.iter().flatten().filter(|jump| jump.step == Step::First).count(), usize::from(versions.iter().any(|text| release(text))));
            prop_assert!(jumps.iter().flatten().filter(|jump| jump.from.is_none()).count() <= 2);
        }
    }
}
