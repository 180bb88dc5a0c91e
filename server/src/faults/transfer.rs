//! Right answers that come late, in part, or not to their end.

use std::{io, time::Duration};

use axum::{
    body::{self, Body},
    http::{header, response::Parts},
    response::Response,
};
use bytes::Bytes;
use tokio_stream::{Stream, StreamExt};

use crate::api::{Refusal, Shape};

/// How late the right answer comes.
const DELAY: Duration = Duration::from_secs(4);
/// How long the start of an answer is under way before the connection breaks.
const BEFORE_BREAK: Duration = Duration::from_millis(50);
/// Bytes of an answer that are held. A whole list of 100,000 rows is smaller.
const MOST: usize = 64 << 20;
/// Bytes of an answer that are sent before it stops.
const START: usize = 16 << 10;

/// Waits.
pub async fn delay() {
    tokio::time::sleep(DELAY).await;
}

/// Sends the start, and then nothing until the client leaves.
pub async fn stalled(answer: Response, shape: Shape) -> Response {
    begun(answer, shape, tokio_stream::pending()).await
}

/// Sends the start, and breaks the connection.
pub async fn broken(answer: Response, shape: Shape) -> Response {
    let (sender, end) = tokio::sync::mpsc::channel(1);
    tokio::spawn(async move {
        tokio::time::sleep(BEFORE_BREAK).await;
        // A client that has left needs no break.
        let _ = sender.send(Err(io::Error::other("broken on purpose"))).await;
    });
    begun(answer, shape, tokio_stream::wrappers::ReceiverStream::new(end)).await
}

/// Ends properly in the middle.
pub async fn cut(answer: Response, shape: Shape) -> Response {
    match held(answer).await {
        Ok((parts, bytes)) => Response::from_parts(parts, Body::from(bytes.slice(..bytes.len() / 2))),
        Err(refusal) => refusal.respond(shape),
    }
}

async fn begun<S>(answer: Response, shape: Shape, rest: S) -> Response
where
    S: Stream<Item = io::Result<Bytes>> + Send + 'static,
{
    match held(answer).await {
        Ok((parts, bytes)) => {
            let start = Bytes::copy_from_slice(bytes.slice(..START.min(bytes.len() / 2)).as_ref());
            Response::from_parts(parts, Body::from_stream(tokio_stream::once(Ok(start)).chain(rest)))
        }
        Err(refusal) => refusal.respond(shape),
    }
}

/// The answer as a whole: whoever stalls must not keep a connection to the catalogue meanwhile.
pub async fn held(answer: Response) -> Result<(Parts, Bytes), Refusal> {
    let (mut parts, body) = answer.into_parts();
    let bytes = body::to_bytes(body, MOST).await.map_err(|_| Refusal::Internal)?;
    parts.headers.remove(header::CONTENT_LENGTH);
    Ok((parts, bytes))
}
