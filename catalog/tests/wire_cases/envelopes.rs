//! What stands around the rows: E01 to E04, E25, E29, E30, R13.

use crate::{read, read_bytes};
use catalog::wire::{Frame, StreamError};

const EMPTY: Frame = Frame {
    had_rows: true,
    oversized: 0,
    total: None,
    installed_num: None,
    page_num: None,
    page_size: None,
    error: None,
};

#[test]
fn empty_lists() {
    let zero = Some(0);
    let zeros = Frame { total: zero, installed_num: zero, page_num: zero, page_size: zero, ..EMPTY };
    for (id, body, frame) in [
        (
            "E01",
            r#"{"code":"io.tkeel.SUCCESS","msg":"","data":{"@type":"type.googleapis.com/io.tkeel.plugin.api.repo.v1.ListAllRepoInstallerResponse","total":0,"page_num":0,"page_size":0,"brief_installers":[],"installed_num":0}}"#,
            zeros.clone(),
        ),
        (
            "E02",
            r#"{"code":200,"msg":"ok","data":{"@type":"type.googleapis.com/api.repo.v1.ListAllRepoInstallerResponse"}}"#,
            EMPTY,
        ),
        (
            "E03",
            r#"{"brief_installers":[],"installed_num":0,"page_num":1,"page_size":20,"total":0}"#,
            Frame { page_num: Some(1), page_size: Some(20), ..zeros.clone() },
        ),
        ("E03 null list", r#"{"brief_installers":null,"total":0}"#, Frame { total: zero, ..EMPTY }),
        ("E03 no list", r#"{"total":0}"#, Frame { total: zero, ..EMPTY }),
        ("E04", r#"{"code":"io.tkeel.SUCCESS","msg":"","data":null}"#, EMPTY),
        (
            "E29",
            r#"{"code":"io.tkeel.SUCCESS","msg":"","data":{"@type":"type.googleapis.com/google.protobuf.Empty","value":{}}}"#,
            EMPTY,
        ),
        ("R13.a", "null", EMPTY),
        ("R13.b", "[]", EMPTY),
        ("R13 wrapped null", r#"{"data":null}"#, EMPTY),
        ("R13 spaced", " \n[\t] \r\n", EMPTY),
    ] {
        assert_eq!(read(body), (vec![], Ok(frame)), "{id}");
    }
}

#[test]
fn rows_where_they_may_stand() {
    for (id, body) in [
        ("bare", r#"[{"a":1},{"b":[2]}]"#),
        ("R13.c", r#"{"data":[{"a":1},{"b":[2]}]}"#),
        ("R13.d", r#"{"body":[{"a":1},{"b":[2]}]}"#),
        ("spaced keys", "{ \"data\" :\n{ \"total\": 2, \"brief_installers\"\t: [ {\"a\":1} ,\n{\"b\":[2]} ] } }"),
        ("totals first", r#"{"total":2,"details":[{"no":1}],"brief_installers":[{"a":1},{"b":[2]}]}"#),
        ("a comma too few", r#"[{"a":1}{"b":[2]}]"#),
        ("a comma too many", r#"[,{"a":1},,{"b":[2]},]"#),
        ("E30.d byte order mark", "\u{feff}[{\"a\":1},{\"b\":[2]}]"),
        ("cut in two lists", r#"{"data":[{"a":1}],"body":[{"b":[2]}]}"#),
    ] {
        let (rows, frame) = read(body);
        assert_eq!(rows, [r#"{"a":1}"#, r#"{"b":[2]}"#], "{id}");
        assert!(frame.is_ok_and(|frame| frame.had_rows && frame.error.is_none()), "{id}");
    }
}

#[test]
fn other_lists_are_not_rows() {
    for body in [
        "{}",
        r#"{"details":[{"a":1}]}"#,
        r#"{"data":{"data":[{"a":1}]}}"#,
        r#"{"data":{"x":{"brief_installers":[{"a":1}]}}}"#,
        r#"{"x":{"brief_installers":[{"a":1}]}}"#,
        r#"{"x\"data":[{"a":1}]}"#,
        r#"{"x":"data","y":[{"a":1}]}"#,
        r#"{"data":{"a":1},"x":[{"brief_installers":[{"a":1}]}]}"#,
    ] {
        let (rows, frame) = read(body);
        assert!(rows.is_empty(), "{body}");
        assert!(frame.is_ok_and(|frame| !frame.had_rows && frame.error.is_none()), "R13.e {body}");
    }
}

#[test]
fn any_element_is_a_row() {
    let (rows, frame) = read(r#"[null, 1 ,"a\"]",[[]],true,{"x":"}"},-1e5]"#);
    assert_eq!(rows, ["null", "1", r#""a\"]""#, "[[]]", "true", r#"{"x":"}"}"#, "-1e5"]);
    assert_eq!(frame, Ok(EMPTY));
}

#[test]
fn totals_are_lenient() {
    for (id, body, total, installed) in [
        ("E25.a", r#"{"data":{"brief_installers":[],"total":142,"installed_num":143}}"#, Some(142), Some(143)),
        ("E25.b", r#"{"brief_installers":[],"total":-1}"#, None, None),
        ("E25.c", r#"{"brief_installers":[],"total":"142","installed_num":null}"#, Some(142), None),
        ("E25 huge", r#"{"brief_installers":[],"total":99999999999999999999}"#, None, None),
    ] {
        let frame = read(body).1.unwrap();
        assert_eq!((frame.total, frame.installed_num), (total, installed), "{id}");
    }
}

#[test]
fn bodies_that_are_no_list() {
    let page = StreamError::NotJson { html: true };
    let noise = StreamError::NotJson { html: false };
    for (id, body, error) in [
        ("E30.a", "<html><h1>502 Bad Gateway</h1></html>", page),
        ("E30.b", "", StreamError::Empty),
        ("E30.b blank", " \r\n", StreamError::Empty),
        ("E30.c", r#"{"code":"io.tkeel.SUCC"#, StreamError::Truncated),
        ("E30.c in the rows", r#"[{"a":1},{"b""#, StreamError::Truncated),
        ("E30.c between rows", r#"{"data":[{"a":1}"#, StreamError::Truncated),
        ("E30.c word", "nul", StreamError::Truncated),
        ("E30 text", "upstream connect error", noise),
        ("E30 string", r#""oops""#, noise),
        ("E30 number", "503", noise),
        ("E30 broken", r#"{"code" "x"}"#, noise),
        ("E30 closed", "1]", noise),
        ("E30 twice", r#"[{"a":1}] [{"a":1}]"#, StreamError::Trailing),
        ("E30 page behind", "{}<html>", StreamError::Trailing),
    ] {
        assert_eq!(read(body).1, Err(error), "{id}");
    }
    assert_eq!(read_bytes(&[0xEF, 0xBB, b'[', b']']).1, Err(noise));
    assert_eq!(read(r#"[{"a":1},{"b""#).0, [r#"{"a":1}"#], "rows before the cut are good");
}

#[test]
fn what_is_too_large_is_bounded() {
    let (rows, frame) = read(&format!(r#"[{{"a":1}},{{"x":"{}"}},{{"b":2}}]"#, "y".repeat(16 << 20)));
    assert_eq!(rows, [r#"{"a":1}"#, r#"{"b":2}"#]);
    assert_eq!(frame, Ok(Frame { oversized: 1, ..EMPTY }));
    let (rows, frame) = read(&format!(r#"{{"data":[{{"a":1}}],"x":"{}"}}"#, "y".repeat(1 << 20)));
    assert_eq!((rows.len(), frame), (1, Err(StreamError::FrameTooLarge)));
}

#[test]
fn errors_that_come_as_a_success() {
    for (id, body, code, message) in [
        (
            "E05 HTTP 200",
            r#"{"code":"io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN","msg":"获取REPO列表数据出错","data":null}"#,
            "io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN",
            "获取REPO列表数据出错",
        ),
        ("E06", r#"{"code":"","msg":"error authenticate: x","data":{}}"#, "", "error authenticate: x"),
        ("E06 other words", r#"{"code":"","msg":"no","data":null}"#, "", "no"),
        ("E27", r#"{"code":3,"message":"bad","details":[{"@type":"t","reason":"R"}]}"#, "3", "bad"),
        ("E28", r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"failed"}"#, "ERR_DIRECT_INVOKE", "failed"),
        ("X04", r#"{"errors":[{"errorCode":"S.1","errorMessage":"m"}]}"#, "S.1", "m"),
        ("B (e)", r#"{"error":{"code":401,"message":"m"}}"#, "401", "m"),
        ("B (e) OAuth", r#"{"error":"invalid_token","error_description":"m"}"#, "invalid_token", "m"),
        ("rows with it", r#"{"code":500,"msg":"m","data":[{"a":1}]}"#, "500", "m"),
    ] {
        let error = read(body).1.unwrap().error.expect(id);
        assert_eq!((error.code.as_str(), error.message.as_str()), (code, message), "{id}");
    }
    for body in [
        r#"{"code":0,"message":"success","data":[]}"#,
        r#"{"code":null,"data":[]}"#,
        r#"{"errors":[],"error":null,"data":[]}"#,
        r#"{"code":"","msg":"","data":[]}"#,
    ] {
        assert_eq!(read(body).1, Ok(EMPTY), "{body}");
    }
}
