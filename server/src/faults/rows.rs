//! Right answers with some of their rows changed.

use axum::{
    body::Body,
    extract::Request,
    http::{Uri, header, uri::PathAndQuery},
    response::Response,
};
use bytes::Bytes;
use serde_json::{Value, json};

use super::transfer::held;
use crate::api::Shape;

/// The second of every ten rows is none.
const EVERY: usize = 10;
const FIRST: usize = 1;

/// Some rows can not be read; the others can.
pub async fn spoiled(answer: Response, shape: Shape) -> Response {
    changed(answer, shape, |rows| {
        let none = [json!({ "broken": "on purpose" }), Value::Null, json!("not a row")];
        for (row, none) in rows.iter_mut().skip(FIRST).step_by(EVERY).zip(none.iter().cycle()) {
            row.clone_from(none);
        }
    })
    .await
}

/// The first row stands in the place of the last once more, and no header tells the total.
pub async fn odd(answer: Response, shape: Shape) -> Response {
    let mut answer = changed(answer, shape, |rows| {
        if let [first, .., last] = rows.as_mut_slice() {
            last.clone_from(first);
        }
    })
    .await;
    answer.headers_mut().remove(header::CONTENT_RANGE);
    answer
}

async fn changed(answer: Response, shape: Shape, change: impl FnOnce(&mut Vec<Value>)) -> Response {
    let (parts, bytes) = match held(answer).await {
        Ok(whole) => whole,
        Err(refusal) => return refusal.respond(shape),
    };
    Response::from_parts(parts, Body::from(rewritten(&bytes, change).map_or(bytes, Bytes::from)))
}

/// `None` where there are no rows, as in the answer to HEAD.
fn rewritten(bytes: &[u8], change: impl FnOnce(&mut Vec<Value>)) -> Option<Vec<u8>> {
    let mut body: Value = serde_json::from_slice(bytes).ok()?;
    let rows = match &mut body {
        Value::Array(rows) => rows,
        other => other.get_mut("brief_installers")?.as_array_mut()?,
    };
    change(rows);
    serde_json::to_vec(&body).ok()
}

/// Takes the order away that API 4 is asked for.
pub fn without_order(request: &mut Request) {
    let Some(uri) = unordered(request.uri()) else { return };
    *request.uri_mut() = uri;
}

fn unordered(uri: &Uri) -> Option<Uri> {
    let is_order = |item: &&str| matches!(item.split('=').next(), Some("order_by" | "is_descending"));
    let kept: Vec<&str> = uri.query()?.split('&').filter(|item| !is_order(item)).collect();
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(format!("{}?{}", uri.path(), kept.join("&"))).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_left_out_and_nothing_else() {
        for (asked, expected) in [
            ("/repos/installers", None),
            ("/repos/installers?page_num=2&order_by=repo&is_descending=true", Some("/repos/installers?page_num=2")),
            ("/repos/installers?key_words=a%26order_by%3Dx", Some("/repos/installers?key_words=a%26order_by%3Dx")),
        ] {
            let uri = unordered(&asked.parse().unwrap()).map(|uri| uri.to_string());
            assert_eq!(uri.as_deref(), expected);
        }
    }

    #[test]
    fn what_holds_no_rows_stays_as_it_is() {
        for body in ["", "{}", "1", "{\"brief_installers\":null}"] {
            assert_eq!(rewritten(body.as_bytes(), Vec::clear), None, "{body}");
        }
    }
}
