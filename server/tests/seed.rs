//! `seed`: how much, how varied, how repeatable.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{
    collections::{BTreeSet, HashSet},
    sync::LazyLock,
};

use catalog::Timestamp;
use common::{Server, Site, TODAY, encode, plan};
use gantry_server::seed::{self, Plan};
use serde_json::Value;

static SERVER: LazyLock<Server> = LazyLock::new(|| Site::new(plan()).serve());

fn repositories() -> Vec<Value> {
    SERVER.repositories("center::self").rows()
}

fn texts<'a>(rows: &'a [Value], field: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[field].as_str().unwrap()).collect()
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// All lists of a server as they are sent.
fn everything(plan: Plan) -> Vec<Vec<u8>> {
    let server = Site::new(plan).serve();
    let mut lists: Vec<Vec<u8>> =
        ["center::self", "center::thirdparty"].map(|filter| server.repositories(filter).body).into();
    let packages = server.get("/v2/manage/packages");
    for row in packages.rows() {
        let (namespace, package) = (row["namespace"].as_str().unwrap(), row["package"].as_str().unwrap());
        let path = format!("/v2/manage/namespaces/{}/packages/{}/versions", encode(namespace), encode(package));
        lists.push(server.get(&path).body);
    }
    lists.push(packages.body);
    lists.push(server.get("/repos/installers?page_size=1000").body);
    lists
}

#[test]
fn the_same_seed_and_day_give_the_same_catalogue() {
    let small = Plan { repositories: 60, packages: 30, versions: 200, installers: 30, ..plan() };
    let first = everything(small);
    assert_eq!(first, everything(small));
    for other in [Plan { seed: 2, ..small }, Plan { today: TODAY - 86_400, ..small }] {
        assert_ne!(first, everything(other));
    }
}

#[test]
fn counts_are_exact_whatever_they_are() {
    for (repositories, packages, versions, installers) in
        [(0, 0, 0, 0), (1, 1, 1, 1), (3, 2, 0, 3), (8, 9, 500, 5), (5, 40, 10, 200), (2, 1, 300, 0)]
    {
        let server = Site::new(Plan { repositories, packages, versions, installers, ..plan() }).serve();
        let rows = |path: &str| server.get(path).rows();
        assert_eq!(rows("/v2/manage/repos?filter=center::self").len(), repositories as usize);
        let listed = rows("/v2/manage/packages");
        assert_eq!(listed.len(), packages as usize);
        assert_eq!(listed.iter().map(|row| row["num_versions"].as_u64().unwrap()).sum::<u64>(), u64::from(versions));
        assert_eq!(rows("/repos/installers?page_size=1000").len(), installers as usize);
    }
}

#[test]
fn a_dozen_organizations_have_public_and_private_repositories() {
    let rows = repositories();
    let organizations: HashSet<&str> = texts(&rows, "namespace").into_iter().collect();
    assert_eq!(organizations.len(), 12);
    for public in [true, false] {
        assert!(rows.iter().filter(|row| row["is_public"] == public).count() > 50);
    }
    let categories: BTreeSet<&str> = texts(&rows, "category").into_iter().collect();
    let documented = ["", "app_server", "arm", "database", "framework_app", "lang", "linux", "other", "windows"];
    assert!(categories.into_iter().eq(documented));
    let keys: HashSet<_> = rows.iter().map(|row| (row["namespace"].as_str(), row["name"].as_str())).collect();
    assert_eq!(keys.len(), rows.len(), "every name is there once");
}

#[test]
fn descriptions_are_english_chinese_or_missing() {
    for rows in [repositories(), SERVER.get("/v2/manage/packages").rows()] {
        let descriptions = texts(&rows, "description");
        let count = |wanted: fn(&&&str) -> bool| descriptions.iter().filter(wanted).count();
        assert!(count(|text| text.is_empty()) > 5);
        assert!(count(|text| is_chinese(text)) > descriptions.len() / 10);
        assert!(count(|text| text.is_ascii() && !text.is_empty()) > descriptions.len() / 3);
    }
}

#[test]
fn sizes_and_pulls_span_six_orders_of_magnitude() {
    for (rows, field) in
        [(repositories(), "size"), (repositories(), "num_download"), (SERVER.get("/v2/manage/packages").rows(), "size")]
    {
        let values: Vec<u64> = rows.iter().map(|row| row[field].as_u64().unwrap()).filter(|value| *value > 0).collect();
        let (least, most) = (values.iter().min().unwrap(), values.iter().max().unwrap());
        let orders = if field == "size" { 1_000_000 } else { 10_000 };
        assert!(most / least > orders, "{field}: {least} to {most}");
    }
}

