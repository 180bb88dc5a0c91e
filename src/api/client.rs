//! HTTP: the only user of gloo-net.

use catalog::wire::{self, ApiMessage, Frame, Problem, RowStream, StreamError};
use gloo_net::http::{Request, Response};
use wasm_bindgen::JsValue;

use super::ApiError;
use crate::browser::{self, AbortSignal};

/// Bytes of an error's body that are read; real ones have some hundred.
const ERROR_BODY: usize = 64 << 10;

/// What an answer said besides its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// Rows that were sent, readable or not.
    pub rows: u64,
    /// Rows that were too long to be read.
    pub oversized: u64,
    /// The header `Content-Range`.
    pub content_range: Option<String>,
    /// How many rows match, as the body says.
    pub total: Option<u64>,
    /// How many of the matching ones are installed, as the body says.
    pub installed_num: Option<u64>,
}

/// Asks for a list, and hands each row on as soon as its last byte is there.
///
/// # Errors
/// See [`ApiError`]. Rows handed on before a failure are good, but not all.
pub async fn rows(url: &str, signal: Option<&AbortSignal>, on_row: &mut dyn FnMut(&[u8])) -> Result<Reply, ApiError> {
    let request = format!("GET {url}");
    let failed = |message: String| ApiError::Network { request: request.clone(), message };
    let response = Request::get(url)
        .header("Accept", "application/json")
        .abort_signal(signal)
        .send()
        .await
        .map_err(|error| if is_abort(&error) { ApiError::Cancelled } else { failed(error.to_string()) })?;
    let status = response.status();
    let headers = response.headers();
    let request_id = headers.get("X-Request-Id");
    if !response.ok() {
        let body = error_body(&response).await;
        let problem = Problem::new(status, request_id.as_deref(), &body, &[]);
        return Err(ApiError::Problem { request, problem });
    }
    let refused = |said: ApiMessage| ApiError::Problem {
        request: request.clone(),
        problem: Problem::from_message(status, request_id.as_deref(), said, &[]),
    };
    let unreadable = |error: StreamError| {
        let reason = match error {
            StreamError::NotJson { html: true } => "HTML".to_owned(),
            other => other.to_string(),
        };
        ApiError::Unreadable { request: request.clone(), status, reason }
    };
    let mut stream = RowStream::new();
    let (mut count, mut first) = (0, None);
    let mut broken = None;
    if let Some(body) = response.body() {
        let read = browser::read_chunks(body, |chunk| {
            let pushed = stream.push(chunk, &mut |row| {
                count += 1;
                if count == 1 {
                    first = wire::is_error_row(row);
                }
                on_row(row);
            });
            broken = broken.or(pushed.err());
        });
        read.await
            .map_err(|error| if is_abort_value(&error) { ApiError::Cancelled } else { failed(reason(&error)) })?;
    }
    if let Some(said) = first {
        return Err(refused(said));
    }
    if let Some(error) = broken {
        return Err(unreadable(error));
    }
    let Frame { had_rows, oversized, total, installed_num, error, .. } = stream.finish().map_err(unreadable)?;
    match error {
        Some(said) => Err(refused(said)),
        None if !had_rows => Err(unreadable(StreamError::NotJson { html: false })),
        None => {
            let content_range = headers.get("Content-Range");
            Ok(Reply { rows: count, oversized, content_range, total, installed_num })
        }
    }
}

/// A text file beside the dashboard; `None` if there is none.
pub async fn text(url: &str) -> Option<String> {
    let response = Request::get(url).send().await.ok()?;
    if response.ok() { response.text().await.ok() } else { None }
}

async fn error_body(response: &Response) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(body) = response.body() {
        // A body that breaks off still says something.
        let _ = browser::read_chunks(body, |chunk| {
            let room = ERROR_BODY.saturating_sub(bytes.len()).min(chunk.len());
            bytes.extend_from_slice(chunk.get(..room).unwrap_or_default());
        })
        .await;
    }
    bytes
}

fn is_abort(error: &gloo_net::Error) -> bool {
    matches!(error, gloo_net::Error::JsError(error) if error.name == "AbortError")
}

fn is_abort_value(error: &JsValue) -> bool {
    js_sys::Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

fn reason(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_default()
}
