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

impl Maintainer {
    /// What to call them: the name, else the address, else the page; nobody, if there is none of them.
    pub fn label(&self) -> Option<&str> {
        let all = [&self.name, &self.email, &self.url];
        all.into_iter().map(String::as_str).find(|text| !text.trim().is_empty())
    }
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

    /// The command that installs this version by Helm, which must know the chart repository by its name here; `None` where
    /// a name is none that Helm takes, or would mean something else to a shell.
    pub fn helm_command(&self) -> Option<String> {
        let is_plain = |text: &str, others: &str| {
            let allowed = |char: char| char.is_ascii_alphanumeric() || others.contains(char);
            text.starts_with(|char: char| char.is_ascii_alphanumeric()) && text.chars().all(allowed)
        };
        let Self { repo, name, version, .. } = self;
        let is_safe = is_plain(repo, "._-") && is_plain(name, "._-") && is_plain(version, "._+-");
        is_safe.then(|| format!("helm install {name} {repo}/{name} --version {version}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_made_of_plain_names_alone() {
        let command = |repo: &str, name: &str, version: &str| {
            let [repo, name, version] = [repo, name, version].map(str::to_owned);
            Installer { repo, name, version, ..Installer::default() }.helm_command()
        };
        let plain = command("edge-lab", "alarm-center", "1.1.2-rc.1+b3");
        assert_eq!(plain.as_deref(), Some("helm install alarm-center edge-lab/alarm-center --version 1.1.2-rc.1+b3"));
        for (repo, name, version) in [
            ("", "a", "1"),
            ("r", "a;reboot", "1"),
            ("r", "$(id)", "1"),
            ("r", "a b", "1"),
            ("--debug", "a", "1"),
            ("r", "-a", "1"),
            ("r", "a", "1 --set x=y"),
            ("r/s", "a", "1"),
            ("r", "名称", "1"),
            ("r", "a\nb", "1"),
        ] {
            assert_eq!(command(repo, name, version), None, "{repo} {name} {version}");
        }
    }
}
