//! `serve --faults`: the four APIs once more, each time with one fault.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{
    io::Read,
    net::TcpStream,
    time::{Duration, Instant},
};

use common::{Reply, Server, Site, plan};
use gantry_server::seed::Plan;
use serde_json::Value;

const LISTS: [&str; 4] =
    ["v2/manage/repos?filter=center%3A%3Aself", "v2/manage/packages", VERSIONS, "repos/installers"];
const VERSIONS: &str = "v2/manage/namespaces/iot-edge/packages/edge-agent/versions";
const KINDS: [&str; 14] = [
    "slow",
    "stalled",
    "broken",
    "cut",
    "cors",
    "refused",
    "unauthorized",
    "forbidden",
    "absent",
    "limited",
    "error",
    "malformed",
    "bad-rows",
    "quirks",
];

fn site() -> Site {
    Site::new(Plan { repositories: 60, packages: 30, versions: 200, installers: 50, ..plan() })
}

fn server() -> Server {
    site().serve_faults("/", None)
}

/// The addresses of the four lists below a fault.
fn lists(kind: &str) -> [String; 4] {
    LISTS.map(|list| format!("/faults/{kind}/{list}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value}"))
}

/// Everything that comes, until the connection ends or nothing has come for a second; and whether it ended.
fn read(mut stream: TcpStream) -> (String, bool) {
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let (mut all, mut buffer) = (Vec::new(), [0; 4096]);
    let ended = loop {
        match stream.read(&mut buffer) {
            Ok(0) => break true,
            Ok(count) => all.extend_from_slice(&buffer[..count]),
            Err(error) => break !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
        }
    };
    (String::from_utf8(all).unwrap(), ended)
}

/// The connections that `config.json` names.
fn connections(server: &Server, base: &str) -> Vec<Value> {
    let reply = server.get(&format!("{base}config.json"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["connections"].as_array().unwrap().clone()
}

#[test]
fn without_the_option_there_is_none_of_it() {
    let site = site();
    site.asset("config.json", "{\"connections\": []}");
    let server = site.serve();
    assert_eq!(server.get("/config.json").text(), "{\"connections\": []}");
    for address in KINDS.iter().flat_map(|kind| lists(kind)) {
        let reply = server.get(&address);
        assert_eq!((reply.status, reply.text()), (200, common::PAGE), "{address} is the page, as every other address");
    }
}

#[test]
fn the_healthy_lists_stay_healthy() {
    let server = server();
    for list in LISTS {
        assert!(!server.get(&format!("/{list}")).rows().is_empty(), "{list}");
    }
    assert_eq!(server.get("/faults/nosuch/v2/manage/repos").text(), common::PAGE);
}

#[test]
fn the_configuration_leads_to_each_fault() {
    for base in ["/", "/a/b/"] {
        for config in [None, Some("{}"), Some("{\"connections\": [], \"title\": \"Demo\"}")] {
            let site = site();
            if let Some(config) = config {
                site.asset("config.json", config);
            }
            let server = site.serve_faults(base, None);
            let all = connections(&server, base);
            assert_eq!((text(&all[0]["name"]), text(&all[0]["swr"]["base"])), ("Healthy", ""));
            let bases: Vec<&str> = all[1..].iter().map(|one| text(&one["swr"]["base"])).collect();
            let origin = |kind| if kind == "cors" { common::ELSEWHERE } else { "" };
            assert_eq!(bases, KINDS.map(|kind| format!("{}{base}faults/{kind}", origin(kind))));
            for one in &all[1..] {
                assert!(text(&one["name"]).starts_with("Fault: "), "{one}");
                assert_eq!((&one["swr"]["auth"], &one["tkeel"]["auth"]), (&"x-auth-token".into(), &"bearer".into()));
                assert_eq!(one["swr"]["base"], one["tkeel"]["base"]);
            }
            let forbidden = server.get(&format!("{}/{}", bases[7], LISTS[0]));
            assert_eq!(forbidden.status, 403, "the addresses are those that answer");
        }
    }
}

#[test]
fn the_page_may_call_the_other_origin_which_answers_without_a_word_to_the_page() {
    let server = server();
    let reply = server.get("/");
    let policy = reply.header("content-security-policy");
    assert!(policy.contains(&format!("connect-src 'self' {};", common::ELSEWHERE)), "{policy}");
    for list in lists("cors") {
        let reply = server.request("GET", &list, &[("Origin", "http://127.0.0.1")]);
        assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, ""), "{list}");
    }
    assert!(!site().serve().get("/").header("content-security-policy").contains("http://"));
}

