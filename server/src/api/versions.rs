//! API 3, `GET /v2/manage/namespaces/{namespace}/packages/{package_name}/versions`.

use std::sync::Arc;

use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::Response,
};

use super::{Api, Refusal, Shape, stream};
use crate::{
    answer::VersionAnswer,
    catalogue::{packages, versions},
};

/// All versions of the package of exactly these names. Each segment is decoded once: the package `hello%20hello` is
/// asked for as `hello%2520hello`, `team/app` as `team%2Fapp` or `team$app`.
pub async fn list(State(api): State<Arc<Api>>, path: Result<Path<(String, String)>, PathRejection>) -> Response {
    let answer = async {
        let Path((namespace, package)) =
            path.map_err(|_| Refusal::Package("the namespace or the package's name is not UTF-8".to_owned()))?;
        let (wanted_namespace, wanted) = (namespace.clone(), package.clone());
        let found = api.catalogue.read(move |connection, _| packages::find(connection, &wanted_namespace, &wanted));
        let id = found.await?.ok_or(Refusal::UnknownPackage { namespace, package })?;
        stream::array(&api, move |connection, rows| {
            versions::each(connection, id, |row| rows.write(&VersionAnswer::from(row)))
        })
        .await
    };
    answer.await.unwrap_or_else(|refusal: Refusal| refusal.respond(Shape::Swr))
}
