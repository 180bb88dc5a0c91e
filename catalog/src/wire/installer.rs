//! A row of API 4.

use super::{
    field::{self, RowError},
    json,
};
use crate::{InstallState, Installer, Maintainer, VersionEntry};

/// Reads a row of API 4.
///
/// # Errors
/// If the row is no object, or has no `name`.
pub fn installer(row: &[u8]) -> Result<Installer, RowError> {
    let mut found = Installer::default();
    let mut installed = None;
    field::each(row, &mut |key, raw| match key {
        "name" => found.name = field::text(raw),
        "version" => found.version = field::text(raw),
        "repo" => found.repo = field::text(raw),
        "desc" => found.desc = field::text(raw),
        "icon" => found.icon = field::text(raw),
        "state" => found.state = state(&field::word(raw)),
        "installed" => installed = field::flag(raw),
        "maintainers" => found.maintainers = maintainers(raw),
        "version_list" => found.version_list = version_list(raw),
        "annotations" => found.annotations = field::pairs(raw),
        "metadata" => found.metadata = field::pairs(raw),
        "timestamp" => found.timestamp = field::unix_instant(raw),
        _ => {}
    })?;
    field::require(&found.name, "name")?;
    if let (InstallState::Unknown, Some(installed)) = (found.state, installed) {
        found.state = if installed { InstallState::Installed } else { InstallState::Uninstall };
    }
    Ok(found)
}

/// The names of the enum, or its numbers, which protojson writes for a value it has no name for.
fn state(word: &str) -> InstallState {
    match word {
        "UNINSTALL" | "0" => InstallState::Uninstall,
        "INSTALLED" | "1" => InstallState::Installed,
        "SAME_NAME" | "2" => InstallState::SameName,
        _ => InstallState::Unknown,
    }
}

fn maintainers(raw: &str) -> Vec<Maintainer> {
    let mut found = Vec::new();
    let _ = json::elements(raw, &mut |raw| {
        let mut maintainer = Maintainer::default();
        let read = json::members(raw, &mut |key, raw| match key {
            "name" => maintainer.name = field::text(raw),
            "email" => maintainer.email = field::text(raw),
            "url" => maintainer.url = field::text(raw),
            _ => {}
        });
        if read.is_err() {
            maintainer.name = field::text(raw);
        }
        if read.is_ok() || !maintainer.name.is_empty() {
            found.push(maintainer);
        }
    });
    found
}

fn version_list(raw: &str) -> Vec<VersionEntry> {
    let mut found = Vec::new();
    let _ = json::elements(raw, &mut |raw| {
        let mut entry = VersionEntry { version: field::text(raw), create_time: None };
        let _ = json::members(raw, &mut |key, raw| match key {
            "version" => entry.version = field::text(raw),
            "create_time" => entry.create_time = field::unix_instant(raw),
            _ => {}
        });
        if !entry.version.is_empty() {
            found.push(entry);
        }
    });
    found
}
