//! API 4, `GET /repos/installers`: paging, orders, key words, states, refusals.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{cmp::Ordering, collections::HashMap, sync::LazyLock};

use base64::{Engine, prelude::BASE64_STANDARD};
use catalog::{
    Page, Total,
    order::compare_versions,
    query::{Answer, Column, InstallerColumn, Installers, ListQuery, Listing, words::escaped},
    wire::installer,
};
use common::{Reply, Server, Site, encode, plan};
use gantry_server::seed::Plan;
use serde_json::Value;

static SERVER: LazyLock<Server> = LazyLock::new(|| Site::new(plan()).serve());

fn list(query: &str) -> Reply {
    SERVER.get(&format!("/repos/installers?{query}"))
}

fn all() -> Vec<Value> {
    list("page_size=1000").rows()
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap()
}

#[test]
fn rows_have_every_documented_field_and_no_other() {
    let reply = list("page_size=1000");
    let body = reply.json();
    let fields: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["brief_installers", "installed_num", "page_num", "page_size", "total"]);
    assert_eq!((reply.header("content-type"), reply.header("cache-control")), ("application/json", "no-store"));
    let documented = [
        "annotations",
        "desc",
        "icon",
        "maintainers",
        "metadata",
        "name",
        "repo",
        "state",
        "timestamp",
        "version",
        "version_list",
    ];
    for row in all() {
        assert_eq!(row.as_object().unwrap().keys().collect::<Vec<_>>(), documented);
        assert!(text(&row, "timestamp").parse::<u64>().unwrap() > 0);
        assert!(["UNINSTALL", "INSTALLED", "SAME_NAME"].contains(&text(&row, "state")));
        for value in row["annotations"].as_object().unwrap().values() {
            assert!(value.is_string());
        }
        for value in row["metadata"].as_object().unwrap().values() {
            String::from_utf8(BASE64_STANDARD.decode(value.as_str().unwrap()).unwrap()).unwrap();
        }
        for maintainer in row["maintainers"].as_array().unwrap() {
            assert_eq!(maintainer.as_object().unwrap().keys().collect::<Vec<_>>(), ["email", "name", "url"]);
        }
        let versions = row["version_list"].as_array().unwrap();
        assert!(versions.iter().any(|entry| entry["version"] == row["version"]));
        for entry in versions {
            assert_eq!(entry.as_object().unwrap().keys().collect::<Vec<_>>(), ["create_time", "version"]);
            assert!(text(entry, "create_time").parse::<u64>().unwrap() > 0);
        }
        let ordered =
            |pair: &[Value]| compare_versions(text(&pair[0], "version"), text(&pair[1], "version")) == Ordering::Less;
        assert!(versions.windows(2).all(ordered), "newest first");
    }
}

#[test]
fn pages_count_from_one_and_hold_twenty() {
    for (query, rows, number, size) in [
        ("", 20, 1, 20),
        ("page_num=5", 16, 5, 20),
        ("page_num=6", 0, 6, 20),
        ("page_num=2147483647&page_size=1000", 0, 2_147_483_647, 1000),
        ("page_size=7&page_num=14", 5, 14, 7),
        ("page_size=1000", 96, 1, 1000),
    ] {
        let body = list(query).json();
        assert_eq!(body["brief_installers"].as_array().unwrap().len(), rows, "{query}");
        assert_eq!((&body["page_num"], &body["page_size"]), (&number.into(), &size.into()), "{query}");
        assert_eq!(body["total"], 96, "{query}");
    }
}

fn state_rank(row: &Value) -> usize {
    ["INSTALLED", "SAME_NAME", "UNINSTALL"].iter().position(|state| *state == text(row, "state")).unwrap()
}

/// Oldest first where the dashboard's order is newest first.
fn by_version(a: &Value, b: &Value) -> Ordering {
    compare_versions(text(b, "version"), text(a, "version"))
}

