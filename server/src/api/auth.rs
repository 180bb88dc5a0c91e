//! Whether a request may ask: `X-Auth-Token` (APIs 1 to 3) or `Authorization: Bearer` (API 4), either with either API.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};

use super::{Api, Refusal, shape_of};
use crate::token::Token;

/// Lets a request pass if no token is set or the request carries it.
pub async fn require_token(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    match &api.token {
        Some(token) if !carries(request.headers(), token) => Refusal::Unauthorized.respond(shape_of(&request)),
        _ => next.run(request).await,
    }
}

fn carries(headers: &HeaderMap, token: &Token) -> bool {
    let plain = headers.get_all("x-auth-token").iter().map(|value| value.as_bytes());
    let bearer = headers.get_all(header::AUTHORIZATION).iter().filter_map(|value| bearer(value.as_bytes()));
    // Not `any`: how many candidates are compared must not depend on which one is right.
    plain.chain(bearer).fold(false, |found, candidate| token.matches(candidate) | found)
}

fn bearer(value: &[u8]) -> Option<&[u8]> {
    const SCHEME: &[u8] = b"bearer ";
    let (scheme, rest) = value.split_at_checked(SCHEME.len())?;
    scheme.eq_ignore_ascii_case(SCHEME).then(|| rest.trim_ascii())
}
