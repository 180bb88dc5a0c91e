//! What the server sends, the dashboard's decoders read back as equal values; so they do the documents' own examples.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::sync::LazyLock;

use catalog::{
    Installer, Package, PackageVersion, Repository,
    wire::{self, Frame, Problem, ProblemKind, RowError, RowStream, content_range},
};
use common::{Server, Site, encode, plan};
use gantry_server::{
    answer::{PackageAnswer, RepositoryAnswer, VersionAnswer},
    catalogue::{Catalogue, StoreError, installers, packages, repositories, row::Window, versions},
};
use tokio::runtime::Runtime;

static SERVER: LazyLock<Server> = LazyLock::new(|| Site::new(plan()).serve());

/// Feeds a body in chunks of `size` bytes, as the dashboard gets it.
fn decode<T>(body: &[u8], size: usize, row: fn(&[u8]) -> Result<T, RowError>) -> (Vec<T>, Frame) {
    let mut rows = Vec::new();
    let mut stream = RowStream::new();
    for chunk in body.chunks(size) {
        stream.push(chunk, &mut |bytes| rows.push(row(bytes).unwrap())).unwrap();
    }
    (rows, stream.finish().unwrap())
}

/// What the catalogue holds, read without HTTP and without JSON.
fn stored<T: Send + 'static>(
    read: impl FnOnce(&rusqlite::Connection, &mut Vec<T>) -> Result<(), StoreError> + Send + 'static,
) -> Vec<T> {
    let catalogue = Catalogue::open(&SERVER.site.database()).unwrap();
    let read = catalogue.read(move |connection, _| {
        let mut rows = Vec::new();
        read(connection, &mut rows)?;
        Ok(rows)
    });
    Runtime::new().unwrap().block_on(read).unwrap()
}

fn collect<T: Clone>(rows: &mut Vec<T>) -> impl FnMut(&T) -> Result<(), StoreError> {
    |row| {
        rows.push(row.clone());
        Ok(())
    }
}

#[test]
fn repositories_come_through_unchanged() {
    for center in [catalog::Center::Own, catalog::Center::ThirdParty] {
        let filter = repositories::Filter { center, ..Default::default() };
        let expected: Vec<Repository> =
            stored(move |connection, rows| repositories::each(connection, &filter, collect(rows)));
        let body = SERVER.repositories(&format!("center::{}", center.as_str())).body;
        for size in [1, 1000, body.len()] {
            assert_eq!(decode(&body, size, wire::repository).0, expected);
        }
    }
    let reply = SERVER.repositories("center::self|offset::40|limit::7");
    assert_eq!(content_range::total(reply.header("content-range")), Some(1284));
    assert_eq!(decode(&reply.body, 64, wire::repository).0.len(), 7);
}

#[test]
fn packages_and_versions_come_through_unchanged() {
    let expected: Vec<Package> =
        stored(|connection, rows| packages::each(connection, &packages::Filter::default(), collect(rows)));
    let body = SERVER.get("/v2/manage/packages").body;
    assert_eq!(decode(&body, 777, wire::package).0, expected);
    for package in expected.iter().step_by(20).chain(expected.iter().filter(|row| row.package.contains(['%', '/']))) {
        let id = package.id.unwrap();
        let expected: Vec<PackageVersion> =
            stored(move |connection, rows| versions::each(connection, id, collect(rows)));
        let path = format!(
            "/v2/manage/namespaces/{}/packages/{}/versions",
            encode(&package.namespace),
            encode(&package.package)
        );
        assert_eq!(decode(&SERVER.get(&path).body, 99, wire::package_version).0, expected);
    }
}

#[test]
fn installers_come_through_unchanged() {
    let catalogue = Catalogue::open(&SERVER.site.database()).unwrap();
    let page = catalogue.read(|connection, totals| {
        installers::page(connection, totals, &installers::Query::default(), Window { offset: 0, limit: 1000 })
    });
    let page = Runtime::new().unwrap().block_on(page).unwrap();
    let body = SERVER.get("/repos/installers?page_size=1000").body;
    let (rows, frame): (Vec<Installer>, _) = decode(&body, 333, wire::installer);
    assert_eq!(rows, page.rows);
    assert_eq!((frame.total, frame.installed_num), (Some(96), Some(page.installed)));
    assert_eq!((frame.page_num, frame.page_size), (Some(1), Some(1000)));
}

#[test]
fn the_documents_own_examples_are_written_as_documented() {
    let repository = r#"{"name":"nginx","category":"linux","description":"","size":200977474,"is_public":false,"num_images":2,"num_download":0,"created_at":"2017-01-01T00:00:00Z","updated_at":"2017-09-11T03:00:02.542841141Z","url":"","path":"swr.cn-north-1.myhuaweicloud.com/namespace/repository","internal_path":"10.125.0.198:20202/namespace/repository","domain_name":"root","namespace":"root","tags":["latest","log"],"status":false}"#;
    let read = wire::repository(repository.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&RepositoryAnswer::from(&read)).unwrap(), repository);
    let package = r#"{"id":2074,"domain":"hwstaff_pub_swrpaas","namespace":"hwstaff_pub_swrpaas","package":"hello%20hello","visibility":"private","description":"","num_versions":1,"size":33724433,"creator":"z00232859","created":"2019-09-04T12:26:52.112045Z","updated":"2019-09-23T03:43:47.791917Z","self_auth":7}"#;
    let read = wire::package(package.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&PackageAnswer::from(&read)).unwrap(), package);
    let version = r#"{"id":1606,"domain":"hwstaff_pub_swrpaas","namespace":"hwstaff_pub_swrpaas","package":"hello%20hello","version":"V1","visibility":"private","description":"","num_files":6,"size":33724433,"creator":"z00232859","CreatedAt":"2019-09-04T12:26:52.141081Z","UpdatedAt":"2019-09-23T03:43:47.786248Z"}"#;
    let read = wire::package_version(version.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&VersionAnswer::from(&read)).unwrap(), version);
}

#[test]
fn refusals_are_understood() {
    for (path, kind, message) in [
        ("/v2/manage/repos?filter=x", ProblemKind::BadRequest, "key::value"),
        ("/v2/manage/namespaces/a/packages/b/versions", ProblemKind::NotFound, "no package b in a"),
        ("/repos/installers?page_num=0", ProblemKind::BadRequest, "page_num"),
    ] {
        let reply = SERVER.get(path);
        let problem = Problem::new(reply.status, None, &reply.body, &[]);
        assert_eq!(problem.kind, kind, "{path}");
        assert!(problem.message.contains(message), "{path}: {}", problem.message);
    }
    let guarded = Site::new(plan()).serve_with("/", Some("token"));
    for path in ["/v2/manage/packages", "/repos/installers"] {
        let reply = guarded.get(path);
        let problem = Problem::new(reply.status, None, &reply.body, &[]);
        println!("{path}: {:?} {}", problem.kind, problem.message);
        assert_eq!(problem.status, 401);
    }
}
