//! `gantry-server import helm`: the charts of a Helm repository's index become installers.
//!
//! The index is read and checked whole before the catalogue is touched, and the catalogue changes in one transaction: an
//! import happens completely or not at all, and importing twice is the same as importing once.

mod index;

use std::{fs, io::Write, path::PathBuf};

pub use index::{Charts, charts};

use crate::{
    catalogue::{create, installers},
    cli::HelmArgs,
    error::Error,
};

/// Why an index is refused.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Something in it is wrong.
    #[error("{}, line {line}: {reason}; nothing was imported", path.display())]
    Broken {
        /// The index.
        path: PathBuf,
        /// Where, from 1.
        line: u64,
        /// What.
        reason: String,
    },
    /// It holds charts, but none that declares itself an installer.
    #[error(
        "{}: none of its {versions} chart versions is annotated tkeel.io/enable; nothing was imported (--all takes every chart)",
        path.display()
    )]
    NoInstallers {
        /// The index.
        path: PathBuf,
        /// Chart versions in it.
        versions: usize,
    },
}

/// Does what the command line asks for.
pub fn run(arguments: &HelmArgs) -> Result<(), Error> {
    let path = &arguments.index;
    let bytes = fs::read(path).map_err(|source| Error::File { what: "cannot read", path: path.clone(), source })?;
    let found = charts(&bytes, &arguments.repo, arguments.all).map_err(|(line, reason)| IndexError::Broken {
        path: path.clone(),
        line,
        reason,
    })?;
    let Charts { charts, left_out, repeated } = found;
    if charts.is_empty() && left_out > 0 {
        return Err(IndexError::NoInstallers { path: path.clone(), versions: left_out }.into());
    }
    let repo = &arguments.repo;
    let database = &arguments.database;
    if database.exists() {
        create::update(database, |connection| installers::replace_repo(connection, repo, &charts))?;
    } else {
        create::new(database, |connection| installers::replace_repo(connection, repo, &charts))?;
    }
    let versions: usize = charts.iter().map(|chart| chart.versions.len()).sum();
    let mut told = format!("{}: {repo} has {} installers with {versions} versions", database.display(), charts.len());
    for (number, what) in [(left_out, "not annotated tkeel.io/enable"), (repeated, "given before")] {
        if number > 0 {
            told.push_str(&format!("; left out {number} {what}"));
        }
    }
    // Whoever closed standard output does not want to know.
    let _ = writeln!(std::io::stdout(), "{told}");
    Ok(())
}