#[test]
fn a_broken_configuration_is_served_as_it_is() {
    let site = site();
    site.asset("config.json", "{\n  \"connections\": [}");
    let reply = site.serve_faults("/", None).get("/config.json");
    assert_eq!((reply.status, reply.text()), (200, "{\n  \"connections\": [}"));
}

#[test]
fn refusals_are_what_gateways_and_servers_write() {
    let server = server();
    for (kind, status, swr, rpc) in [
        ("refused", 400, "SVCSTG.SWR.4000001", "3"),
        ("unauthorized", 401, "SVCSTG.SWR.4010000", "16"),
        ("forbidden", 403, "SVCSTG.SWR.4030170", "7"),
        ("absent", 404, "APIGW.0101", "APIGW.0101"),
        ("limited", 429, "APIGW.0308", "APIGW.0308"),
        ("error", 500, "SVCSTG.SWR.5000001", "13"),
    ] {
        for address in lists(kind) {
            let reply = server.get(&address);
            assert_eq!((reply.status, reply.header("content-type")), (status, "application/json"), "{address}");
            assert_eq!(reply.header("cache-control"), "no-store");
            let body = reply.json();
            let one = body.get(0).unwrap_or(&body);
            let code = one.get("errorCode").or(one.get("error_code")).or(one.get("code")).unwrap();
            let code = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
            assert_eq!(code, if address.ends_with("installers") { rpc } else { swr }, "{address}");
            let retry_after = if kind == "limited" { "30" } else { "" };
            assert_eq!(reply.header("retry-after"), retry_after, "{address}");
            assert_eq!(reply.header("x-request-id").is_empty(), kind != "error", "{address}");
            assert_eq!(server.get(&address).body, reply.body, "the same each time");
        }
    }
}

#[test]
fn a_token_does_not_help_where_one_is_asked_for() {
    let server = server();
    let headers = [("X-Auth-Token", "any"), ("Authorization", "Bearer any")];
    for address in lists("unauthorized") {
        assert_eq!(server.request("GET", &address, &headers).status, 401, "{address}");
    }
}

#[test]
fn a_page_of_html_comes_as_if_all_were_well() {
    let server = server();
    for address in lists("malformed") {
        let reply = server.get(&address);
        assert_eq!((reply.status, reply.header("content-type")), (200, "text/html; charset=utf-8"), "{address}");
        assert!(reply.text().starts_with("<!doctype html>"));
    }
}

#[test]
fn slow_is_right_in_the_end() {
    let server = server();
    let address = &lists("slow")[3];
    let start = Instant::now();
    let slow = server.get(address);
    assert!(start.elapsed() > Duration::from_secs(3), "{:?}", start.elapsed());
    assert_eq!(slow.body, server.get("/repos/installers").body);
}

#[test]
fn stalled_and_broken_begin_well() {
    let server = server();
    for (kind, ends) in [("stalled", false), ("broken", true)] {
        for address in lists(kind) {
            // Compression would hide where the body stops.
            let (answer, ended) = read(server.send("GET", &address, &[("Accept-Encoding", "br, gzip")]));
            let (head, body) = answer.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with("HTTP/1.1 200"), "{address}: {head}");
            assert!(head.contains("transfer-encoding: chunked") && !head.contains("content-encoding"), "{head}");
            assert!(body.len() > 500 && !body.ends_with("0\r\n\r\n"), "{address}: {} bytes", body.len());
            assert_eq!(ended, ends, "{address}");
        }
    }
}

