//! Making a catalogue, whole or not at all.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, open, schema, totals};
use crate::error::Error;

/// What fills a catalogue.
pub trait Fill: FnOnce(&Connection) -> Result<(), StoreError> {}
impl<F: FnOnce(&Connection) -> Result<(), StoreError>> Fill for F {}

/// Makes a new catalogue at `path`. It is filled beside it and moved there when it is complete, so that neither a
/// failure nor a crash leaves half of one.
pub fn new(path: &Path, fill: impl Fill) -> Result<(), Error> {
    if path.exists() {
        open::for_reading(path)?;
        return Err(Error::AlreadyThere(path.to_owned()));
    }
    let unfinished = beside(path);
    let made = make(&unfinished, path, fill).and_then(|()| {
        let moved = fs::rename(&unfinished, path);
        moved.map_err(|source| Error::File { what: "cannot create", path: path.to_owned(), source })
    });
    if made.is_err() {
        // Whatever is left is of no use; if it cannot be removed, the first failure is the one to tell.
        let _ = fs::remove_file(&unfinished);
    }
    made
}

/// Empties an existing catalogue, of whatever release, and fills it anew, in one transaction: readers see the old one
/// until they see the new one.
pub fn anew(path: &Path, fill: impl Fill) -> Result<(), Error> {
    let mut connection = open::for_writing(path, true)?;
    change(&mut connection, path, |connection| {
        schema::clear(connection)?;
        schema::create(connection)?;
        fill(connection)
    })
}

/// Changes an existing catalogue in one transaction.
pub fn update(path: &Path, write: impl Fill) -> Result<(), Error> {
    let mut connection = open::for_writing(path, false)?;
    change(&mut connection, path, write)
}

fn change(connection: &mut Connection, path: &Path, write: impl Fill) -> Result<(), Error> {
    let failed = |error| failure(path, error);
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|error| failed(StoreError::from(error)))?;
    // What readers remember must not outlive a catalogue that was made anew and counts from one again.
    let before: i64 = transaction.query_row("SELECT number FROM generation", (), |row| row.get(0)).unwrap_or_default();
    write(&transaction).map_err(failed)?;
    transaction
        .execute("UPDATE generation SET number = max(number, ?)", (before,))
        .and_then(|_| totals::forget(&transaction))
        .and_then(|()| transaction.commit())
        .map_err(|error| failed(error.into()))
}

/// Makes a catalogue at `path`; what goes wrong is told of `shown`.
fn make(path: &Path, shown: &Path, fill: impl Fill) -> Result<(), Error> {
    let failed = |error| failure(shown, error);
    let file = |source| Error::File { what: "cannot create", path: shown.to_owned(), source };
    // SQLite would only say that it cannot open the file; the system knows why.
    fs::File::create(path).map_err(file)?;
    let filled = Connection::open(path).map_err(StoreError::from).and_then(|mut connection| {
        // Nobody else sees this file, and it is thrown away if anything fails: no journal is needed.
        connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")?;
        let transaction = connection.transaction()?;
        schema::create(&transaction)?;
        fill(&transaction)?;
        transaction.commit()?;
        // Kept in the file: readers and the writer do not wait for each other.
        connection.execute_batch("PRAGMA journal_mode = WAL")?;
        connection.close().map_err(|(_, error)| error.into())
    });
    filled.map_err(failed)?;
    fs::File::open(path).and_then(|written| written.sync_all()).map_err(file)
}

fn failure(path: &Path, error: StoreError) -> Error {
    match error {
        StoreError::Sqlite(source) => open::OpenError::from_sqlite(path, source).into(),
        other => Error::Server(io::Error::other(other)),
    }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.unfinished", std::process::id()))
}
