//! The four list APIs: parameters in, documented JSON out.

mod auth;
pub mod boolean;
pub mod filter;
mod installers;
mod packages;
pub mod params;
mod refusal;
mod repositories;
mod stream;
mod versions;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, get},
};
use bytes::Bytes;
use tower_http::compression::CompressionLayer;

pub use refusal::{Refusal, Shape};

use crate::{catalogue::Catalogue, token::Token};

/// What the handlers share.
#[derive(Debug)]
pub struct Api {
    /// The catalogue they ask.
    pub catalogue: Catalogue,
    /// What requests must carry, if anything.
    pub token: Option<Token>,
}

/// Routes of everything under `/v2/` and `/repos/`.
pub fn router(api: Arc<Api>) -> Router {
    Router::new()
        .route("/v2/manage/repos", list(get(repositories::list), Shape::Swr))
        .route("/v2/manage/packages", list(get(packages::list), Shape::Swr))
        .route("/v2/manage/namespaces/{namespace}/packages/{package}/versions", list(get(versions::list), Shape::Swr))
        .route("/v2/", any(|| unknown(Shape::Swr)))
        .route("/v2/{*rest}", any(|| unknown(Shape::Swr)))
        .route("/repos/installers", list(get(installers::list), Shape::Rpc))
        .route("/repos/", any(|| unknown(Shape::Rpc)))
        .route("/repos/{*rest}", any(|| unknown(Shape::Rpc)))
        .layer(middleware::from_fn_with_state(Arc::clone(&api), auth::require_token))
        .layer(CompressionLayer::new())
        .layer(middleware::map_response(no_store))
        .with_state(api)
}

fn list(route: MethodRouter<Arc<Api>>, shape: Shape) -> MethodRouter<Arc<Api>> {
    route.fallback(move || async move { Refusal::Method.respond(shape) })
}

async fn unknown(shape: Shape) -> Response {
    Refusal::UnknownPath.respond(shape)
}

/// Keeps an answer out of caches.
pub async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A JSON body.
fn json(body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body.into()).into_response()
}

/// A JSON body of rows that have been written already.
fn json_bytes(bytes: Vec<u8>) -> Response {
    json(Bytes::from(bytes))
}

/// Which error body the API at a path is documented with.
pub fn shape_of(request: &Request) -> Shape {
    if request.uri().path().starts_with("/repos/") { Shape::Rpc } else { Shape::Swr }
}
