//! What every request passes: the log, the headers of every answer, the base path; then an API or a file.

use std::{any::Any, sync::Arc, time::Instant};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, Uri, header, uri::PathAndQuery},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    api::{self, Api, Refusal, Shape},
    assets::Assets,
    base_path::{BasePath, Place},
    catalogue::Catalogue,
    csp::Policy,
    faults,
    token::Token,
};

const HEADERS: [(HeaderName, &str); 2] =
    [(header::X_CONTENT_TYPE_OPTIONS, "nosniff"), (header::REFERRER_POLICY, "no-referrer")];

/// The whole server but its socket.
pub fn app(catalogue: Catalogue, assets: Assets, base: BasePath, token: Option<Token>) -> Router {
    let log_token = token.clone();
    let policy = Policy::new(assets.config(), assets.faults());
    let apis = api::router(Arc::new(Api { catalogue, token }));
    let faulty = if assets.faults().is_some() { faults::router(&apis) } else { Router::new() };
    let inner = apis
        .merge(faulty)
        .fallback_service(crate::assets::router(Arc::new(assets)))
        .layer(CatchPanicLayer::custom(panicked));
    // The base is stripped before the inner router looks at the path.
    Router::new()
        .fallback_service(inner)
        .layer(middleware::from_fn_with_state(Arc::new(base), below_base))
        .layer(middleware::map_response_with_state(policy, add_headers))
        .layer(middleware::from_fn_with_state(Arc::new(log_token), log))
}

async fn below_base(State(base): State<Arc<BasePath>>, mut request: Request, next: Next) -> Response {
    let inner = match base.place(request.uri().path()) {
        Place::Below(_) if base.is_root() => return next.run(request).await,
        Place::Below(rest) => with_path(request.uri(), rest),
        Place::Bare => return to_base(&base, request.uri().query()),
        Place::Outside => {
            let text = format!("Nothing is served here; the dashboard is at {base}\n");
            return (StatusCode::NOT_FOUND, text).into_response();
        }
    };
    match inner {
        Some(uri) => *request.uri_mut() = uri,
        None => return StatusCode::BAD_REQUEST.into_response(),
    }
    next.run(request).await
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let path = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
    Uri::from_parts(parts).ok()
}

fn to_base(base: &BasePath, query: Option<&str>) -> Response {
    let target = query.map_or_else(|| base.to_string(), |query| format!("{base}?{query}"));
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response()
}

async fn add_headers(State(policy): State<Arc<Policy>>, mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.header());
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// One line for each request, when its answer starts.
async fn log(State(token): State<Arc<Option<Token>>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let uri = request.uri().clone();
    let response = next.run(request).await;
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let redact = |text: &str| token.as_ref().as_ref().map_or_else(|| text.to_owned(), |token| token.redact(text));
    tracing::info!(
        %method,
        path = redact(uri.path()),
        query = redact(&without_secrets(uri.query().unwrap_or_default())),
        status = response.status().as_u16(),
        ms,
        "request"
    );
    response
}

/// The query with the values of parameters left out whose names say that they are secret.
fn without_secrets(query: &str) -> String {
    let secret = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["token", "password", "secret", "authorization"].iter().any(|word| name.contains(word))
    };
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if secret(name) => format!("{name}=***"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// A fault of this program: the client is told no more than that.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Refusal::Internal.respond(Shape::Swr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_stay_out_of_the_log() {
        assert_eq!(without_secrets("a=1&X-Auth-Token=abc&b=2&password=x"), "a=1&X-Auth-Token=***&b=2&password=***");
        assert_eq!(without_secrets(""), "");
    }
}
