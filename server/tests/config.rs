//! `config.json`: the file that is served, and the servers that the page may call because of it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{fs, path::PathBuf};

use common::{Reply, Server, Site, plan};
use gantry_server::seed::Plan;

const TWO: &str = r#"{"connections": [
    {"name": "production", "swr": {"base": "https://swr.example:8443/x", "auth": "x-auth-token"},
     "tkeel": {"base": "/apis/rudder/v1", "auth": "bearer"}, "region": "cn-north-4"},
    {"name": "edge", "tkeel": {"base": "http://10.0.0.1:30707/apis/rudder/v1", "auth": "bearer"}}]}"#;
const POLICY: [&str; 2] = [
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: https:; \
     connect-src 'self'",
    "; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
];

fn site() -> Site {
    Site::new(Plan { repositories: 5, packages: 1, versions: 1, installers: 1, ..plan() })
}

/// A site, and a file that lies outside of its assets.
fn with_file(contents: &str) -> (Site, PathBuf) {
    let site = site();
    // The name says nothing about what it is, and looks like one that never changes.
    let file = site.folder.path().join("production-0123456789abcdef");
    fs::write(&file, contents).unwrap();
    (site, file)
}

fn calls(reply: &Reply) -> String {
    let policy = reply.header("content-security-policy");
    let rest = policy.strip_prefix(POLICY[0]).unwrap_or_else(|| panic!("{policy}"));
    rest.strip_suffix(POLICY[1]).unwrap_or_else(|| panic!("{policy}")).trim_start().to_owned()
}

#[test]
fn the_given_file_stands_in_for_the_one_of_the_folder() {
    for base in ["/", "/a/b/"] {
        let (site, file) = with_file(TWO);
        site.asset("config.json", "{}");
        site.asset("config.json.br", "compressed before, for another file");
        let server = site.serve_config(base, &file);
        let reply = server.get(&format!("{base}config.json"));
        assert_eq!((reply.status, reply.text()), (200, TWO));
        assert_eq!(reply.header("content-type"), "application/json");
        assert_eq!(reply.header("cache-control"), "no-cache");
        let etag = reply.header("etag").to_owned();
        assert_eq!(server.request("GET", &format!("{base}config.json"), &[("If-None-Match", &etag)]).status, 304);
        let head = server.request("HEAD", &format!("{base}config.json"), &[]);
        assert_eq!((head.status, head.header("content-length")), (200, TWO.len().to_string().as_str()));
        let packed = server.request("GET", &format!("{base}config.json"), &[("Accept-Encoding", "br")]);
        assert_eq!(packed.header("content-encoding"), "br");
        assert_ne!(packed.body, b"compressed before, for another file");
    }
}

#[test]
fn every_answer_lets_the_page_call_the_configured_servers() {
    let (site, file) = with_file(TWO);
    let server = site.serve_config("/", &file);
    for path in ["/", "/config.json", "/repositories", "/v2/manage/packages", "/v2/nothing", "/repos/installers"] {
        assert_eq!(calls(&server.get(path)), "http://10.0.0.1:30707 https://swr.example:8443", "{path}");
    }
}

#[test]
fn the_folders_own_file_counts_where_none_is_given() {
    let site = site();
    site.asset("config.json", TWO);
    let server = site.serve();
    assert_eq!(server.get("/config.json").text(), TWO);
    assert_eq!(calls(&server.get("/")), "http://10.0.0.1:30707 https://swr.example:8443");
}

#[test]
fn no_file_is_no_fault_and_not_the_page() {
    let server = site().serve();
    let reply = server.get("/config.json");
    assert_eq!((reply.status, calls(&reply).as_str()), (404, ""));
    assert_eq!(server.get("/config.jso").status, 200, "every other address is the page");
}

#[test]
fn a_broken_file_is_served_as_it_is_and_opens_nothing() {
    for broken in
        ["", "{\n  \"connections\": [}", "<html>", "[1]", "{\"connections\": [{\"swr\": {\"base\": \"https://a\"}}]"]
    {
        let (site, file) = with_file(broken);
        let server = site.serve_config("/", &file);
        let reply = server.get("/config.json");
        assert_eq!((reply.status, reply.text(), calls(&reply).as_str()), (200, broken, ""));
    }
}

#[test]
fn a_changed_file_counts_from_the_next_answer_on() {
    let (site, file) = with_file("{}");
    let server: Server = site.serve_config("/", &file);
    assert_eq!(calls(&server.get("/")), "");
    fs::write(&file, r#"{"users_may_add": true}"#).unwrap();
    let reply = server.get("/config.json");
    assert_eq!((reply.text(), calls(&reply).as_str()), (r#"{"users_may_add": true}"#, "https: http:"));
    fs::write(&file, TWO).unwrap();
    assert_eq!(calls(&server.get("/")), "http://10.0.0.1:30707 https://swr.example:8443");
    fs::remove_file(&file).unwrap();
    let reply = server.get("/config.json");
    assert_eq!((reply.status, calls(&reply).as_str()), (500, ""), "a file that was asked for is not left out silently");
}

#[test]
fn no_text_of_the_file_gets_into_the_header() {
    for base in
        ["https://a; script-src *", "https://a,b", "https://a 'unsafe-inline'", "https://*", "https://a\\r\\nX: y"]
    {
        let (site, file) = with_file(&format!(r#"{{"connections": [{{"swr": {{"base": "{base}"}}}}]}}"#));
        let reply = site.serve_config("/", &file).get("/");
        assert_eq!((calls(&reply).as_str(), reply.header("x")), ("", ""), "{base}");
    }
}
