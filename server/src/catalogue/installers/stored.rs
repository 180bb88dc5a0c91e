//! The lists inside an installer's row, as JSON, and its state, as a number that sorts like the words do.

use catalog::{InstallState, Maintainer, Timestamp, VersionEntry};
use serde::{Deserialize, Serialize};

pub use crate::pairs::Pairs;

/// A maintainer, as it is stored.
#[derive(Debug, Deserialize, Serialize)]
pub struct StoredMaintainer {
    name: String,
    email: String,
    url: String,
}

/// An entry of the version list, as it is stored.
#[derive(Debug, Deserialize, Serialize)]
pub struct StoredVersion {
    version: String,
    seconds: Option<i64>,
}

/// Maintainers for storing.
pub fn of_maintainers(maintainers: &[Maintainer]) -> Vec<StoredMaintainer> {
    let stored = |Maintainer { name, email, url }: &Maintainer| StoredMaintainer {
        name: name.clone(),
        email: email.clone(),
        url: url.clone(),
    };
    maintainers.iter().map(stored).collect()
}

/// Maintainers as stored.
pub fn maintainers(stored: Vec<StoredMaintainer>) -> Vec<Maintainer> {
    stored.into_iter().map(|StoredMaintainer { name, email, url }| Maintainer { name, email, url }).collect()
}

/// One entry of the version list for storing.
pub fn of_version(version: &str, created: Option<Timestamp>) -> StoredVersion {
    StoredVersion { version: version.to_owned(), seconds: created.map(Timestamp::unix_seconds) }
}

/// The version list as stored.
pub fn versions(stored: Vec<StoredVersion>) -> Vec<VersionEntry> {
    let entry = |StoredVersion { version, seconds }| VersionEntry {
        version,
        create_time: seconds.and_then(Timestamp::from_unix),
    };
    stored.into_iter().map(entry).collect()
}

/// The number of a state. The words sort in the same order: INSTALLED, SAME_NAME, UNINSTALL.
pub fn of_state(state: InstallState) -> i64 {
    match state {
        InstallState::Installed => 0,
        InstallState::SameName => 1,
        InstallState::Uninstall => 2,
        InstallState::Unknown => 3,
    }
}

/// The state as stored.
pub fn state(number: i64) -> InstallState {
    [InstallState::Installed, InstallState::SameName, InstallState::Uninstall]
        .into_iter()
        .find(|state| of_state(*state) == number)
        .unwrap_or_default()
}
