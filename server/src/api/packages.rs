//! API 2, `GET /v2/manage/packages?package_name=&namespace=`.

use std::sync::Arc;

use axum::{extract::State, http::Uri, response::Response};

use super::{Api, Refusal, Shape, params::Params, stream};
use crate::{
    answer::PackageAnswer,
    catalogue::packages::{self, Filter},
};

/// The whole list as a stream. Both parameters are parts of what is wanted, in any case; an empty one is none.
pub async fn list(State(api): State<Arc<Api>>, uri: Uri) -> Response {
    let answer = async {
        let params = Params::read(uri.query(), &["package_name", "namespace"]).map_err(Refusal::Package)?;
        let filter = Filter { namespace: params.text("namespace"), package: params.text("package_name") };
        stream::array(&api, move |connection, rows| {
            packages::each(connection, &filter, |row| rows.write(&PackageAnswer::from(row)))
        })
        .await
    };
    answer.await.unwrap_or_else(|refusal: Refusal| refusal.respond(Shape::Swr))
}
