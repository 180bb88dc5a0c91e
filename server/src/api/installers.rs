//! API 4, `GET /repos/installers`.

use std::sync::Arc;

use axum::{extract::State, http::Uri, response::Response};

use super::{
    Api, Refusal, Shape,
    boolean::boolean,
    json_bytes,
    params::{Params, excerpt, whole},
};
use crate::{
    answer::{InstallerAnswer, InstallersAnswer},
    catalogue::{
        installers::{self, Order, OrderBy, Query},
        key_words::KeyWords,
        row::Window,
    },
};

const KNOWN: [&str; 6] = ["page_num", "page_size", "order_by", "is_descending", "key_words", "installed"];
const DEFAULT_SIZE: u64 = 20;
const MOST: u64 = 1000;

/// One page, with the totals. A page past the end is empty.
pub async fn list(State(api): State<Arc<Api>>, uri: Uri) -> Response {
    let answer = async {
        let Request { query, number, size } = read(uri.query())?;
        let window = Window { offset: (number - 1).saturating_mul(size), limit: size };
        let found = api.catalogue.read(move |connection, totals| {
            let page = installers::page(connection, totals, &query, window)?;
            Ok(serde_json::to_vec(&InstallersAnswer {
                brief_installers: page.rows.iter().map(InstallerAnswer::from).collect(),
                installed_num: page.installed,
                page_num: number,
                page_size: size,
                total: page.total,
            })?)
        });
        Ok(json_bytes(found.await?))
    };
    answer.await.unwrap_or_else(|refusal: Refusal| refusal.respond(Shape::Rpc))
}

#[derive(Debug, PartialEq, Eq)]
struct Request {
    query: Query,
    number: u64,
    size: u64,
}

fn read(query: Option<&str>) -> Result<Request, Refusal> {
    let params = Params::read(query, &KNOWN).map_err(Refusal::Filter)?;
    let number = |name, absent, most| match params.get(name) {
        Some(text) => whole(name, text, 1, most).map_err(Refusal::Paging),
        None => Ok(absent),
    };
    let flag = |name| match params.get(name) {
        Some(text) => boolean(name, text).map_err(Refusal::Filter),
        None => Ok(false),
    };
    Ok(Request {
        number: number("page_num", 1, i32::MAX.unsigned_abs().into())?,
        size: number("page_size", DEFAULT_SIZE, MOST)?,
        query: Query {
            key_words: params.get("key_words").and_then(KeyWords::read),
            installed: flag("installed")?,
            order: Order { by: order_by(params.get("order_by"))?, descending: flag("is_descending")? },
        },
    })
}

fn order_by(word: Option<&str>) -> Result<OrderBy, Refusal> {
    Ok(match word {
        None | Some("" | "name") => OrderBy::Name,
        Some("version") => OrderBy::Version,
        Some("timestamp") => OrderBy::Timestamp,
        Some("repo") => OrderBy::Repo,
        Some("state") => OrderBy::State,
        Some(other) => {
            let reason = format!("order_by is not name, version, timestamp, repo or state: {}", excerpt(other));
            return Err(Refusal::Filter(reason));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_parameters_have_their_defaults() {
        let request = read(None).unwrap();
        assert_eq!(request, Request { query: Query::default(), number: 1, size: 20 });
    }

    #[test]
    fn every_malformed_parameter_has_a_reason() {
        for query in [
            "page_num=0",
            "page_num=",
            "page_num=-1",
            "page_num=a",
            "page_num=1.5",
            "page_num=2147483648",
            "page_size=0",
            "page_size=1001",
            "page_size=",
            "order_by=size",
            "order_by=Name",
            "is_descending=yes",
            "is_descending=",
            "installed=",
            "installed=2",
            "installed=tRUE",
            "page_num=1&page_num=1",
            "key_words=%",
            "key_words=%ff",
        ] {
            assert!(read(Some(query)).is_err(), "{query}");
        }
    }
}
