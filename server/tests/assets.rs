//! Static files: lifetimes, encodings, headers, deep links, and that nothing outside the folder is served.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{fs, io::Read, sync::LazyLock};

use common::{PAGE, Server, Site, plan};
use gantry_server::seed::Plan;

const SCRIPT: &str = "gantry-0123456789abcdef.js";
const WASM: &str = "gantry-0123456789abcdef_bg.wasm";

fn site() -> Site {
    let site = Site::new(Plan { repositories: 5, packages: 1, versions: 1, installers: 1, ..plan() });
    site.asset(SCRIPT, "export default 'gantry';\n".repeat(200));
    site.asset(WASM, [0, b'a', b's', b'm', 1, 0, 0, 0].repeat(100));
    site.asset("gantry-fedcba9876543210.css", "body{}");
    site.asset("boot.js", "boot()");
    site.asset("config.json", "{}");
    site.asset("icons/图.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    site.asset("picture.png", "png");
    site.asset(".hidden", "hidden");
    fs::write(site.folder.path().join("secret.txt"), "secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(site.folder.path().join("secret.txt"), site.assets().join("link.txt")).unwrap();
    site
}

static SERVER: LazyLock<Server> = LazyLock::new(|| site().serve());

#[test]
fn hashed_names_are_kept_for_ever_and_others_are_asked_for_again() {
    for (path, mime, immutable) in [
        ("/gantry-0123456789abcdef.js", "text/javascript; charset=utf-8", true),
        ("/gantry-0123456789abcdef_bg.wasm", "application/wasm", true),
        ("/gantry-fedcba9876543210.css", "text/css; charset=utf-8", true),
        ("/", "text/html; charset=utf-8", false),
        ("/index.html", "text/html; charset=utf-8", false),
        ("/boot.js", "text/javascript; charset=utf-8", false),
        ("/config.json", "application/json", false),
        ("/icons/%E5%9B%BE.svg", "image/svg+xml", false),
        ("/picture.png", "image/png", false),
    ] {
        let reply = SERVER.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, mime), "{path}");
        let lifetime = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(reply.header("cache-control"), lifetime, "{path}");
        let etag = reply.header("etag").to_owned();
        for value in [etag.clone(), format!("W/{etag}"), format!("\"x\", {etag}"), "*".to_owned()] {
            let again = SERVER.request("GET", path, &[("If-None-Match", &value)]);
            assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, etag.as_str()), "{path}");
            assert_eq!(again.header("cache-control"), lifetime);
        }
        assert_eq!(SERVER.request("GET", path, &[("If-None-Match", "\"other\"")]).status, 200);
        let head = SERVER.request("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(head.header("content-length"), reply.header("content-length"));
    }
}

#[test]
fn every_answer_has_the_security_headers() {
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/boot.js"),
        ("GET", "/repositories"),
        ("GET", "/v2/manage/packages"),
        ("GET", "/v2/manage/repos"),
        ("GET", "/v2/nothing"),
        ("GET", "/repos/installers"),
        ("GET", "/repos/installers?page_num=x"),
        ("POST", "/v2/manage/repos"),
        ("PUT", "/"),
        ("HEAD", "/"),
    ] {
        let reply = SERVER.request(method, path, &[]);
        for (name, value) in [
            (
                "content-security-policy",
                "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: https:; \
                 connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(reply.header(name), value, "{method} {path}");
        }
    }
}

#[test]
fn files_are_compressed_as_the_client_wishes() {
    let plain = SERVER.get(&format!("/{SCRIPT}")).body;
    let mut etags = Vec::new();
    for (accept, encoding) in
        [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", ""), ("zstd", "")]
    {
        let reply = SERVER.request("GET", &format!("/{SCRIPT}"), &[("Accept-Encoding", accept)]);
        assert_eq!((reply.header("content-encoding"), reply.header("vary")), (encoding, "accept-encoding"), "{accept}");
        assert_eq!(reply.header("content-length"), reply.body.len().to_string());
        assert_eq!(decoded(&reply.body, encoding), plain, "{accept}");
        etags.push((encoding.to_owned(), reply.header("etag").to_owned()));
    }
    etags.sort();
    etags.dedup();
    assert_eq!(etags.len(), 3, "one etag an encoding: {etags:?}");
    let picture = SERVER.request("GET", "/picture.png", &[("Accept-Encoding", "br")]);
    assert_eq!((picture.header("content-encoding"), picture.body.as_slice()), ("", b"png".as_slice()));
}

fn decoded(body: &[u8], encoding: &str) -> Vec<u8> {
    let mut decoded = Vec::new();
    match encoding {
        "br" => drop(brotli::Decompressor::new(body, 4096).read_to_end(&mut decoded).unwrap()),
        "gzip" => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut decoded).unwrap()),
        _ => decoded.extend_from_slice(body),
    }
    decoded
}

