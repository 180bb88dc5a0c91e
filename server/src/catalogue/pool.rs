//! A bounded set of connections that are opened when first needed and used again.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{StoreError, open};

/// The set.
#[derive(Debug)]
pub struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

impl Pool {
    /// At most `size` connections to the catalogue at `path`; `first` is one that is open already.
    pub fn new(path: &Path, size: usize, first: Option<Connection>) -> Self {
        Self {
            path: path.to_owned(),
            idle: Mutex::new(first.into_iter().collect()),
            permits: Arc::new(Semaphore::new(size)),
        }
    }

    /// A connection for one use, or [`StoreError::Busy`] when none comes free within `patience`.
    pub async fn lease(self: &Arc<Self>, patience: Duration) -> Result<Lease, StoreError> {
        let permit = tokio::time::timeout(patience, Arc::clone(&self.permits).acquire_owned())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Busy)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => {
                let path = self.path.clone();
                let opened = tokio::task::spawn_blocking(move || open::reader(&path));
                opened.await.map_err(|_| StoreError::Thread)??
            }
        };
        Ok(Lease { pool: Arc::clone(self), connection, _permit: permit })
    }
}

/// A connection on loan; it goes back once it was used. Where the use panics, it is closed, and a new one takes its place.
#[derive(Debug)]
pub struct Lease {
    pool: Arc<Pool>,
    connection: Connection,
    _permit: OwnedSemaphorePermit,
}

impl Lease {
    /// Uses the connection.
    pub fn with<T>(self, act: impl FnOnce(&Connection) -> T) -> T {
        let done = act(&self.connection);
        self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(self.connection);
        done
    }
}
