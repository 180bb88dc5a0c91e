//! Answers other than 200, in the shapes of the documents.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::catalogue::StoreError;

/// Whose error body is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// APIs 1 to 3: an array of `errorCode`, `errorMessage`, `detail`.
    Swr,
    /// API 4: `rpcStatus`.
    Rpc,
}

/// The one element of the error array of APIs 1 to 3.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SwrError {
    error_code: String,
    error_message: String,
    detail: &'static str,
}

/// The error object of API 4.
#[derive(Serialize)]
struct RpcStatus {
    code: i32,
    message: String,
    details: [(); 0],
}

/// Why a request gets no rows.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// An item of API 1's filter is wrong; also any other parameter of API 4.
    #[error("{0}")]
    Filter(String),
    /// Offset, limit, page_num or page_size is wrong.
    #[error("{0}")]
    Paging(String),
    /// Something required is missing.
    #[error("{0}")]
    Missing(String),
    /// A parameter of API 2 or 3 is wrong.
    #[error("{0}")]
    Package(String),
    /// The token is missing or wrong.
    #[error("the token is missing or wrong: send it in X-Auth-Token or Authorization: Bearer")]
    Unauthorized,
    /// API 3's package does not exist.
    #[error("there is no package {package} in {namespace}")]
    UnknownPackage {
        /// The namespace asked for.
        namespace: String,
        /// The package asked for.
        package: String,
    },
    /// No API has this path.
    #[error("there is no API at this path")]
    UnknownPath,
    /// The API answers GET and HEAD only.
    #[error("this path answers GET and HEAD only")]
    Method,
    /// All connections are in use.
    #[error("the server is busy, try again")]
    Busy,
    /// The catalogue failed; why is in the log and nowhere else.
    #[error("the catalogue could not be read")]
    Internal,
}

impl Refusal {
    /// Status, last seven digits of the SWR error code, `google.rpc.Code` and its name.
    fn codes(&self) -> (StatusCode, &'static str, i32, &'static str) {
        match self {
            Self::Filter(_) => (StatusCode::BAD_REQUEST, "4001035", 3, "INVALID_ARGUMENT"),
            Self::Paging(_) => (StatusCode::BAD_REQUEST, "4000056", 3, "INVALID_ARGUMENT"),
            Self::Missing(_) => (StatusCode::BAD_REQUEST, "4001036", 3, "INVALID_ARGUMENT"),
            Self::Package(_) => (StatusCode::BAD_REQUEST, "4000015", 3, "INVALID_ARGUMENT"),
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "4010000", 16, "UNAUTHENTICATED"),
            Self::UnknownPackage { .. } => (StatusCode::NOT_FOUND, "4040004", 5, "NOT_FOUND"),
            Self::UnknownPath => (StatusCode::NOT_FOUND, "4040083", 5, "NOT_FOUND"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "4050000", 12, "UNIMPLEMENTED"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "5030000", 14, "UNAVAILABLE"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "5000000", 13, "INTERNAL_STORE"),
        }
    }

    /// The answer.
    pub fn respond(&self, shape: Shape) -> Response {
        let (status, swr, code, name) = self.codes();
        let body = match shape {
            Shape::Swr => serde_json::to_vec(&[SwrError {
                error_code: format!("SVCSTG.SWR.{swr}"),
                error_message: self.to_string(),
                detail: "",
            }]),
            Shape::Rpc => serde_json::to_vec(&RpcStatus { code, message: format!("{name}: {self}"), details: [] }),
        };
        // Text always becomes JSON; if not, the status still says what is the matter.
        let mut response = (status, super::json_bytes(body.unwrap_or_default())).into_response();
        let headers = response.headers_mut();
        match self {
            Self::Unauthorized => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
            Self::Method => headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD")),
            Self::Busy => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5")),
            _ => None,
        };
        response
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "no answer from the catalogue");
        match error {
            StoreError::Busy => Self::Busy,
            _ => Self::Internal,
        }
    }
}
