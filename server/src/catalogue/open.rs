//! Opening a catalogue, and saying plainly why it cannot be opened.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{key_words, schema};

/// How long to wait while another program holds the lock.
const LOCK_PATIENCE: Duration = Duration::from_secs(3);
/// Pages that a connection keeps, in KiB (negative: that is how SQLite tells KiB from pages). The file is not mapped into
/// memory: a file that is overwritten from outside must not end the server.
const CACHE: i64 = -65_536;

/// Why a catalogue cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is none.
    #[error("there is no catalogue {}: create one with `gantry-server seed --database {}`, or name another with --database", .0.display(), .0.display())]
    Missing(PathBuf),
    /// The file is something else.
    #[error("{} is not a Gantry catalogue, and is left as it is: name another file with --database", .0.display())]
    Foreign(PathBuf),
    /// Another release made it.
    #[error("{} was made by another release of Gantry (its format is {found}, this release reads {}): create a new one with `gantry-server seed`, or replace what it holds with --force", path.display(), schema::VERSION)]
    OtherVersion {
        /// The catalogue.
        path: PathBuf,
        /// The number of its schema.
        found: i32,
    },
    /// Another program has it.
    #[error("{} is locked: another program is using it, wait until it is done", .0.display())]
    Locked(PathBuf),
    /// SQLite failed.
    #[error("cannot open the catalogue {}: {source}", path.display())]
    Sqlite {
        /// The catalogue.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
}

impl OpenError {
    /// What a failure on the catalogue at `path` means.
    pub fn from_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::NotADatabase) => Self::Foreign(path),
            _ => Self::Sqlite { path, source },
        }
    }
}

/// Opens a catalogue for reading after making sure that it is one.
pub fn for_reading(path: &Path) -> Result<Connection, OpenError> {
    if !path.exists() {
        return Err(OpenError::Missing(path.to_owned()));
    }
    let connection = reader(path).map_err(|source| OpenError::from_sqlite(path, source))?;
    recognise(&connection, path)?;
    Ok(connection)
}

/// Opens an existing catalogue for writing after making sure that it is one, of this release unless `any_version`.
pub fn for_writing(path: &Path, any_version: bool) -> Result<Connection, OpenError> {
    let failed = |source| OpenError::from_sqlite(path, source);
    if !path.exists() {
        return Err(OpenError::Missing(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(LOCK_PATIENCE).map_err(failed)?;
    match recognise(&connection, path) {
        Err(OpenError::OtherVersion { .. }) if any_version => {}
        other => other?,
    }
    Ok(connection)
}

/// Opens a catalogue that is known to be one.
pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(LOCK_PATIENCE)?;
    connection.pragma_update(None, "cache_size", CACHE)?;
    connection.set_prepared_statement_cache_capacity(64);
    key_words::register(&connection)?;
    Ok(connection)
}

fn recognise(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let failed = |source| OpenError::from_sqlite(path, source);
    if pragma("application_id").map_err(failed)? != schema::APPLICATION_ID {
        return Err(OpenError::Foreign(path.to_owned()));
    }
    let found = pragma("user_version").map_err(failed)?;
    if found != schema::VERSION {
        return Err(OpenError::OtherVersion { path: path.to_owned(), found });
    }
    Ok(())
}
