//! Rows of API 4: E08 to E20.

use crate::object;
use catalog::wire::metadata::decode_base64_text;
use catalog::wire::{RowError, installer, link};
use catalog::{InstallState, Installer, Timestamp};

fn row(members: &str) -> Installer {
    installer(object(members, r#""name":"a""#).as_bytes()).expect(members)
}

fn pairs(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

#[test]
fn e08_a_row_of_rudder() {
    let found = installer(r#"{"name":"iothub","version":"1.0.0","repo":"tkeel-default","metadata":{},"annotations":{"tkeel.io/enable":"false"},"maintainers":[],"state":"UNINSTALL","desc":"设备接入插件","timestamp":"1669862219","icon":"","version_list":[{"version":"1.0.0","create_time":"1669862219"}]}"#.as_bytes()).unwrap();
    assert_eq!(found.timestamp.map(Timestamp::to_rfc3339).as_deref(), Some("2022-12-01T02:36:59Z"));
    assert_eq!(pairs(&found.annotations), [("tkeel.io/enable", "false")]);
    assert_eq!(found.state, InstallState::Uninstall);
    assert_eq!(found.desc, "设备接入插件");
}

#[test]
fn timestamps() {
    let first = Timestamp::from_unix(1_669_862_219);
    for (id, members, expected) in [
        ("E08", r#""timestamp":"1669862219""#, first),
        ("E10.a", r#""timestamp":1669862219"#, first),
        ("E10.b", r#""timestamp":"""#, None),
        ("E10.c", r#""timestamp":null"#, None),
        ("E10.d", r#""x":1"#, None),
        ("E10.e", r#""timestamp":"0""#, None),
        ("E10.f", r#""timestamp":"-62135596800""#, None),
        ("E10.g", r#""timestamp":"abc""#, None),
        ("A2.4 no date", r#""timestamp":"18446744011573954816""#, None),
        ("A3 past the year 9999", r#""timestamp":"253402300800""#, None),
        ("A3 last second", r#""timestamp":253402300799"#, Timestamp::from_unix(253_402_300_799)),
        ("E11", r#""timestamp":"1669862219000""#, first),
        ("A3 no milliseconds", r#""timestamp":"100000000000000""#, None),
    ] {
        assert_eq!(row(members).timestamp, expected, "{id}");
    }
}

#[test]
fn states() {
    for (id, members, expected) in [
        ("E12.a", r#""state":0"#, InstallState::Uninstall),
        ("E12.b", r#""state":1"#, InstallState::Installed),
        ("E12.c", r#""state":2"#, InstallState::SameName),
        ("E12.d", r#""state":"SAME_NAME""#, InstallState::SameName),
        ("E12.e", r#""state":3"#, InstallState::Unknown),
        ("E12.f", r#""state":"PENDING""#, InstallState::Unknown),
        ("E12.g", r#""state":null"#, InstallState::Unknown),
        ("E12.h", r#""x":1"#, InstallState::Unknown),
        ("E13", r#""version":"0.3.0","repo":"d","installed":true"#, InstallState::Installed),
        ("E13 no", r#""installed":false"#, InstallState::Uninstall),
        ("E13 state first", r#""installed":false,"state":"SAME_NAME""#, InstallState::SameName),
    ] {
        assert_eq!(row(members).state, expected, "{id}");
    }
}

#[test]
fn annotations() {
    for (id, value, expected) in [
        ("E14.a", "null", vec![]),
        ("E14.b", r#"{"tkeel.io/tag":"Manager"}"#, vec![("tkeel.io/tag", "Manager")]),
        ("E14.c", r#"{"tkeel.io/tag":"user"}"#, vec![("tkeel.io/tag", "user")]),
        (
            "E15",
            r#"{"tkeel.io/enable":true,"tkeel.io/plugin-port": 80,"x":{"a": [1, "b c\" "]},"y":null}"#,
            vec![
                ("tkeel.io/enable", "true"),
                ("tkeel.io/plugin-port", "80"),
                ("x", r#"{"a":[1,"b c\" "]}"#),
                ("y", "null"),
            ],
        ),
        ("key twice", r#"{"a":"1","b":"2","a":"3"}"#, vec![("a", "3"), ("b", "2")]),
        ("no object", r#"["a"]"#, vec![]),
    ] {
        assert_eq!(pairs(&row(&format!(r#""annotations":{value}"#)).annotations), expected, "{id}");
        assert_eq!(pairs(&row(&format!(r#""metadata":{value}"#)).metadata), expected, "{id}");
    }
}

#[test]
fn metadata() {
    let found = row(r#""metadata":{"readme":"IyDkvaDlpb0="}"#);
    assert_eq!(decode_base64_text(&found.metadata[0].1).as_deref(), Some("# 你好"), "E16.a");
    for (id, value, expected) in [
        ("E16.b", "###", None),
        ("E16 empty", "", Some("")),
        ("E16 no padding", "aGk", None),
        ("E16 one", "aA==", Some("h")),
        ("E16 two", "aGk=", Some("hi")),
        ("E16 three", "aGkh", Some("hi!")),
        ("E16 spare bits", "aB==", None),
        ("E16 padding alone", "====", None),
        ("E16 padding inside", "aA==aGkh", None),
        ("E16 no text", "/w==", None),
        ("E16 the other alphabet", "-_8=", None),
    ] {
        assert_eq!(decode_base64_text(value).as_deref(), expected, "{id}");
    }
}

#[test]
fn maintainers() {
    let found = row(r#""maintainers":[{"name":"ann","email":"ann@example.com","url":""},{"name":null},null]"#);
    assert_eq!(found.maintainers.len(), 2, "E17");
    assert_eq!(link::page(&found.maintainers[0].url), None, "E17: a blank address is no link");
    let found = row(r#""maintainers":[{"name":"x","url":"javascript:alert(1)"}]"#);
    assert_eq!(link::page(&found.maintainers[0].url), None, "E18");
    assert_eq!(row(r#""maintainers":["ann",1,[]]"#).maintainers.len(), 2);
    assert_eq!(row(r#""maintainers":null"#).maintainers, []);
}

#[test]
fn version_lists() {
    for (id, members, expected) in [
        ("E20.a", r#""version_list":[]"#, &[][..]),
        ("E20.b", r#""x":1"#, &[]),
        (
            "E20.c",
            r#""version_list":[{"version":"0.4.0-alpha.2","create_time":"1"},{"version":"latest"},{"version":"1.10.0"},{"version":"1.9.0"}]"#,
            &["0.4.0-alpha.2", "latest", "1.10.0", "1.9.0"],
        ),
        ("E20 odd entries", r#""version_list":[null,{"create_time":"1"},"1.0",{"version":2}]"#, &["1.0", "2"]),
    ] {
        let found: Vec<_> = row(members).version_list.into_iter().map(|entry| entry.version).collect();
        assert_eq!(found, expected, "{id}");
    }
    assert_eq!(
        row(r#""version_list":[{"version":"1","create_time":"1"}]"#).version_list[0].create_time,
        Timestamp::from_unix(1)
    );
}

#[test]
fn only_the_name_is_required() {
    assert_eq!(installer(br#"{"version":"1"}"#), Err(RowError::Missing("name")));
    assert_eq!(row(r#""x":1"#), Installer { name: "a".into(), ..Installer::default() });
}
