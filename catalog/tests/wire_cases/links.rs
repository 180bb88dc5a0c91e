//! What may be linked or shown: E19, E18, R18, P01.

use catalog::wire::label::{decoded_label, visible};
use catalog::wire::link::{icon, mail, page};

#[test]
fn icons() {
    for (id, url, on_https, on_http) in [
        ("E19.a", "javascript:alert(1)", false, false),
        ("E19.b", "http://a/i.png", false, true),
        ("E19.c", "//a/i.png", false, false),
        ("E19.d", "data:image/svg+xml;base64,PHN2Zy8+", true, true),
        ("E19.e", "BoxTwoToneIcon", false, false),
        ("https", "https://a.example/i?x=1", true, true),
        ("HTTPS", "HTTPS://a.example/i", true, true),
        ("data PNG", "DATA:image/PNG,x", true, true),
        ("data page", "data:text/html,<script>", false, false),
        ("data no picture", "data:image/x-icon;base64,AAAA", false, false),
        ("our own", "/icons/redis.svg", true, true),
        ("our own, relative", "icons/redis.svg", true, true),
        ("our own, dotted", "./icons/a.b/Redis-1_2.PNG", true, true),
        ("up", "../icons/redis.svg", false, false),
        ("other host", "/\\a/i.png", false, false),
        ("slashes inside", "/a//i.png", false, false),
        ("colon", "x:i.png", false, false),
        ("encoded", "/%2e%2e/i.png", false, false),
        ("ending alone", ".png", false, false),
        ("empty", "", false, false),
        ("blank", " ", false, false),
        ("no host", "https:///i.png", false, false),
        ("tab", "java\tscript:alert(1)", false, false),
        ("line break in a picture", "data:image/png,\n", false, false),
    ] {
        assert_eq!(icon(url, true).is_some(), on_https, "{id}");
        assert_eq!(icon(url, false).is_some(), on_http, "{id}");
    }
}

#[test]
fn pages() {
    for url in ["http://a", "https://a.example/x?y=1&z=%20#w", "HTTP://a", "https://例え.jp/é", "https://a/@b"] {
        assert_eq!(page(url), Some(url), "{url}");
    }
    assert_eq!(page(" https://a.example "), Some("https://a.example"));
    for url in [
        "",
        "a.example",
        "//a.example",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "https:/a",
        "https://",
        "https:///a",
        "https://?x",
        "https://a b",
        "https://a\tb",
        "https://a\0",
        "https://good.example\\@evil.example",
        "https://good.example@evil.example/",
        "https://a/\u{202e}gnp.exe",
    ] {
        assert_eq!(page(url), None, "{url:?}");
    }
}

#[test]
fn mails() {
    assert_eq!(mail("ann@example.com").as_deref(), Some("mailto:ann@example.com"));
    assert_eq!(mail(" a.b+c_d-e@x.example ").as_deref(), Some("mailto:a.b+c_d-e@x.example"));
    for email in [
        "",
        "a",
        "@b",
        "a@",
        "a@b@c",
        "a b@c",
        "a@b?bcc=x",
        "a@b&x",
        "a%40@b",
        "a,b@c",
        "a;b@c",
        "mailto:a@b",
        "<a@b>",
        "a@b\n",
        "a#b@c",
        "a\u{202e}@b",
        &("a".repeat(254) + "@b"),
    ] {
        assert_eq!(mail(email), None, "{email:?}");
    }
}

#[test]
fn labels() {
    for (id, raw, label) in [
        ("P01", "hello%20hello", "hello hello"),
        ("V03", "100%", "100%"),
        ("plain", "team/app", "team/app"),
        ("once only", "hello%2520hello", "hello%20hello"),
        ("chinese", "%E4%BD%A0%E5%A5%BD", "你好"),
        ("no text", "a%ff", "a%ff"),
        ("control", "a%00b", "a%00b"),
        ("line break", "a%0Ab", "a%0Ab"),
        ("nothing left", "%20", "%20"),
        ("empty", "", ""),
    ] {
        assert_eq!(decoded_label(raw), label, "{id}");
    }
    assert_eq!(visible("a\0b\u{1b}[31m\u{7f}\u{85}c\td\n"), "a␀b␛[31m␡\u{fffd}c\td\n");
    assert_eq!(visible("a\u{202e}b\u{200b}"), "a\u{202e}b\u{200b}", "R18: nothing is cut out");
}
