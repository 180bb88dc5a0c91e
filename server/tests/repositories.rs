//! API 1, `GET /v2/manage/repos`: the filter, paging, the whole list, refusals.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::sync::LazyLock;

use common::{Server, Site, encode, plan};
use serde_json::Value;

static SERVER: LazyLock<Server> = LazyLock::new(|| Site::new(plan()).serve());

fn names(filter: &str) -> Vec<String> {
    let key = |row: &Value| format!("{}/{}", row["namespace"].as_str().unwrap(), row["name"].as_str().unwrap());
    SERVER.repositories(filter).rows().iter().map(key).collect()
}

#[test]
fn a_row_has_every_documented_field_and_no_other() {
    let rows = SERVER.repositories("name::edge-gateway|namespace::platform").rows();
    let row = rows.iter().find(|row| row["name"] == "edge-gateway").unwrap();
    let fields: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    let documented = [
        "category",
        "created_at",
        "description",
        "domain_name",
        "internal_path",
        "is_public",
        "name",
        "namespace",
        "num_download",
        "num_images",
        "path",
        "size",
        "status",
        "tags",
        "updated_at",
        "url",
    ];
    assert_eq!(fields, documented);
    assert_eq!(row["size"], 20_097_747_400_u64);
    assert_eq!(row["path"], "swr.cn-north-4.myhuaweicloud.com/platform/edge-gateway");
    assert_eq!(row["internal_path"], "10.125.0.198:20202/platform/edge-gateway");
    assert_eq!(row["num_images"], row["tags"].as_array().unwrap().len());
    assert!(row["is_public"].is_boolean() && row["status"].is_boolean());
    for instant in ["created_at", "updated_at"] {
        assert!(row[instant].as_str().unwrap().ends_with('Z'), "{}", row[instant]);
    }
}

#[test]
fn paging_tells_its_range_exactly() {
    for (filter, range, rows) in [
        ("center::self|offset::0|limit::25", "0-25/1284", 25),
        ("offset::1275|limit::25", "1275-9/1284", 9),
        ("limit::1|offset::1283", "1283-1/1284", 1),
        ("center::self|offset::1284|limit::25", "1284-0/1284", 0),
        ("center::self|offset::9223372036854775807|limit::1000", "9223372036854775807-0/1284", 0),
        ("center::self|offset::3|limit::1000", "3-1000/1284", 1000),
        ("center::thirdparty|offset::0|limit::25", "0-25/40", 25),
        ("name::no-such-thing|offset::0|limit::25", "0-0/0", 0),
    ] {
        let reply = SERVER.repositories(filter);
        assert_eq!((reply.header("content-range"), reply.rows().len()), (range, rows), "{filter}");
        assert_eq!(reply.header("content-type"), "application/json");
        assert_eq!(reply.header("cache-control"), "no-store");
    }
}

#[test]
fn without_paging_all_rows_come_and_no_range() {
    let reply = SERVER.repositories("center::self");
    assert_eq!(reply.rows().len(), 1284);
    assert!(!reply.headers.contains_key("content-range"));
    let keys = names("center::self");
    let mut sorted: Vec<_> = keys.iter().map(|key| key.split_once('/').unwrap()).collect();
    sorted.sort_unstable();
    assert!(
        keys.iter().eq(sorted.iter().map(|(namespace, name)| format!("{namespace}/{name}")).collect::<Vec<_>>().iter())
    );
    assert_eq!(names("center::thirdparty").len(), 40);
    assert_eq!(names("name::no-such-thing"), Vec::<String>::new());
}

#[test]
fn pages_neither_overlap_nor_leave_out() {
    for filter in ["center::self", "name::api", "category::linux", "name::a|namespace::o", "namespace::web|name::ap"] {
        let all = names(filter);
        let mut paged = Vec::new();
        for page in 0.. {
            let rows = names(&format!("{filter}|offset::{}|limit::7", page * 7));
            if rows.is_empty() {
                break;
            }
            paged.extend(rows);
        }
        assert!(!all.is_empty());
        assert_eq!(paged, all, "{filter}");
    }
}

/// Every filter is compared with what a plain look at all rows finds.
#[test]
fn filters_find_what_they_say() {
    let all: Vec<Value> = SERVER.repositories("center::self").rows();
    let holds = |row: &Value, field: &str, part: &str| {
        row[field].as_str().unwrap().to_lowercase().contains(&part.to_lowercase())
    };
    for (namespace, name, category) in [
        ("", "gateway", ""),
        ("", "GateWay", ""),
        ("", "a", ""),
        ("", "ap", ""),
        ("", "-", ""),
        ("", "/", ""),
        ("", "team/app/web", ""),
        ("", "数据清洗", ""),
        ("", "检测", ""),
        ("", "产", ""),
        ("", "%", ""),
        ("", "_", ""),
        ("", "\"", ""),
        ("", "'; DROP TABLE repositories; --", ""),
        ("", "name : x* OR", ""),
        ("platform", "", ""),
        ("PLAT", "", ""),
        ("智能", "", ""),
        ("智能制造", "视觉", ""),
        ("o", "", ""),
        ("", "", "linux"),
        ("", "", "lin"),
        ("", "", "Linux"),
        ("", "", "other"),
        ("data", "api", "app_server"),
        ("we", "ui", ""),
        ("web", "ui", "app_server"),
    ] {
        let mut items = vec!["center::self".to_owned()];
        for (key, value) in [("namespace", namespace), ("name", name), ("category", category)] {
            if !value.is_empty() {
                items.push(format!("{key}::{value}"));
            }
        }
        let filter = items.join("|");
        let expected: Vec<&Value> = all
            .iter()
            .filter(|row| holds(row, "namespace", namespace) && holds(row, "name", name))
            .filter(|row| category.is_empty() || row["category"] == category)
            .collect();
        assert_eq!(SERVER.repositories(&filter).rows().iter().collect::<Vec<_>>(), expected, "{filter}");
        let paged = SERVER.repositories(&format!("{filter}|offset::1|limit::5"));
        let window: Vec<_> = expected.iter().skip(1).take(5).copied().collect();
        assert_eq!(paged.header("content-range"), format!("1-{}/{}", window.len(), expected.len()), "{filter}");
        assert_eq!(paged.rows().iter().collect::<Vec<_>>(), window, "{filter}");
    }
}