#[test]
fn dates_span_five_years_up_to_today() {
    let today = Timestamp::from_unix(TODAY + 1).unwrap();
    let long_ago = Timestamp::from_unix(TODAY - 5 * 366 * 86_400).unwrap();
    let packages = SERVER.get("/v2/manage/packages").rows();
    for (rows, created, updated) in [(repositories(), "created_at", "updated_at"), (packages, "created", "updated")] {
        let read = |field| {
            let instants = texts(&rows, field).into_iter().map(|text| Timestamp::parse_rfc3339(text).unwrap());
            instants.collect::<Vec<_>>()
        };
        let (created, updated) = (read(created), read(updated));
        assert!(created.iter().zip(&updated).all(|(created, updated)| created <= updated));
        assert!(created.iter().all(|created| *created >= long_ago));
        assert!(updated.iter().all(|updated| *updated < today));
        let years = |instants: &[Timestamp]| {
            (instants.iter().max().unwrap().unix_seconds() - instants.iter().min().unwrap().unix_seconds()) / 86_400
        };
        assert!(years(&created) > 4 * 365);
        assert!(updated.iter().filter(|updated| updated.unix_seconds() > TODAY - 30 * 86_400).count() > 20);
    }
}

#[test]
fn tags_are_counted_and_all_different() {
    for row in repositories() {
        let tags: Vec<&str> = row["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
        assert_eq!(row["num_images"], tags.len());
        assert_eq!(tags.iter().collect::<HashSet<_>>().len(), tags.len(), "{}", row["name"]);
    }
}

#[test]
fn the_awkward_ones_are_there() {
    let rows = repositories();
    let find = |namespace: &str, name: &str| {
        rows.iter().find(|row| row["namespace"] == namespace && row["name"] == name).unwrap_or_else(|| panic!("{name}"))
    };
    find("platform", "team/app/web");
    assert!(rows.iter().any(|row| is_chinese(row["name"].as_str().unwrap())));
    assert!(rows.iter().any(|row| row["name"].as_str().unwrap().chars().count() == 200));
    let empty = find("web", "new-service-template");
    assert_eq!(
        (&empty["size"], &empty["num_images"], &empty["tags"]),
        (&0.into(), &0.into(), &Value::Array(Vec::new()))
    );
    let tags = find("ops", "ci-runner")["tags"].as_array().unwrap();
    assert_eq!(tags.len(), 800);
    for kind in ["latest", "sha-", "2026-", "-rc.", "-alpha.", "-beta."] {
        assert!(tags.iter().any(|tag| tag.as_str().unwrap().contains(kind)), "{kind}");
    }
    let packages = SERVER.get("/v2/manage/packages").rows();
    for (name, size) in
        [("hello%20hello", None), ("corpus-archive", Some(5_497_558_138_880_u64)), ("team/app/cli", None)]
    {
        let row = packages.iter().find(|row| row["package"] == name).unwrap();
        assert!(size.is_none_or(|size| row["size"] == size), "{row}");
    }
    assert!(packages.iter().any(|row| is_chinese(row["package"].as_str().unwrap())));
    assert!(packages.iter().any(|row| row["num_versions"].as_u64().unwrap() >= 100));
    assert!(packages.iter().any(|row| row["num_versions"] == 0));
}

#[test]
fn installers_come_from_three_repositories_in_all_states() {
    let rows = SERVER.get("/repos/installers?page_size=1000").rows();
    let repos: BTreeSet<&str> = texts(&rows, "repo").into_iter().collect();
    assert!(repos.into_iter().eq(["community", "edge-lab", "gantry-stable"]));
    for state in ["INSTALLED", "UNINSTALL", "SAME_NAME"] {
        assert!(rows.iter().filter(|row| row["state"] == state).count() > 3, "{state}");
    }
    let versions: usize = rows.iter().map(|row| row["version_list"].as_array().unwrap().len()).sum();
    assert!((290..=350).contains(&versions), "about 320: {versions}");
    let local = |icon: &str| icon.is_empty() || icon.starts_with("data:image/svg+xml;base64,");
    assert!(texts(&rows, "icon").iter().all(|icon| local(icon)));
    assert!(texts(&rows, "icon").iter().filter(|icon| icon.is_empty()).count() > 5);
    let maintainers: Vec<&Value> = rows.iter().flat_map(|row| row["maintainers"].as_array().unwrap()).collect();
    for field in ["email", "url"] {
        let with = maintainers.iter().filter(|one| one[field] != "").count();
        assert!(with > 10 && with + 10 < maintainers.len(), "{field}: {with} of {}", maintainers.len());
    }
    assert!(rows.iter().any(|row| row["maintainers"].as_array().unwrap().is_empty()));
    assert!(rows.iter().any(|row| row["metadata"]["readme"].is_string()));
    assert!(rows.iter().any(|row| is_chinese(row["desc"].as_str().unwrap())));
}

#[test]
fn an_existing_catalogue_is_replaced_in_place() {
    let server = Site::new(plan()).serve();
    assert_eq!(server.repositories("center::self|offset::0|limit::1").header("content-range"), "0-1/1284");
    let smaller = Plan { repositories: 10, packages: 5, versions: 9, installers: 4, ..plan() };
    seed::replace(&server.site.database(), smaller).unwrap();
    // The server that was running all along sees the new rows and counts them anew.
    assert_eq!(server.repositories("center::self|offset::0|limit::1").header("content-range"), "0-1/10");
    assert_eq!(server.get("/v2/manage/packages").rows().len(), 5);
    assert_eq!(server.get("/repos/installers").json()["total"], 4);
    assert_eq!(server.repositories("name::gateway|offset::0|limit::5").header("content-range"), "0-1/1");
}
