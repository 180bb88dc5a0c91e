//! An installer, as API 4 lists it: one version of one chart of one repository.

use crate::{Timestamp, key};

/// What tells one row of API 4 from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstallerKey {
    /// The chart repository it comes from.
    pub repo: String,
    /// The installer's name.
    pub name: String,
    /// The version listed.
    pub version: String,
}

impl InstallerKey {
    /// The form used in the address bar, `repo/name/version`.
    pub fn to_param(&self) -> String {
        key::join(&[&self.repo, &self.name, &self.version])
    }

    /// Reads [`Self::to_param`] back; `None` if it is not of that form.
    pub fn from_param(param: &str) -> Option<Self> {
        key::split(param).map(|[repo, name, version]| Self { repo, name, version })
    }
}

/// Whether an installer is installed: `state` of API 4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstallState {
    /// Not installed.
    Uninstall,
    /// This version is installed.
    Installed,
    /// Another version of the same name is installed.
    SameName,
    /// The server did not say, or said something else. Never shown as "not installed".
    #[default]
    Unknown,
}

impl InstallState {
    /// The word on the wire; empty when unknown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uninstall => "UNINSTALL",
            Self::Installed => "INSTALLED",
            Self::SameName => "SAME_NAME",
            Self::Unknown => "",
        }
    }
}

/// Somebody who maintains an installer. Nothing in it has been checked: [`crate::wire::link`] tells what may be linked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Maintainer {
    /// Name.
    pub name: String,
    /// Mail address; may be empty.
    pub email: String,
    /// Page; may be empty.
    pub url: String,
}

/// One entry of an installer's version list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct VersionEntry {
    /// The version.
    pub version: String,
    /// When it was created, UTC.
    pub create_time: Option<Timestamp>,
}

/// One row of API 4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installer {
    /// The chart repository it comes from.
    pub repo: String,
    /// The installer's name.
    pub name: String,
    /// The version listed.
    pub version: String,
    /// Description.
    pub desc: String,
    /// Icon address, unchecked: [`crate::wire::link`] tells whether it may be shown.
    pub icon: String,
    /// Whether it is installed.
    pub state: InstallState,
    /// Who maintains it.
    pub maintainers: Vec<Maintainer>,
    /// Its versions, in the server's order.
    pub version_list: Vec<VersionEntry>,
    /// Key-value pairs of the chart, in the server's order. A value that is no string is kept as its JSON text.
    pub annotations: Vec<(String, String)>,
    /// Further key-value pairs, in the server's order. A value that is no string is kept as its JSON text.
    pub metadata: Vec<(String, String)>,
    /// Last change of the chart, UTC.
    pub timestamp: Option<Timestamp>,
}

impl Installer {
    /// Its identity.
    pub fn key(&self) -> InstallerKey {
        InstallerKey { repo: self.repo.clone(), name: self.name.clone(), version: self.version.clone() }
    }
}
