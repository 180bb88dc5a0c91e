//! Base path, token, large headers, compression of API answers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{io::Read, sync::LazyLock};

use common::{Server, Site, plan};

const TOKEN: &str = "s3cret-token";

static BELOW: LazyLock<Server> = LazyLock::new(|| {
    let site = Site::new(plan());
    site.asset("boot.js", "boot()");
    site.asset("index.html.br", "the page as it was before it got its base");
    site.serve_with("/a/b/", None)
});
static GUARDED: LazyLock<Server> = LazyLock::new(|| Site::new(plan()).serve_with("/", Some(TOKEN)));

#[test]
fn everything_is_below_the_base() {
    let based = r#"<!doctype html><html><head><base href="/a/b/"><title>Gantry</title></head></html>"#;
    for path in ["/a/b/", "/a/b/index.html", "/a/b/repositories", "/a/b/packages/x/y/versions", "/a/b/a/b/"] {
        assert_eq!(BELOW.get(path).text(), based, "{path}");
    }
    let page = BELOW.request("GET", "/a/b/", &[("Accept-Encoding", "br")]);
    let mut text = String::new();
    match page.header("content-encoding") {
        "br" => drop(brotli::Decompressor::new(&page.body[..], 4096).read_to_string(&mut text).unwrap()),
        _ => page.text().clone_into(&mut text),
    }
    assert_eq!(text, based, "a sibling of the build has the wrong base");
    assert_eq!(BELOW.get("/a/b/boot.js").text(), "boot()");
    assert_eq!(BELOW.get("/a/b/v2/manage/packages?package_name=hello").rows().len(), 1);
    assert_eq!(BELOW.get("/a/b/v2/manage/namespaces/platform/packages/hello%2520hello/versions").rows().len(), 1);
    assert_eq!(BELOW.get("/a/b/repos/installers").rows().len(), 20);
    let range = BELOW.get("/a/b/v2/manage/repos?filter=center::self|offset::0|limit::1");
    assert_eq!(range.header("content-range"), "0-1/1284");
    assert_eq!(BELOW.get("/a/b/v2/nothing").status, 404);
}

#[test]
fn outside_the_base_is_nothing_and_the_bare_base_redirects() {
    for path in ["/", "/a", "/a/", "/a/bc", "/boot.js", "/v2/manage/packages", "/repos/installers", "/index.html"] {
        let reply = BELOW.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
    }
    for (path, target) in [("/a/b", "/a/b/"), ("/a/b?x=1", "/a/b/?x=1")] {
        let reply = BELOW.get(path);
        assert_eq!((reply.status, reply.header("location")), (308, target));
    }
}

#[test]
fn a_token_is_asked_for_where_one_is_set() {
    let status = |path: &str, headers: &[(&str, &str)]| GUARDED.request("GET", path, headers).status;
    for path in ["/v2/manage/repos?filter=center::self|offset::0|limit::1", "/v2/manage/packages", "/repos/installers"]
    {
        for headers in [
            [("X-Auth-Token", TOKEN)],
            [("x-auth-token", TOKEN)],
            [("Authorization", "Bearer s3cret-token")],
            [("authorization", "bearer s3cret-token")],
        ] {
            assert_eq!(status(path, &headers), 200, "{path} {headers:?}");
        }
        for headers in [
            &[][..],
            &[("X-Auth-Token", "")],
            &[("X-Auth-Token", "s3cret-toke")],
            &[("X-Auth-Token", "s3cret-token2")],
            &[("X-Auth-Token", "S3CRET-TOKEN")],
            &[("X-Auth-Token", "Bearer s3cret-token")],
            &[("Authorization", "s3cret-token")],
            &[("Authorization", "Basic s3cret-token")],
            &[("Authorization", "Bearer")],
            &[("Authorization", "Bearer other")],
            &[("Authorization", "Bearer \u{7f}")],
            &[("Cookie", "X-Auth-Token=s3cret-token")],
        ] {
            let reply = GUARDED.request("GET", path, headers);
            if headers.iter().any(|(_, value)| value.contains('\u{7f}')) {
                assert_eq!(reply.status, 400, "no header at all");
                continue;
            }
            assert_eq!((reply.status, reply.header("content-type")), (401, "application/json"), "{path} {headers:?}");
            assert_eq!(reply.header("www-authenticate"), "Bearer");
            let body = reply.json();
            if path.starts_with("/repos") {
                assert_eq!((&body["code"], &body["details"]), (&16.into(), &serde_json::json!([])));
            } else {
                assert_eq!(body[0]["errorCode"], "SVCSTG.SWR.4010000");
            }
            assert!(!reply.text().contains("s3cret"));
        }
        // One right credential is enough, whichever it is.
        assert_eq!(status(path, &[("X-Auth-Token", TOKEN), ("Authorization", "Bearer other")]), 200);
        assert_eq!(status(path, &[("X-Auth-Token", "other"), ("Authorization", "Bearer s3cret-token")]), 200);
    }
    assert_eq!(status("/v2/nothing", &[]), 401, "what exists is nobody's business");
    for path in ["/", "/repositories", "/index.html"] {
        assert_eq!(status(path, &[]), 200, "{path} needs no token");
    }
}

#[test]
fn headers_may_be_as_large_as_real_tokens() {
    let large = "t".repeat(64 << 10);
    let path = "/v2/manage/packages?package_name=hello";
    assert_eq!(BELOW.request("GET", &format!("/a/b{path}"), &[("X-Auth-Token", &large)]).status, 200);
    assert_eq!(GUARDED.request("GET", path, &[("X-Auth-Token", &large)]).status, 401);
    let server = Site::new(plan()).serve_with("/", Some(&large));
    assert_eq!(server.request("GET", path, &[("X-Auth-Token", &large)]).status, 200);
}

#[test]
fn api_answers_are_compressed_as_the_client_wishes() {
    for path in
        ["/a/b/v2/manage/repos?filter=center::self", "/a/b/repos/installers?page_size=50", "/a/b/v2/manage/packages"]
    {
        let plain = BELOW.get(path);
        assert_eq!(plain.header("content-encoding"), "");
        for (encoding, accept) in [("br", "gzip, br"), ("gzip", "gzip")] {
            let reply = BELOW.request("GET", path, &[("Accept-Encoding", accept)]);
            assert_eq!(reply.header("content-encoding"), encoding, "{path}");
            assert_eq!(reply.header("vary"), "accept-encoding");
            assert!(reply.body.len() * 2 < plain.body.len(), "{path}: {} of {}", reply.body.len(), plain.body.len());
            let mut body = Vec::new();
            match encoding {
                "br" => drop(brotli::Decompressor::new(&reply.body[..], 4096).read_to_end(&mut body).unwrap()),
                _ => drop(flate2::read::GzDecoder::new(&reply.body[..]).read_to_end(&mut body).unwrap()),
            }
            assert_eq!(body, plain.body);
        }
    }
}
