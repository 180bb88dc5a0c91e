//! A JSON array that is sent while it is read: a thread walks along the rows and fills a channel of a few chunks, which
//! the client empties. Memory stays the same however long the list is.

use std::{io, time::Duration};

use axum::{body::Body, response::Response};
use bytes::Bytes;
use rusqlite::Connection;
use serde::Serialize;
use tokio::{
    runtime::Handle,
    sync::mpsc::{self, Receiver, Sender},
};
use tokio_stream::{StreamExt, wrappers::ReceiverStream};

use super::{Api, Refusal, json, json_bytes};
use crate::catalogue::StoreError;

/// A chunk is sent when it holds so many bytes: the first early, so that the client sees rows at once.
const FIRST_CHUNK: usize = 4 << 10;
const CHUNK: usize = 32 << 10;
/// Chunks that may wait for the client.
const WAITING: usize = 4;
/// How long a client may take nothing before its connection to the catalogue is needed elsewhere.
const STALLED: Duration = Duration::from_secs(60);

type Chunk = Result<Bytes, StoreError>;

/// Answers with the rows that `walk` writes. A failure before the first chunk is a proper refusal; after it, all that
/// can be done is to break off, so that the client sees an incomplete answer and not a short list.
pub async fn array<F>(api: &Api, walk: F) -> Result<Response, Refusal>
where
    F: FnOnce(&Connection, &mut Rows) -> Result<(), StoreError> + Send + 'static,
{
    let lease = api.catalogue.stream().await?;
    let (sender, mut receiver) = mpsc::channel::<Chunk>(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut rows = Rows { sender, buffer: vec![b'['], first_row: true, first_chunk: true };
        match lease.with(|connection| walk(connection, &mut rows)).and_then(|()| rows.finish()) {
            Ok(()) => {}
            Err(StoreError::Gone) => tracing::debug!("a client left in the middle of a list"),
            // If nobody listens any more, nobody needs to know.
            Err(error) => drop(rows.send(Err(error))),
        }
    });
    let first = receiver.recv().await.ok_or(Refusal::Internal)??;
    Ok(if first.ends_with(END) && receiver.is_closed() && receiver.is_empty() {
        json_bytes(first.into())
    } else {
        json(Body::from_stream(rest(first, receiver)))
    })
}

const END: &[u8] = b"]\n";

fn rest(first: Bytes, receiver: Receiver<Chunk>) -> impl tokio_stream::Stream<Item = io::Result<Bytes>> {
    let later = ReceiverStream::new(receiver).map(|chunk| {
        chunk.map_err(|error| {
            tracing::error!(%error, "a list broke off");
            io::Error::other(error)
        })
    });
    tokio_stream::once(Ok(first)).chain(later)
}

/// Where rows are written to.
#[derive(Debug)]
pub struct Rows {
    sender: Sender<Chunk>,
    buffer: Vec<u8>,
    first_row: bool,
    first_chunk: bool,
}

impl Rows {
    /// Writes a row; waits while the client is slow.
    pub fn write(&mut self, row: &impl Serialize) -> Result<(), StoreError> {
        if !self.first_row {
            self.buffer.push(b',');
        }
        self.first_row = false;
        serde_json::to_writer(&mut self.buffer, row)?;
        let full = if self.first_chunk { FIRST_CHUNK } else { CHUNK };
        if self.buffer.len() < full {
            return Ok(());
        }
        self.first_chunk = false;
        let chunk = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK + CHUNK / 4));
        self.send(Ok(chunk.into()))
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        self.buffer.extend_from_slice(END);
        let chunk = std::mem::take(&mut self.buffer);
        self.send(Ok(chunk.into()))
    }

    /// Runs on a thread that may block, hence the waiting; the sender alone would wait for ever.
    fn send(&self, chunk: Chunk) -> Result<(), StoreError> {
        let sending = async { tokio::time::timeout(STALLED, self.sender.send(chunk)).await };
        match Handle::current().block_on(sending) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(StoreError::Gone),
        }
    }
}