#[test]
fn siblings_of_the_build_are_used_while_they_are_current() {
    let server = site().serve();
    server.site.asset("boot.js.br", "not really brotli");
    let reply = |server: &Server| server.request("GET", "/boot.js", &[("Accept-Encoding", "br")]);
    assert_eq!(reply(&server).body, b"not really brotli");
    // A newer file beside an older sibling: the sibling is out of date.
    let newer = fs::metadata(server.site.assets().join("boot.js.br")).unwrap().modified().unwrap();
    let newer = newer + std::time::Duration::from_secs(5);
    server.site.asset("boot.js", "boot(2);".repeat(50));
    fs::File::options().write(true).open(server.site.assets().join("boot.js")).unwrap().set_modified(newer).unwrap();
    let body = reply(&server).body;
    assert_eq!(decoded(&body, "br"), "boot(2);".repeat(50).into_bytes());
}

#[test]
fn a_file_that_changes_is_served_anew() {
    let server = site().serve();
    let first = server.get("/config.json");
    server.site.asset("config.json", r#"{"changed":true}"#);
    let second = server.get("/config.json");
    assert_eq!(second.text(), r#"{"changed":true}"#);
    assert_ne!(first.header("etag"), second.header("etag"));
}

#[test]
fn a_path_without_a_file_is_the_page() {
    for path in [
        "/repositories",
        "/packages/a/b%2Fc/versions",
        "/v2",
        "/repos",
        "/v20/x",
        "/nothing.js",
        "/icons",
        "/icons/",
        "//",
    ] {
        let reply = SERVER.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, "text/html; charset=utf-8"), "{path}");
        assert_eq!((reply.text(), reply.header("cache-control")), (PAGE, "no-cache"), "{path}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    for path in [
        "/../secret.txt",
        "/icons/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsecret.txt",
        "/icons/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/link.txt",
        "/.hidden",
        "/%2ehidden",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/etc/passwd%00",
        "/./../secret.txt",
    ] {
        let reply = SERVER.get(path);
        assert_eq!((reply.status, reply.text()), (200, PAGE), "{path}");
    }
}

#[test]
fn unknown_api_paths_are_json() {
    for (path, shape) in [
        ("/v2/", "swr"),
        ("/v2/x", "swr"),
        ("/v2/manage/repos/", "swr"),
        ("/v2/manage/repos/x", "swr"),
        ("/v2/manage/namespaces/a/packages", "swr"),
        ("/v2/manage/namespaces/a/packages/b/versions/", "swr"),
        ("/v2/index.html", "swr"),
        ("/repos/", "rpc"),
        ("/repos/installers/", "rpc"),
        ("/repos/x/y/z", "rpc"),
    ] {
        let reply = SERVER.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (404, "application/json"), "{path}");
        let body = reply.json();
        if shape == "swr" {
            assert_eq!(body[0]["errorCode"], "SVCSTG.SWR.4040083", "{path}");
        } else {
            assert_eq!(body["code"], 5, "{path}");
        }
    }
}

#[test]
fn only_get_and_head_are_answered() {
    for path in ["/v2/manage/repos", "/v2/manage/packages", "/repos/installers", "/", "/boot.js", "/repositories"] {
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
            let reply = SERVER.request(method, path, &[]);
            assert_eq!((reply.status, reply.header("content-type")), (405, "application/json"), "{method} {path}");
            assert_eq!(reply.header("allow"), "GET, HEAD");
            reply.json();
        }
    }
}