#[test]
fn every_order_is_total_and_reversible() {
    let all = all();
    type Compare = fn(&Value, &Value) -> Ordering;
    let orders: [(&str, Compare); 5] = [
        ("name", |a, b| text(a, "name").cmp(text(b, "name")).then_with(|| by_version(a, b))),
        ("version", by_version),
        ("timestamp", |a, b| text(a, "timestamp").cmp(text(b, "timestamp"))),
        ("repo", |a, b| text(a, "repo").cmp(text(b, "repo"))),
        ("state", |a, b| state_rank(a).cmp(&state_rank(b))),
    ];
    let tie =
        |a: &Value, b: &Value| text(a, "repo").cmp(text(b, "repo")).then_with(|| text(a, "name").cmp(text(b, "name")));
    for (order, compare) in orders {
        let mut expected = all.clone();
        expected.sort_by(|a, b| compare(a, b).then_with(|| tie(a, b)));
        assert_eq!(list(&format!("page_size=1000&order_by={order}")).rows(), expected, "{order}");
        assert_eq!(list(&format!("page_size=1000&order_by={order}&is_descending=false")).rows(), expected, "{order}");
        let mut paged = Vec::new();
        for page in 1..=14 {
            paged.extend(list(&format!("page_size=7&order_by={order}&page_num={page}")).rows());
        }
        assert_eq!(paged, expected, "{order}, page by page");
        expected.reverse();
        assert_eq!(
            list(&format!("page_size=1000&order_by={order}&is_descending=true")).rows(),
            expected,
            "{order} reversed"
        );
    }
    assert_eq!(list("page_size=1000&order_by=name").rows(), all, "the default order");
    assert_eq!(list("page_size=1000&order_by=").rows(), all);
}

/// The dashboard looks whether a server orders as it is asked to; of this one it must never think that it does not.
#[test]
fn the_dashboard_finds_every_order_kept() {
    let server = Site::new(Plan { installers: 1000, ..plan() }).serve();
    for column in InstallerColumn::ALL {
        for sign in ["", "-"] {
            for filters in ["", "&installed=true", "&key_words=console"] {
                for page in 1..=5 {
                    let search = format!("size=200&page={page}&sort={sign}{}{filters}", column.as_str());
                    let query = ListQuery::<Installers>::from_search(&search);
                    let reply = server.get(&format!("/{}", query.request().unwrap().target()));
                    let rows: Vec<_> =
                        reply.rows().iter().map(|row| installer(row.to_string().as_bytes()).unwrap()).collect();
                    let total = Total::Exact(reply.json()["total"].as_u64().unwrap());
                    let expected = Page {
                        indices: (0..).take(rows.len()).collect(),
                        offset: (page - 1) * 200,
                        total,
                        notes: Vec::new(),
                    };
                    let shown = Installers::arrange(&query, &Answer { rows, total, ..Answer::default() });
                    assert_eq!(shown, expected, "{search}");
                }
            }
        }
    }
}

fn holds(row: &Value, words: &str) -> bool {
    let folded = words.to_lowercase();
    ["name", "desc"].iter().any(|field| text(row, field).to_lowercase().contains(&folded))
}

#[test]
fn key_words_may_be_an_expression_for_the_name() {
    let all = all();
    for expression in [
        "^iot",
        "-broker$",
        "^[a-c].*(er|or)$",
        "BRO.ER",
        "console-(portal|[x-z])",
        r"\d",
        r"^\w+$",
        "设.孪生",
        "a|设备",
        r"a\-b",
        "gb.t",
        ".",
        "^",
        "x*",
        "(?-i)broker",
        "[^\n]{9}",
        "e{2}|no such thing",
    ] {
        let matches = regex::RegexBuilder::new(expression).case_insensitive(true).build().unwrap();
        let found: Vec<&Value> =
            all.iter().filter(|row| matches.is_match(text(row, "name")) || holds(row, expression)).collect();
        let installed = found.iter().filter(|row| row["state"] == "INSTALLED").count();
        for order in ["name", "timestamp"] {
            let mut paged = Vec::new();
            for page in 1..=found.len().div_ceil(7) + 1 {
                let query = format!("page_size=7&page_num={page}&order_by={order}&key_words={}", encode(expression));
                let body = list(&query).json();
                assert_eq!(
                    (&body["total"], &body["installed_num"]),
                    (&found.len().into(), &installed.into()),
                    "{query}"
                );
                paged.extend(body["brief_installers"].as_array().unwrap().clone());
            }
            let in_order = list(&format!("page_size=1000&order_by={order}")).rows();
            let expected: Vec<&Value> = in_order.iter().filter(|row| found.contains(row)).collect();
            assert_eq!(paged.iter().collect::<Vec<_>>(), expected, "{expression}");
        }
        let body = list(&format!("page_size=1000&installed=true&key_words={}", encode(expression))).json();
        assert_eq!(body["brief_installers"].as_array().unwrap().len(), installed, "{expression}");
    }
    let found = |words: &str| list(&format!("page_size=1000&key_words={}", encode(words))).rows().len();
    assert!(found("sign.in") == 0 && found("sign-in") > 0, "descriptions are not matched");
}

