//! Answers that hold no rows, as the gateways and servers behind the documents write them.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::api::{Refusal, Shape};

/// The number that a failed request can be found by.
const REQUEST_ID: &str = "5000000000000000000000000000f4a1";
/// Seconds that a limit asks to wait.
const WAIT: &str = "30";
const WEB_PAGE: &str = "<!doctype html>\n<html lang=\"en\"><head><title>Sign in</title></head>\n\
     <body><h1>Sign in</h1><p>A proxy answers with this page in place of the API.</p></body></html>\n";

/// Which one.
#[derive(Clone, Copy, Debug)]
pub enum Refused {
    /// 400 with a reason.
    BadRequest,
    /// 401, whatever token was sent.
    Unauthorized,
    /// 403.
    Forbidden,
    /// 404 of a gateway that has no such API.
    NotOffered,
    /// 429 with `Retry-After`.
    Limited,
    /// 500 with a request's number.
    Failed,
    /// 200, and no JSON.
    WebPage,
}

impl Refused {
    /// The answer.
    pub fn respond(self, shape: Shape) -> Response {
        match self {
            Self::Unauthorized => Refusal::Unauthorized.respond(shape),
            Self::BadRequest => {
                refusal(StatusCode::BAD_REQUEST, shape, "4000001", 3, "the request is refused, on purpose")
            }
            Self::Forbidden => {
                refusal(StatusCode::FORBIDDEN, shape, "4030170", 7, "insufficient permissions, on purpose")
            }
            Self::NotOffered => {
                let message = "The API does not exist or has not been published in the environment";
                written(StatusCode::NOT_FOUND, &gateway("APIGW.0101", message))
            }
            Self::Limited => {
                let body = gateway("APIGW.0308", "The throttling threshold has been reached, on purpose");
                with_header(written(StatusCode::TOO_MANY_REQUESTS, &body), header::RETRY_AFTER, WAIT)
            }
            Self::Failed => {
                let failed = StatusCode::INTERNAL_SERVER_ERROR;
                let answer = refusal(failed, shape, "5000001", 13, "the server failed, on purpose");
                with_header(answer, HeaderName::from_static("x-request-id"), REQUEST_ID)
            }
            Self::WebPage => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], WEB_PAGE).into_response(),
        }
    }
}

/// A refusal of the server that has the API: the last digits of SWR's code, or a number of gRPC.
fn refusal(status: StatusCode, shape: Shape, swr: &str, code: i32, message: &str) -> Response {
    let body = match shape {
        Shape::Swr => {
            json!([{ "errorCode": format!("SVCSTG.SWR.{swr}"), "errorMessage": message, "detail": "" }])
        }
        Shape::Rpc => json!({ "code": code, "message": message, "details": [] }),
    };
    written(status, &body)
}

/// The body of a gateway, which stands before either server.
fn gateway(code: &str, message: &str) -> Value {
    json!({ "error_code": code, "error_msg": message, "request_id": REQUEST_ID })
}

fn written(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn with_header(mut response: Response, name: HeaderName, value: &'static str) -> Response {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}
