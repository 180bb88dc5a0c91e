use super::*;

#[test]
fn what_is_left_out_has_its_default() {
    assert_eq!(Config::parse("{}"), Ok(Config::default()));
    let config = Config::parse(r#"{"connections": [{"tkeel": {"base": "/apis/rudder/v1"}}]}"#).unwrap();
    let [connection] = config.connections.as_slice() else { panic!("{config:?}") };
    assert_eq!(connection.swr, None);
    assert_eq!(connection.tkeel.as_ref().map(|endpoint| endpoint.base.as_str()), Some("/apis/rudder/v1"));
    assert_eq!(Config::parse(r#"{"connections": []}"#), Ok(Config::default()));
}

#[test]
fn a_whole_file_is_read() {
    let config = Config::parse(
        r#"{
  "title": "Platform",
  "connections": [
    {"name": "north", "swr": {"base": "https://n.example/", "auth": "X-Auth-Token"}, "region": "cn-north-4",
     "console": "https://console.example/?region={region}#/{namespace}/{name}"},
    {"name": "edge", "tkeel": {"base": "/apis/rudder/v1", "auth": "bearer"}}
  ],
  "users_may_add": true,
  "timeout_seconds": 5,
  "defaults": {"language": "zh-CN", "theme": "dark", "connection": "edge"},
  "views": [{"name": "Largest", "address": "/repositories?sort=-size"}]
}"#,
    )
    .unwrap();
    assert_eq!((config.title.as_str(), config.first(), config.timeout_seconds), ("Platform", "edge", 5));
    assert_eq!((config.defaults.language, config.defaults.theme), (Some(Locale::ZhCn), Some(Theme::Dark)));
    assert_eq!(config.views[0].address, "/repositories?sort=-size");
    assert_eq!(config.connections[0].swr.as_ref().map(|endpoint| endpoint.auth), Some(Auth::XAuthToken));
    let console = config.connections[0].console.as_ref().and_then(|console| console.fill("a", "b", "r-1"));
    assert_eq!(console.as_deref(), Some("https://console.example/?region=r-1#/a/b"));
}

#[test]
fn a_broken_file_names_its_line() {
    for (text, says) in [
        ("", ["JSON object", "line 1"]),
        ("<!doctype html>", ["JSON object", "line 1"]),
        ("{\n  \"conections\": []\n}", ["conections", "line 2"]),
        ("{\n\n\"connections\": [{\"swr\": {\"base\": \"ftp://x\"}}]\n}", ["ftp://x", "line 3"]),
        ("{\"connections\": [\n{\"swr\": {\"auth\": \"basic\"}}]}", ["basic", "line 2"]),
        ("{\"connections\": [{\"name\": \"a\"},\n{\"name\": \"a\"}]}", ["two connections", "line 2"]),
        ("{\n\"timeout_seconds\": 0}", ["600", "line 2"]),
        ("{\"defaults\": {\n\"language\": \"fr\"}}", ["en or zh-CN", "line 2"]),
        ("{\"defaults\": {\"connection\": \"x\"}}", ["no connection called", "x"]),
        ("{\"connections\": [\n{\"console\": \"ftp://x/{name}\"}]}", ["ftp://x/{name}", "line 2"]),
        ("{\"connections\": [{\n\"console\": \"https://x/{nmae}\"}]}", ["{nmae}", "line 2"]),
        ("{\"connections\": [{\"console\": \"https://{region}.x/\"}]}", ["needs the connection's region", "line 1"]),
        ("{\n\"title\": \"x\"", ["JSON object", "line 1"]),
        ("{\n\"connections\":\n[{]}", ["JSON", "line 3"]),
        ("{\n\"users_may_add\": 1}", ["true or false", "line 2"]),
        ("{\n\"title\": 7}", ["string", "line 2"]),
        ("{\"views\": [\n{\"name\": \"x\", \"address\": \"//host\"}]}", ["\"x\"", "line 2"]),
    ] {
        let error = Config::parse(text).unwrap_err();
        assert!(says.iter().all(|part| error.contains(part)), "{text}: {error}");
    }
}

#[test]
fn only_addresses_are_bases() {
    for good in ["", "/", "/apis/rudder/v1", "https://swr-api.cn-north-4.example", "http://localhost:8080/x/"] {
        assert!(is_base(good), "{good}");
    }
    for bad in [
        "x",
        "//host",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://u:p@host",
        "/a?b",
        "/a#b",
        "/a b",
        "\\\\h",
    ] {
        assert!(!is_base(bad), "{bad}");
    }
}