#[test]
fn key_words_are_parts_of_name_or_description_in_any_case() {
    let all = all();
    for words in [
        "broker",
        "BROKER",
        "设备",
        "设",
        "设备孪生的消息",
        "e",
        "ab",
        "gb/t",
        "%",
        "_",
        "\"",
        "'",
        "*",
        "(",
        "[",
        "c++",
        "\\",
        "console-portal",
        "no such thing",
        "a b",
        ": routes",
        "\0ab",
    ] {
        let found: Vec<&Value> = all.iter().filter(|row| holds(row, words)).collect();
        let escaped = list(&format!("page_size=1000&key_words={}", encode(&escaped(words))));
        assert_eq!(escaped.rows().iter().collect::<Vec<_>>(), found, "{words:?} escaped, as the dashboard sends it");
        let installed = found.iter().filter(|row| row["state"] == "INSTALLED").count();
        let body = list(&format!("page_size=1000&key_words={}", encode(words))).json();
        assert_eq!(body["brief_installers"].as_array().unwrap().iter().collect::<Vec<_>>(), found, "{words:?}");
        assert_eq!((&body["total"], &body["installed_num"]), (&found.len().into(), &installed.into()), "{words:?}");
        let body = list(&format!("page_size=1000&installed=true&key_words={}", encode(words))).json();
        assert_eq!(body["brief_installers"].as_array().unwrap().len(), installed, "{words:?}");
        assert_eq!((&body["total"], &body["installed_num"]), (&installed.into(), &installed.into()), "{words:?}");
    }
    assert_eq!(list("key_words=").json()["total"], 96);
    assert_eq!(list("key_words=%20+").json()["total"], 96, "blanks around the words do not count");
}

#[test]
fn booleans_come_in_every_spelling() {
    let installed = all().iter().filter(|row| row["state"] == "INSTALLED").count();
    assert!((30..60).contains(&installed), "{installed}");
    for spelling in ["1", "t", "T", "TRUE", "true", "True"] {
        let body = list(&format!("page_size=1000&installed={spelling}")).json();
        assert_eq!((&body["total"], &body["installed_num"]), (&installed.into(), &installed.into()));
        assert!(body["brief_installers"].as_array().unwrap().iter().all(|row| row["state"] == "INSTALLED"));
    }
    for spelling in ["0", "f", "F", "FALSE", "false", "False"] {
        let body = list(&format!("page_size=1000&installed={spelling}")).json();
        assert_eq!((&body["total"], &body["installed_num"]), (&96.into(), &installed.into()));
    }
}

#[test]
fn a_name_is_installed_once_and_its_namesakes_say_so() {
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for row in all() {
        names.entry(text(&row, "name").to_owned()).or_default().push(state_rank(&row));
    }
    assert!(names.values().any(|states| states.len() > 1 && states.contains(&0) && states.contains(&1)));
    for (name, states) in names {
        let installed = states.iter().filter(|state| **state == 0).count();
        assert!(installed <= 1, "{name}");
        assert_eq!(states.contains(&1), installed == 1 && states.len() > 1, "{name}");
    }
    // Some installed ones are not the newest.
    assert!(all().iter().any(|row| row["state"] == "INSTALLED" && row["version"] != row["version_list"][0]["version"]));
}

#[test]
fn malformed_requests_are_refused_with_a_reason() {
    for (query, reason) in [
        ("page_num=0", "page_num"),
        ("page_num=", "page_num"),
        ("page_num=-1", "page_num"),
        ("page_num=one", "page_num"),
        ("page_num=1.5", "page_num"),
        ("page_num=2147483648", "page_num"),
        ("page_num=99999999999999999999999999", "page_num"),
        ("page_size=0", "page_size"),
        ("page_size=1001", "page_size"),
        ("page_size=", "page_size"),
        ("order_by=size", "order_by"),
        ("order_by=NAME", "order_by"),
        ("order_by=name;drop", "order_by"),
        ("is_descending=yes", "is_descending"),
        ("is_descending=", "is_descending"),
        ("installed=2", "installed"),
        ("installed=", "installed"),
        ("page_num=1&page_num=1", "more than once"),
        ("key_words=%ff", "UTF-8"),
        ("key_words=%", "%"),
    ] {
        let reply = list(query);
        let body = reply.json();
        assert_eq!((reply.status, reply.header("content-type")), (400, "application/json"), "{query}");
        assert_eq!(body.as_object().unwrap().keys().collect::<Vec<_>>(), ["code", "details", "message"]);
        assert_eq!((&body["code"], &body["details"]), (&3.into(), &Value::Array(Vec::new())));
        let message = text(&body, "message");
        assert!(message.starts_with("INVALID_ARGUMENT: ") && message.contains(reason), "{query}: {message}");
    }
    assert_eq!(list("pageNum=x&foo=1&foo=2&installed=f").json()["total"], 96, "unknown parameters are ignored");
}
