//! API 1, `GET /v2/manage/repos?filter=…`.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, Uri, header},
    response::Response,
};

use super::{Api, Refusal, Shape, filter, json_bytes, params::Params, stream};
use crate::{
    answer::RepositoryAnswer,
    catalogue::{
        repositories::{self, Filter},
        row::Window,
    },
};

/// With a window one page and `Content-Range`, without one the whole list as a stream.
pub async fn list(State(api): State<Arc<Api>>, uri: Uri) -> Response {
    let answer = async {
        let params = Params::read(uri.query(), &["filter"]).map_err(Refusal::Filter)?;
        match filter::parse(params.get("filter").unwrap_or_default())? {
            (filter, Some(window)) => page(&api, filter, window).await,
            (filter, None) => whole(&api, filter).await,
        }
    };
    answer.await.unwrap_or_else(|refusal: Refusal| refusal.respond(Shape::Swr))
}

async fn page(api: &Api, filter: Filter, window: Window) -> Result<Response, Refusal> {
    let found = api.catalogue.read(move |connection, totals| {
        let (rows, total) = repositories::page(connection, totals, &filter, window)?;
        let answers: Vec<_> = rows.iter().map(RepositoryAnswer::from).collect();
        Ok((serde_json::to_vec(&answers)?, rows.len(), total))
    });
    let (body, count, total) = found.await?;
    let mut response = json_bytes(body);
    let range = HeaderValue::from_str(&format!("{}-{count}/{total}", window.offset)).map_err(|_| Refusal::Internal)?;
    response.headers_mut().insert(header::CONTENT_RANGE, range);
    Ok(response)
}

async fn whole(api: &Api, filter: Filter) -> Result<Response, Refusal> {
    stream::array(api, move |connection, rows| {
        repositories::each(connection, &filter, |row| rows.write(&RepositoryAnswer::from(row)))
    })
    .await
}
