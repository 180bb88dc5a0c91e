//! Why a command failed, each in a sentence that says what to do.

use std::{io, path::PathBuf};

use crate::{catalogue::OpenError, import::IndexError};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The catalogue cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A statement failed.
    #[error("the catalogue {} failed: {source}", path.display())]
    Catalogue {
        /// The catalogue.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The catalogue to be created is there already.
    #[error("{} holds a catalogue already: remove it, name another with --database, or replace what it holds with --force", .0.display())]
    AlreadyThere(PathBuf),
    /// The Helm index is no good.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The assets folder is missing.
    #[error("there is no folder {}: build the dashboard first (make build), or name another with --assets", .0.display())]
    NoAssets(PathBuf),
    /// The assets folder is not a built dashboard.
    #[error("{} holds no index.html: build the dashboard first (make build), or name another folder with --assets", .0.display())]
    NoIndex(PathBuf),
    /// The page cannot be served below a base path.
    #[error("{} has no <base href=\"/\"> to rewrite, so that it cannot be served below {base}", page.display())]
    NoBase {
        /// The page.
        page: PathBuf,
        /// The base path.
        base: String,
    },
    /// The address is taken.
    #[error("{0} is taken by another program: end it, or choose another address with --listen")]
    AddressTaken(String),
    /// The address is not one of this machine, or not a valid one.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address as given.
        address: String,
        /// What the system said.
        source: io::Error,
    },
    /// Reading or writing a file failed.
    #[error("{what} {}: {source}", path.display())]
    File {
        /// What was tried, such as "cannot read".
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The runtime could not be started, or the listener failed.
    #[error("the server failed: {0}")]
    Server(io::Error),
}
