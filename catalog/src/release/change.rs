//! What changed from one version to another.

use crate::PackageVersion;

/// From one number to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delta {
    /// By so much less.
    Less(u64),
    /// No change.
    Same,
    /// By so much more.
    More(u64),
}

impl Delta {
    /// From `older` to `newer`.
    pub fn of(newer: u64, older: u64) -> Self {
        match newer.abs_diff(older) {
            0 => Self::Same,
            by if newer > older => Self::More(by),
            by => Self::Less(by),
        }
    }
}

/// What changed. Where either number is unknown, so is the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// In size, in bytes.
    pub bytes: Option<Delta>,
    /// In the number of files.
    pub files: Option<Delta>,
}

/// What changed from `older` to `newer`.
pub fn change(newer: &PackageVersion, older: &PackageVersion) -> Change {
    let delta = |newer: Option<u64>, older: Option<u64>| Some(Delta::of(newer?, older?));
    Change { bytes: delta(newer.size, older.size), files: delta(newer.num_files, older.num_files) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn version(size: Option<u64>, num_files: Option<u64>) -> PackageVersion {
        PackageVersion { size, num_files, ..PackageVersion::default() }
    }

    #[test]
    fn the_unknown_stays_unknown() {
        for (newer, older, expected) in [
            ((Some(12), Some(3)), (Some(10), Some(3)), (Some(Delta::More(2)), Some(Delta::Same))),
            ((Some(0), None), (Some(u64::MAX), Some(3)), (Some(Delta::Less(u64::MAX)), None)),
            ((None, Some(0)), (Some(0), Some(1)), (None, Some(Delta::Less(1)))),
            ((None, None), (None, None), (None, None)),
        ] {
            let Change { bytes, files } = change(&version(newer.0, newer.1), &version(older.0, older.1));
            assert_eq!((bytes, files), expected);
        }
    }

    proptest! {
        #[test]
        fn a_change_leads_from_the_one_to_the_other(newer in any::<u64>(), older in any::<u64>()) {
            let reached = match Delta::of(newer, older) {
                Delta::Less(by) => older.checked_sub(by),
                Delta::Same => Some(older),
                Delta::More(by) => older.checked_add(by),
            };
            prop_assert_eq!(reached, Some(newer));
        }
    }
}
