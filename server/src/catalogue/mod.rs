//! The embedded catalogue: one SQLite file, read by many connections while `seed` or `import` may write to it.

pub mod create;
pub mod installers;
pub mod key_words;
pub mod open;
pub mod packages;
pub mod pool;
pub mod repositories;
pub mod row;
pub mod schema;
pub mod search;
pub mod totals;
pub mod version_key;
pub mod versions;

use std::{path::Path, sync::Arc, time::Duration};

use rusqlite::Connection;

pub use open::OpenError;
use pool::{Lease, Pool};
use totals::Totals;

/// Connections that answer a page and are back at once.
const PAGE_CONNECTIONS: usize = 4;
/// Connections that stream a whole list, each held for as long as its client reads. Kept apart from the others, so that
/// slow clients cannot make pages wait.
const STREAM_CONNECTIONS: usize = 64;
/// How long a request waits for a connection before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why the catalogue gave no answer. None of these is the request's fault.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// All connections stayed in use.
    #[error("the server is busy")]
    Busy,
    /// A statement failed.
    #[error("the catalogue failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A row holds what no writer of this program puts there.
    #[error("the catalogue holds an unreadable row: {0}")]
    Row(#[from] serde_json::Error),
    /// The thread that asked the catalogue died.
    #[error("a thread of the server died")]
    Thread,
    /// Whoever the rows were for is gone.
    #[error("the client is gone")]
    Gone,
}

/// A catalogue, open for reading.
#[derive(Debug)]
pub struct Catalogue {
    pages: Arc<Pool>,
    streams: Arc<Pool>,
    totals: Arc<Totals>,
}

impl Catalogue {
    /// Opens a catalogue for reading.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let first = open::for_reading(path)?;
        Ok(Self {
            pages: Arc::new(Pool::new(path, PAGE_CONNECTIONS, Some(first))),
            streams: Arc::new(Pool::new(path, STREAM_CONNECTIONS, None)),
            totals: Arc::default(),
        })
    }

    /// Runs `query` on a thread where it may block, in one transaction, so that all it reads is of one moment.
    pub async fn read<T, F>(&self, query: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection, &Totals) -> Result<T, StoreError> + Send + 'static,
    {
        let lease = self.pages.lease(PATIENCE).await?;
        let totals = Arc::clone(&self.totals);
        let answer = tokio::task::spawn_blocking(move || {
            lease.with(|connection| {
                let transaction = connection.unchecked_transaction()?;
                query(&transaction, &totals)
            })
        });
        answer.await.map_err(|_| StoreError::Thread)?
    }

    /// A connection to stream rows from.
    pub async fn stream(&self) -> Result<Lease, StoreError> {
        self.streams.lease(PATIENCE).await
    }
}

/// Text as it is searched and ordered: lower case, one character at a time, so that a part of a text folds to a part of
/// the folded text whatever stands around it.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