#[test]
fn nothing_is_held_from_others_by_what_has_stalled() {
    // Longer than what waits for a client beside the catalogue, and more of them than it has connections for lists.
    let site = Site::new(Plan { repositories: 5, packages: 3000, versions: 3000, installers: 5, ..plan() });
    let server = site.serve_faults("/", None);
    let mut open: Vec<TcpStream> =
        (0..80).map(|_| server.send("GET", "/faults/stalled/v2/manage/packages", &[])).collect();
    for stream in &mut open {
        let mut start = [0; 12];
        stream.read_exact(&mut start).unwrap();
        assert_eq!(&start, b"HTTP/1.1 200");
    }
    assert_eq!(server.get("/v2/manage/packages").rows().len(), 3000);
}

#[test]
fn cut_ends_properly_in_the_middle() {
    let server = server();
    for (list, address) in LISTS.iter().zip(lists("cut")) {
        let (reply, healthy) = (server.get(&address), server.get(&format!("/{list}")));
        assert_eq!(reply.status, 200);
        assert_eq!(reply.body, healthy.body[..healthy.body.len() / 2], "{address}");
    }
}

#[test]
fn one_row_in_ten_is_broken_and_the_others_are_not() {
    let server = server();
    for (list, address) in LISTS.iter().zip(lists("bad-rows")) {
        let (rows, healthy) = (server.get(&address).rows(), server.get(&format!("/{list}")).rows());
        assert_eq!(rows.len(), healthy.len());
        for (index, (row, healthy)) in rows.iter().zip(&healthy).enumerate() {
            assert_eq!(row == healthy, index % 10 != 1, "{address}: row {index} is {row}");
        }
        assert!(rows.len() > 1, "{address} has a row to break");
    }
    let (spoiled, healthy) = (server.get("/faults/bad-rows/repos/installers"), server.get("/repos/installers"));
    assert_eq!(spoiled.json()["total"], healthy.json()["total"]);
}

#[test]
fn odd_answers_ignore_the_order_repeat_a_row_and_tell_no_total() {
    let server = server();
    let installers = "/faults/quirks/repos/installers?page_num=1&page_size=25";
    let plain = server.get(installers);
    assert_eq!(server.get(&format!("{installers}&order_by=repo&is_descending=true")).body, plain.body);
    for address in lists("quirks") {
        let rows = server.get(&address).rows();
        assert!(rows.len() > 1 && rows.first() == rows.last(), "{address}");
    }
    let page = "v2/manage/repos?filter=center%3A%3Aself%7Coffset%3A%3A0%7Climit%3A%3A25";
    let total = |reply: &Reply| reply.header("content-range").to_owned();
    assert_eq!(total(&server.get(&format!("/{page}"))), "0-25/60");
    assert_eq!(total(&server.get(&format!("/faults/quirks/{page}"))), "");
}

#[test]
fn what_is_wrong_with_a_request_is_told_as_ever() {
    let server = server();
    for kind in ["stalled", "broken", "cut", "bad-rows", "quirks"] {
        assert_eq!(server.get(&format!("/faults/{kind}/repos/installers?page_num=0")).status, 400, "{kind}");
        assert_eq!(server.request("POST", &format!("/faults/{kind}/repos/installers"), &[]).status, 405, "{kind}");
        let head = server.request("HEAD", &format!("/faults/{kind}/v2/manage/packages"), &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{kind}");
    }
}

#[test]
fn rows_are_shown_to_those_with_the_token_only() {
    let server = site().serve_faults("/", Some("open-sesame"));
    for kind in ["slow", "stalled", "broken", "cut", "bad-rows", "quirks"] {
        for address in lists(kind).iter().skip(if kind == "slow" { 3 } else { 0 }) {
            assert_eq!(server.get(address).status, 401, "{address}");
        }
        let with_token =
            server.request("GET", &format!("/faults/{kind}/v2/nothing"), &[("X-Auth-Token", "open-sesame")]);
        assert_eq!(with_token.status, 404, "{kind}");
    }
}
