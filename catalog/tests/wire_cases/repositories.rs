//! Rows of API 1: R01 to R18 (R01 itself in `documents.rs`).

use crate::object;
use catalog::wire::{RowError, repository};
use catalog::{Category, Repository, Timestamp, Visibility, size};

fn row(members: &str) -> Repository {
    repository(object(members, r#""namespace":"n","name":"a""#).as_bytes()).expect(members)
}

#[test]
fn flags() {
    for (id, members, status) in [
        ("R02.a", r#""status":"false \"total_ranage\"  4""#, None),
        ("R02.b", r#""status":null"#, None),
        ("R02.c", r#""status":"true""#, Some(true)),
    ] {
        assert_eq!(row(members).status, status, "{id}");
    }
    for (id, members, visibility) in [
        ("R11.a", r#""is_public":"true""#, Visibility::Public),
        ("R11.b", r#""is_public":1"#, Visibility::Public),
        ("R11.c", r#""is_public":null"#, Visibility::Unknown),
        ("R11 absent", r#""x":1"#, Visibility::Unknown),
        ("R11 no", r#""is_public":"False""#, Visibility::Private),
    ] {
        assert_eq!(row(members).visibility, visibility, "{id}");
    }
}

#[test]
fn tags() {
    let none: [&str; 0] = [];
    for (id, members, tags) in [
        ("R03.a", r#""tags":null"#, &none[..]),
        ("R03.b", r#""x":1"#, &none),
        ("R03.c", r#""tags":[]"#, &none),
        ("R03.d", r#""tags":["latest",null,1]"#, &["latest", "1"]),
        ("R03.e", r#""tags":"latest""#, &["latest"]),
        ("R03 nested", r#""tags":["a",["b"],{"c":1},"d"]"#, &["a", "d"]),
    ] {
        assert_eq!(row(members).tags, tags, "{id}");
    }
}

#[test]
fn sizes() {
    for (id, members, expected) in [
        ("R04.a", r#""size":9223372036854775807"#, Some(9_223_372_036_854_775_807)),
        ("R04.b", r#""size":"200977474""#, Some(200_977_474)),
        ("R04.c", r#""size":-1"#, None),
        ("R04.d", r#""size":null"#, None),
        ("R04.e", r#""size":1.5e9"#, None),
        ("R04.f", r#""size":18446744073709551616"#, None),
        ("R04 largest", r#""size":18446744073709551615"#, Some(u64::MAX)),
        ("R04 list", r#""size":[1]"#, None),
        ("R04 empty", r#""size":"""#, None),
        ("R05.a", r#""size":4294967296"#, Some(4_294_967_296)),
        ("R05.b", r#""size":0"#, Some(0)),
    ] {
        assert_eq!(row(members).size, expected, "{id}");
    }
    assert_eq!(row(r#""size":4294967296"#).size.map(size::human).as_deref(), Some("4 GiB"), "R05.a");
    assert_eq!(row(r#""size":0"#).size.map(size::human).as_deref(), Some("0 B"), "R05.b");
}

#[test]
fn dates() {
    for (id, members, expected) in [
        ("R07.a", r#""updated_at":"2021-06-02T09:59:25.51307Z""#, Some("2021-06-02T09:59:25.51307Z")),
        ("R07.b", r#""updated_at":"2021-06-02T17:59:25+08:00""#, Some("2021-06-02T09:59:25Z")),
        ("R07.c", r#""updated_at":"2021-06-02T09:59:25.5123456789Z""#, Some("2021-06-02T09:59:25.512345678Z")),
        ("R07 zero", r#""updated_at":"0001-01-01T00:00:00Z""#, None),
        ("R07 junk", r#""updated_at":"yesterday""#, None),
        ("R07 number", r#""updated_at":1622627965"#, None),
        ("alias", r#""UpdatedAt":"2021-06-02T09:59:25Z""#, Some("2021-06-02T09:59:25Z")),
        ("alias and null", r#""updated":"2021-06-02T09:59:25Z","updated_at":null"#, Some("2021-06-02T09:59:25Z")),
    ] {
        assert_eq!(row(members).updated_at.map(Timestamp::to_rfc3339).as_deref(), expected, "{id}");
    }
    let backwards = row(r#""created_at":"2021-06-02T17:59:25Z","updated_at":"2021-06-02T09:59:25Z""#);
    assert!(backwards.updated_at < backwards.created_at, "R08: the order of dates is not judged here");
}

#[test]
fn categories() {
    for (id, members, expected) in [
        ("R09.a", r#""category":"""#, Category::Uncategorised),
        ("R09.b", r#""category":"gpu""#, Category::Custom("gpu".to_owned())),
        ("R09.c", r#""category":null"#, Category::Uncategorised),
        ("R09.d", r#""x":1"#, Category::Uncategorised),
        ("R09 known", r#""category":"app_server""#, Category::AppServer),
    ] {
        assert_eq!(row(members).category, expected, "{id}");
    }
}

#[test]
fn names_are_kept_as_they_are() {
    for (id, name) in [
        ("R10", "team/app/web"),
        ("R18.a", "<img src=x onerror=1>"),
        ("R18.b", "a\u{202e}b\u{200b}c"),
        ("R18.c", &"x".repeat(255)),
    ] {
        let text = serde_json::json!({ "namespace": "n", "name": name }).to_string();
        assert_eq!(repository(text.as_bytes()).unwrap().name, name, "{id}");
    }
}

#[test]
fn addresses_to_pull_from() {
    let built = |region| Some(format!("swr.{region}/n/a"));
    for (id, members, region, expected) in [
        ("R15.a", r#""path":"192.158.24.86/ns/repo""#, Some("cn-north-4"), Some("192.158.24.86/ns/repo".to_owned())),
        ("R15.b", r#""x":1"#, Some("cn-north-4"), built("cn-north-4.myhuaweicloud.com")),
        ("R15 blank", r#""path":" ""#, Some(" cn-north-4 "), built("cn-north-4.myhuaweicloud.com")),
        ("R15 null", r#""path":null"#, Some("eu-west-101"), built("eu-west-101.myhuaweicloud.eu")),
        ("R15 the other one of the kind", r#""x":1"#, Some("eu-west-0"), built("eu-west-0.myhuaweicloud.com")),
        ("R15 no region", r#""x":1"#, None, None),
        ("R15 blank region", r#""x":1"#, Some(""), None),
        ("R15 no host", r#""x":1"#, Some("a.example/x"), None),
    ] {
        assert_eq!(row(members).pull_address(region), expected, "{id}");
    }
    let slashes = Repository { namespace: "n".into(), name: "team/app".into(), ..Repository::default() };
    let address = slashes.pull_address(Some("cn-east-3"));
    assert_eq!(address.as_deref(), Some("swr.cn-east-3.myhuaweicloud.com/n/team/app"), "R15: a pull knows no $");
}

#[test]
fn odd_text_costs_no_row() {
    for (id, bytes, name) in [
        ("half a surrogate pair", br#"{"namespace":"n","name":"a\ud83dz"}"#.to_vec(), "a\u{fffd}z"),
        ("the other half", br#"{"namespace":"n","name":"\ude00"}"#.to_vec(), "\u{fffd}"),
        ("a pair", br#"{"namespace":"n","name":"\ud83d\ude00\u00e9"}"#.to_vec(), "😀é"),
        ("escapes", br#"{"namespace":"n","name":"\"\\\/\b\f\n\r\t\x"}"#.to_vec(), "\"\\/\u{8}\u{c}\n\r\t\u{fffd}"),
        ("escape cut off", br#"{"namespace":"n","name":"a\u12"}"#.to_vec(), "a\u{fffd}12"),
        ("no UTF-8", b"{\"namespace\":\"n\",\"name\":\"a\xff\"}".to_vec(), "a\u{fffd}"),
        ("a raw tab", b"{\"namespace\":\"n\",\"name\":\"a\tb\"}".to_vec(), "a\tb"),
        ("key twice", br#"{"namespace":"n","name":"old","name":"new"}"#.to_vec(), "new"),
        ("escaped key", br#"{"namespace":"n","n\u0061me":"a"}"#.to_vec(), "a"),
        ("number", br#"{"namespace":"n","name":12.50}"#.to_vec(), "12.50"),
        ("comma missing", br#"{"namespace":"n" "size":1 "name":"a"}"#.to_vec(), "a"),
        ("spaced", b" {\n\"namespace\" :\t\"n\" ,\r\n\"name\" : \"a\" } ".to_vec(), "a"),
    ] {
        assert_eq!(repository(&bytes).map(|row| row.name).as_deref(), Ok(name), "{id}");
    }
}

#[test]
fn a_row_without_identity_is_refused() {
    for (row, error) in [
        (r#"{"name":"a"}"#, RowError::Missing("namespace")),
        (r#"{"namespace":"n","name":""}"#, RowError::Missing("name")),
        (r#"{"namespace":"n","name":null}"#, RowError::Missing("name")),
        (r#"{"namespace":"n","name":["a"]}"#, RowError::Missing("name")),
        ("{}", RowError::Missing("namespace")),
        ("null", RowError::NotAnObject),
        ("1", RowError::NotAnObject),
        (r#""a""#, RowError::NotAnObject),
        ("[]", RowError::NotAnObject),
        ("", RowError::NotAnObject),
        (r#"{"name""#, RowError::NotAnObject),
        (r#"{"name":}"#, RowError::NotAnObject),
        (r#"{"name":"a"}}"#, RowError::NotAnObject),
    ] {
        assert_eq!(repository(row.as_bytes()), Err(error), "{row}");
    }
}

#[test]
fn depth_costs_no_stack() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let objects = r#"{"a":"#.repeat(100_000) + "1" + &"}".repeat(100_000);
    for value in [deep, objects] {
        let found = row(&format!(r#""x":{value},"tags":{value},"size":{value},"description":{value}"#));
        assert_eq!((found.tags.len(), found.size, found.description.as_str()), (0, None, ""));
        let body = format!(r#"{{"details":{value}}}"#);
        assert!(crate::read(&body).1.is_ok());
    }
}
