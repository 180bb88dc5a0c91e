//! A bounded set of connections that are opened when first needed and used again.

use std::{
    ops::Deref,
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
        Ok(Lease { pool: Arc::clone(self), connection: Some(connection), _permit: permit })
    }
}

/// A connection on loan; it goes back when dropped.
#[derive(Debug)]
pub struct Lease {
    pool: Arc<Pool>,
    connection: Option<Connection>,
    _permit: OwnedSemaphorePermit,
}

impl Deref for Lease {
    type Target = Connection;

    #[expect(clippy::expect_used, reason = "only drop takes the connection")]
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a lease holds its connection until it is dropped")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}
