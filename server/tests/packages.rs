//! APIs 2 and 3: the list of packages and the versions of one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::sync::LazyLock;

use common::{Server, Site, encode, plan};
use serde_json::Value;

static SERVER: LazyLock<Server> = LazyLock::new(|| Site::new(plan()).serve());

fn versions_path(namespace: &str, package: &str) -> String {
    format!("/v2/manage/namespaces/{}/packages/{}/versions", encode(namespace), encode(package))
}

fn fields(row: &Value) -> Vec<&str> {
    row.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn rows_have_every_documented_field_and_no_other() {
    let package = &SERVER.get("/v2/manage/packages?package_name=hello%2520hello").rows()[0];
    let documented = [
        "created",
        "creator",
        "description",
        "domain",
        "id",
        "namespace",
        "num_versions",
        "package",
        "self_auth",
        "size",
        "updated",
        "visibility",
    ];
    assert_eq!(fields(package), documented);
    assert_eq!((&package["package"], &package["num_versions"]), (&"hello%20hello".into(), &1.into()));
    let version = &SERVER.get(&versions_path("platform", "hello%20hello")).rows()[0];
    let documented = [
        "CreatedAt",
        "UpdatedAt",
        "creator",
        "description",
        "domain",
        "id",
        "namespace",
        "num_files",
        "package",
        "size",
        "version",
        "visibility",
    ];
    assert_eq!(fields(version), documented);
    assert_eq!((&version["package"], &version["version"]), (&"hello%20hello".into(), &"V1".into()));
    for instant in [&package["created"], &package["updated"], &version["CreatedAt"], &version["UpdatedAt"]] {
        let (_, fraction) = instant.as_str().unwrap().split_once('.').unwrap();
        assert!(fraction.len() == 7 && fraction.ends_with('Z'), "microseconds: {instant}");
    }
}

#[test]
fn the_whole_list_comes_ordered_and_without_a_range() {
    let reply = SERVER.get("/v2/manage/packages");
    let rows = reply.rows();
    assert_eq!(rows.len(), 412);
    assert!(!reply.headers.contains_key("content-range"));
    assert_eq!((reply.header("content-type"), reply.header("cache-control")), ("application/json", "no-store"));
    let keys: Vec<_> = rows.iter().map(|row| (row["namespace"].as_str(), row["package"].as_str())).collect();
    assert!(keys.is_sorted());
}

#[test]
fn both_filters_find_parts_in_any_case() {
    let all = SERVER.get("/v2/manage/packages").rows();
    let holds = |row: &Value, field: &str, part: &str| {
        row[field].as_str().unwrap().to_lowercase().contains(&part.to_lowercase())
    };
    for (namespace, package) in [
        ("", ""),
        ("", "sdk"),
        ("", "SDK"),
        ("", "固件"),
        ("", "边"),
        ("", "hello%20hello"),
        ("", "%"),
        ("", "_"),
        ("", "\\"),
        ("", "no such thing"),
        ("iot", ""),
        ("智能", ""),
        ("platform", "cli"),
        ("WEB", "a"),
    ] {
        let path = format!("/v2/manage/packages?package_name={}&namespace={}", encode(package), encode(namespace));
        let expected: Vec<&Value> =
            all.iter().filter(|row| holds(row, "namespace", namespace) && holds(row, "package", package)).collect();
        assert_eq!(SERVER.get(&path).rows().iter().collect::<Vec<_>>(), expected, "{path}");
    }
}

#[test]
fn versions_add_up_to_their_package() {
    let mut versions = 0;
    for package in SERVER.get("/v2/manage/packages").rows() {
        let path = versions_path(package["namespace"].as_str().unwrap(), package["package"].as_str().unwrap());
        let rows = SERVER.get(&path).rows();
        assert_eq!(package["num_versions"], rows.len(), "{path}");
        assert_eq!(package["size"], rows.iter().map(|row| row["size"].as_u64().unwrap()).sum::<u64>(), "{path}");
        for row in &rows {
            for field in ["namespace", "package", "domain", "visibility"] {
                assert_eq!(row[field], package[field]);
            }
        }
        assert!(rows.iter().rev().map(|row| row["CreatedAt"].as_str().unwrap()).is_sorted(), "{path}");
        versions += rows.len();
    }
    assert_eq!(versions, 2900);
}

#[test]
fn each_segment_is_decoded_once() {
    for (path, version) in [
        ("/v2/manage/namespaces/platform/packages/hello%2520hello/versions", true),
        ("/v2/manage/namespaces/plat%66orm/packages/%68ello%2520hello/versions", true),
        ("/v2/manage/namespaces/platform/packages/hello%20hello/versions", false),
        ("/v2/manage/namespaces/platform/packages/hello+hello/versions", false),
        ("/v2/manage/namespaces/platform/packages/hello%252520hello/versions", false),
        ("/v2/manage/namespaces/platform/packages/team%2Fapp%2Fcli/versions", true),
        ("/v2/manage/namespaces/platform/packages/team%2fapp%2fcli/versions", true),
        ("/v2/manage/namespaces/platform/packages/team%252Fapp%252Fcli/versions", false),
        ("/v2/manage/namespaces/platform/packages/team$app$cli/versions", true),
        ("/v2/manage/namespaces/platform/packages/team%24app%2Fcli/versions", true),
        ("/v2/manage/namespaces/platform/packages/team$app/versions", false),
        ("/v2/manage/namespaces/plat$form/packages/team$app$cli/versions", false),
        (
            "/v2/manage/namespaces/%E6%99%BA%E8%83%BD%E5%88%B6%E9%80%A0/packages/%E8%BE%B9%E7%BC%98%E7%BD%91%E5%85%B3%E5%9B%BA%E4%BB%B6/versions",
            true,
        ),
    ] {
        let reply = SERVER.get(path);
        assert_eq!(reply.status, if version { 200 } else { 404 }, "{path}");
    }
}

#[test]
fn an_unknown_package_is_not_found_and_an_empty_one_is_empty() {
    for (namespace, package) in
        [("platform", "nothing"), ("nobody", "hello%20hello"), ("Platform", "hello%20hello"), ("web", "'")]
    {
        let reply = SERVER.get(&versions_path(namespace, package));
        assert_eq!(reply.status, 404);
        assert_eq!(reply.json()[0]["errorCode"], "SVCSTG.SWR.4040004");
        assert_eq!(reply.json()[0]["errorMessage"], format!("there is no package {package} in {namespace}"));
    }
    assert_eq!(SERVER.get(&versions_path("web", "reserved-name")).text(), "[]\n");
}

#[test]
fn malformed_requests_are_refused_with_a_reason() {
    for (path, reason) in [
        ("/v2/manage/packages?namespace=a&namespace=b", "namespace is given more than once"),
        ("/v2/manage/packages?package_name=%ff", "UTF-8"),
        ("/v2/manage/packages?package_name=100%", "%"),
        ("/v2/manage/namespaces/%ff/packages/x/versions", "UTF-8"),
        ("/v2/manage/namespaces/x/packages/%c3%28/versions", "UTF-8"),
    ] {
        let reply = SERVER.get(path);
        assert_eq!((reply.status, &reply.json()[0]["errorCode"]), (400, &"SVCSTG.SWR.4000015".into()), "{path}");
        assert!(reply.json()[0]["errorMessage"].as_str().unwrap().contains(reason), "{path}");
    }
    assert_eq!(SERVER.get("/v2/manage/packages?limit=1&limit=2&offset=x").rows().len(), 412);
}
