//! Whatever a request asks, the answer is an answer: never a 500, never a hung or a broken connection.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::sync::LazyLock;

use common::{Server, Site, encode, plan};
use gantry_server::seed::Plan;
use proptest::prelude::*;

static SERVER: LazyLock<Server> = LazyLock::new(|| {
    Site::new(Plan { repositories: 50, packages: 20, versions: 40, installers: 30, ..plan() }).serve()
});

fn check(path: &str, allowed: &[u16]) {
    let reply = SERVER.get(path);
    assert!(allowed.contains(&reply.status), "{path}: {} {}", reply.status, reply.text());
    if reply.header("content-type") == "application/json" {
        reply.json();
    }
}

#[test]
fn addresses_that_break_careless_programs() {
    let long = "x".repeat(60_000);
    for path in [
        format!("/v2/manage/packages?package_name={long}"),
        format!("/v2/manage/repos?filter=name::{long}|offset::0|limit::1"),
        format!("/repos/installers?key_words={long}"),
        format!("/v2/manage/namespaces/{long}/packages/x/versions"),
        format!("/{long}"),
        "/repos/installers?key_words=%00".to_owned(),
        "/repos/installers?key_words=.%00".to_owned(),
        format!("/repos/installers?key_words={}", "(".repeat(60_000)),
        format!("/repos/installers?key_words=a{}", "%3F".repeat(20_000)),
        format!("/repos/installers?key_words={}", "(a%7C.)".repeat(5_000)),
        "/v2/manage/repos?filter=name::abc%00def|offset::0|limit::1".to_owned(),
        "/v2/manage/namespaces/%00/packages/%00/versions".to_owned(),
        "/v2/manage/packages?&&=&==&%3D=&package_name".to_owned(),
        "/v2/manage/namespaces//packages//versions".to_owned(),
        "/v2//manage/repos".to_owned(),
    ] {
        check(&path, &[200, 400, 404, 414, 431]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_filter(filter in "[a-z:|'\"0-9%\\PC]{0,40}") {
        check(&format!("/v2/manage/repos?filter={}", encode(&filter)), &[200, 400]);
    }

    #[test]
    fn any_values(namespace in "\\PC{0,12}", name in any::<String>(), category in "\\PC{0,8}", offset in any::<u64>(), limit in 0u64..2000) {
        let filter = format!("namespace::{namespace}|name::{name}|category::{category}|offset::{offset}|limit::{limit}");
        check(&format!("/v2/manage/repos?filter={}", encode(&filter)), &[200, 400]);
        check(&format!("/v2/manage/packages?package_name={}&namespace={}", encode(&name), encode(&namespace)), &[200]);
        check(&format!("/v2/manage/namespaces/{}/packages/{}/versions", encode(&namespace), encode(&name)), &[200, 404]);
    }

    #[test]
    fn any_installers_query(words in any::<String>(), number in any::<i64>(), size in "[0-9]{0,5}", order in "(name|version|timestamp|repo|state|[a-z]{0,3})", flag in "(true|f|[a-z]?)") {
        let path = format!("/repos/installers?key_words={}&page_num={number}&page_size={size}&order_by={order}&is_descending={flag}", encode(&words));
        check(&path, &[200, 400]);
        check(&format!("/repos/installers?key_words={}", encode(&words)), &[200]);
    }

    #[test]
    fn any_expression(words in r"[\\+*?{}0-9,\[\]()|^$.#:a-c好iPw&~<=!-]{0,16}") {
        check(&format!("/repos/installers?key_words={}", encode(&words)), &[200]);
    }

    #[test]
    fn any_printable_address(path in "/(v2|repos|a)?/?[!-~&&[^#]]{0,60}") {
        check(&path, &[200, 400, 404]);
    }
}