#[test]
fn a_dollar_in_a_name_may_stand_for_a_slash() {
    for (dollar, slash) in [
        ("name::team$app$web", "name::team/app/web"),
        ("name::TEAM$app/w", "name::team/app/w"),
        ("name::$", "name::/"),
        ("name::m$a|namespace::plat", "name::m/a|namespace::plat"),
        ("name::$模|category::other", "name::/模|category::other"),
    ] {
        let found = names(slash);
        assert_eq!(names(dollar), found, "{dollar}");
        let page = SERVER.repositories(&format!("{dollar}|offset::0|limit::1000"));
        assert_eq!(page.header("content-range"), format!("0-{0}/{0}", found.len()), "{dollar}");
    }
    assert!(names("name::team$app$web").contains(&"platform/team/app/web".to_owned()));
    assert_eq!(names("namespace::plat$form"), Vec::<String>::new(), "in names only");
}

#[test]
fn quotes_around_the_filter_are_accepted_in_every_encoding() {
    let expected = SERVER.repositories("center::self|name::api|offset::0|limit::3").text().to_owned();
    for filter in [
        "'center::self|name::api|offset::0|limit::3'".to_owned(),
        "center::self|name::api|offset::0|limit::3".to_owned(),
        "%22center::self|name::api|offset::0|limit::3%22".to_owned(),
        encode("'limit::3|offset::0|name::api'"),
        encode("\"limit::3|offset::0|name::api\""),
    ] {
        let reply = SERVER.get(&format!("/v2/manage/repos?filter={filter}"));
        assert_eq!((reply.status, reply.text()), (200, expected.as_str()), "{filter}");
    }
}

#[test]
fn malformed_requests_are_refused_with_a_reason() {
    let filter = |text: &str| format!("?filter={}", encode(text));
    for (query, code, reason) in [
        (String::new(), "4001036", "at least one"),
        ("?filter=".to_owned(), "4001036", "at least one"),
        ("?limit=10&offset=0".to_owned(), "4001036", "at least one"),
        (filter("''"), "4001036", "at least one"),
        (filter("center::else"), "4001035", "center"),
        (filter("center"), "4001035", "center"),
        (filter("colour::red"), "4001035", "colour"),
        (filter("name::a|name::b"), "4001035", "name"),
        (filter("name::a|"), "4001035", "key::value"),
        (filter("name::a::b"), "4001035", "::"),
        (filter("offset::0"), "4000056", "limit"),
        (filter("limit::10"), "4000056", "offset"),
        (filter("offset::0|limit::0"), "4000056", "limit"),
        (filter("offset::0|limit::1001"), "4000056", "1000"),
        (filter("offset::x|limit::1"), "4000056", "offset"),
        (filter("offset::-1|limit::1"), "4000056", "offset"),
        (filter("offset::0|limit::1.5"), "4000056", "limit"),
        (filter("offset::99999999999999999999|limit::1"), "4000056", "offset"),
        ("?filter=center::self&filter=name::a".to_owned(), "4001035", "more than once"),
        ("?filter=%zz".to_owned(), "4001035", "%"),
        ("?filter=%ff".to_owned(), "4001035", "UTF-8"),
    ] {
        let reply = SERVER.get(&format!("/v2/manage/repos{query}"));
        let body = reply.json();
        let error = &body[0];
        assert_eq!(reply.status, 400, "{query}");
        assert_eq!(reply.header("content-type"), "application/json");
        assert_eq!(error["errorCode"], format!("SVCSTG.SWR.{code}"), "{query}");
        assert!(error["errorMessage"].as_str().unwrap().contains(reason), "{query}: {error}");
        assert_eq!(error["detail"], "");
        assert_eq!((body.as_array().unwrap().len(), error.as_object().unwrap().len()), (1, 3));
    }
}

#[test]
fn unknown_parameters_are_ignored() {
    let reply = SERVER.get("/v2/manage/repos?x=%ff1&filter=center::self|offset::0|limit::1&x=2&filters=");
    assert_eq!(reply.rows().len(), 1);
}

#[test]
fn head_answers_like_get_without_a_body() {
    let reply = SERVER.request("HEAD", "/v2/manage/repos?filter=center::self|offset::0|limit::3", &[]);
    assert_eq!((reply.status, reply.header("content-range"), reply.body.len()), (200, "0-3/1284", 0));
}
