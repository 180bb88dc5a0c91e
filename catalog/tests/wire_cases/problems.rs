//! Answers that are no success: E05 to E07, E27, E28, E30, X01 to X11.

use crate::read;
use catalog::wire::ProblemKind::{
    self, BadRequest, Forbidden, NotFound, NotOffered, Other, Server, SessionExpired, SignInNeeded, Throttled,
};
use catalog::wire::{Problem, is_error_row, redact};

fn problem(status: u16, body: &str) -> Problem {
    Problem::new(status, None, body.as_bytes(), &[])
}

#[test]
fn causes() {
    let cases: &[(&str, u16, &str, ProblemKind, &str, &str)] = &[
        (
            "E05",
            500,
            r#"{"code":"io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN","msg":"获取REPO列表数据出错","data":null}"#,
            Server,
            "io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN",
            "获取REPO列表数据出错",
        ),
        (
            "E07",
            400,
            r#"{"code":"io.tkeel.INTERNAL_ERROR","msg":"error get query encoding unmarshal: parsing field \"page_num\": strconv.ParseInt: parsing \"\": invalid syntax","data":null}"#,
            BadRequest,
            "io.tkeel.INTERNAL_ERROR",
            "error get query encoding unmarshal: parsing field \"page_num\": strconv.ParseInt: parsing \"\": invalid syntax",
        ),
        (
            "E27",
            400,
            r#"{"code":3,"message":"bad","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R"}]}"#,
            BadRequest,
            "3",
            "bad",
        ),
        ("E27 details null", 500, r#"{"code":13,"message":"bad","details":null}"#, Server, "13", "bad"),
        ("E27 details absent", 500, r#"{"code":13,"message":"bad"}"#, Server, "13", "bad"),
        (
            "E28",
            500,
            r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: rudder"}"#,
            Server,
            "ERR_DIRECT_INVOKE",
            "failed to invoke, id: rudder",
        ),
        ("E30.a", 502, "<html><h1>502 Bad Gateway</h1></html>", Server, "", ""),
        ("E30.b", 500, "", Server, "", ""),
        ("E30.c", 500, r#"{"code":"io.tkeel.SUCC"#, Server, "", ""),
        ("E30.d", 500, "\u{feff}{\"code\":\"x\",\"msg\":\"m\"}", Server, "x", "m"),
        (
            "X01",
            400,
            r#"[{"errorCode":"SVCSTG.SWR.4001048","errorMessage":"Failed to get Token from Context","detail":""}]"#,
            SignInNeeded,
            "SVCSTG.SWR.4001048",
            "Failed to get Token from Context",
        ),
        (
            "X03",
            401,
            r#"[{"errorCode":"SVCSTG.SWR.4010000","errorMessage":"Authenticate Error","detail":null}]"#,
            SessionExpired,
            "SVCSTG.SWR.4010000",
            "Authenticate Error",
        ),
        (
            "X04.a",
            400,
            r#"{"errors":[{"errorCode":"SVCSTG.SWR.4001035","errorMessage":"Invalid filter"}]}"#,
            BadRequest,
            "SVCSTG.SWR.4001035",
            "Invalid filter",
        ),
        ("X04.b", 400, r#"{"errors":[]}"#, BadRequest, "", ""),
        ("X04.c", 400, r#"{"errors":null}"#, BadRequest, "", ""),
        ("X05", 400, r#"{"errorCode":"SVCSTG.SWR.4001090","errorMessage":"x"}"#, BadRequest, "SVCSTG.SWR.4001090", "x"),
        (
            "X06.a",
            401,
            r#"{"error_msg":"Incorrect IAM authentication information: token expires, expires_at: 2026-01-01T00:00:00.000000Z","error_code":"APIGW.0301","request_id":"9c2f"}"#,
            SessionExpired,
            "APIGW.0301",
            "Incorrect IAM authentication information: token expires, expires_at: 2026-01-01T00:00:00.000000Z",
        ),
        (
            "X06.b",
            401,
            r#"{"error_msg":"Incorrect IAM authentication information: x-auth-token not found","error_code":"APIGW.0301"}"#,
            SignInNeeded,
            "APIGW.0301",
            "Incorrect IAM authentication information: x-auth-token not found",
        ),
        (
            "X06.c",
            401,
            r#"{"error_msg":"Incorrect IAM authentication information: decrypt token fail","error_code":"APIG.0301"}"#,
            SignInNeeded,
            "APIG.0301",
            "Incorrect IAM authentication information: decrypt token fail",
        ),
        (
            "X07",
            404,
            r#"{"error_msg":"The API does not exist or has not been published in the environment","error_code":"APIGW.0101","request_id":"5052"}"#,
            NotOffered,
            "APIGW.0101",
            "The API does not exist or has not been published in the environment",
        ),
        (
            "B unknown URL",
            404,
            r#"[{"errorCode":"SVCSTG.SWR.4040083","errorMessage":"m"}]"#,
            NotOffered,
            "SVCSTG.SWR.4040083",
            "m",
        ),
        (
            "B no package",
            404,
            r#"[{"errorCode":"SVCSTG.SWR.4040004","errorMessage":"m"}]"#,
            NotFound,
            "SVCSTG.SWR.4040004",
            "m",
        ),
        (
            "X09.a",
            403,
            r#"[{"errorCode":"SVCSTG.SWR.4031042","errorMessage":"too many requests","detail":""}]"#,
            Throttled,
            "SVCSTG.SWR.4031042",
            "too many requests",
        ),
        ("X09.b", 429, r#"{"error_code":"APIGW.0308","error_msg":"throttled"}"#, Throttled, "APIGW.0308", "throttled"),
        (
            "X10",
            403,
            r#"{"error_code":"SVCSTG.SWR.4030170","error_msg":"Insufficient permissions","encoded_authorization_message":"Egpj"}"#,
            Forbidden,
            "SVCSTG.SWR.4030170",
            "Insufficient permissions",
        ),
        (
            "B other tenant",
            401,
            r#"[{"errorCode":"SVCSTG.SWR.4011064","errorMessage":"m"}]"#,
            Forbidden,
            "SVCSTG.SWR.4011064",
            "m",
        ),
        ("B busy", 409, r#"[{"errorCode":"SVCSTG.SWR.4090023","errorMessage":"m"}]"#, Other, "SVCSTG.SWR.4090023", "m"),
        (
            "B (e)",
            401,
            r#"{"error":{"code":401,"message":"The request you have made requires authentication."}}"#,
            SignInNeeded,
            "401",
            "The request you have made requires authentication.",
        ),
        ("B (f)", 400, r#"{"code":"C","message":"m"}"#, BadRequest, "C", "m"),
        ("B (a) detail only", 500, r#"[{"errorCode":"C","errorMessage":"","detail":"d"}]"#, Server, "C", "d"),
        ("API 4", 400, "{}", BadRequest, "", ""),
        ("X11.a", 500, "[]", Server, "", ""),
        ("X11.b", 500, r#""oops""#, Server, "", "oops"),
        ("X11.c", 401, "null", SignInNeeded, "", ""),
        ("X11.d", 431, "<html><center>nginx</center></html>", Other, "", ""),
        ("X11.e", 494, "<html><center>nginx</center></html>", Other, "", ""),
        ("B (g) text", 503, "no healthy upstream", Server, "", "no healthy upstream"),
        ("B (g) noise", 503, "\u{1}\u{2}", Server, "", ""),
    ];
    for (id, status, body, kind, code, message) in cases {
        let found = problem(*status, body);
        assert_eq!((found.kind, found.code.as_str(), found.message.as_str()), (*kind, *code, *message), "{id}");
        assert_eq!(found.status, *status, "{id}");
        assert!(!found.to_string().contains("Egpj"), "{id}");
    }
}

#[test]
fn e05_the_status_may_say_success() {
    for (id, body, kind) in [
        ("E05", r#"{"code":"io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN","msg":"x","data":null}"#, Server),
        ("E27", r#"{"code":3,"message":"bad"}"#, BadRequest),
        ("E27 unauthenticated", r#"{"code":16,"message":"bad"}"#, SignInNeeded),
        ("B (e)", r#"{"error":{"code":403,"message":"m"}}"#, Forbidden),
        ("X03", r#"{"errorCode":"SVCSTG.SWR.4010000","errorMessage":"m"}"#, SessionExpired),
        ("X05", r#"{"errorCode":"SVCSTG.SWR.4001090","errorMessage":"m"}"#, BadRequest),
    ] {
        let said = read(body).1.unwrap().error.expect(id);
        assert_eq!(Problem::from_message(200, None, said, &[]).kind, kind, "{id}");
    }
}

#[test]
fn x01_a_list_of_errors_is_no_list_of_repositories() {
    let body = r#"[{"errorCode":"SVCSTG.SWR.4001048","errorMessage":"Failed to get Token from Context","detail":""}]"#;
    let (rows, _) = read(body);
    let said = is_error_row(rows[0].as_bytes()).unwrap();
    assert_eq!((said.code.as_str(), said.message.as_str()), ("SVCSTG.SWR.4001048", "Failed to get Token from Context"));
    assert_eq!(Problem::from_message(200, None, said, &[]).kind, SignInNeeded);
    for row in
        [r#"{"name":"errorCode"}"#, r#"{"errorCode":null}"#, r#"{"errorCode":""}"#, r#"{"error":"x"}"#, "null", "1"]
    {
        assert_eq!(is_error_row(row.as_bytes()), None, "{row}");
    }
}

#[test]
fn e06_the_token_is_nowhere() {
    let body = r#"{"code":"","msg":"error authenticate: call authentication: invoke json: error invoke request({\"header\":{\"Authorization\":[\"Bearer eyJx.y.z\"]}}): 401 Unauthorized","data":null}"#;
    let found = problem(401, body);
    assert_eq!(found.kind, SignInNeeded);
    assert!(found.message.starts_with("error authenticate: call authentication"));
    assert!(found.message.ends_with("401 Unauthorized"));
    let framed = read(body).1.unwrap();
    for text in [format!("{found:?}"), found.to_string(), format!("{framed:?}")] {
        assert!(!text.contains("eyJ") && !text.contains("y.z"), "{text}");
    }
}

#[test]
fn credentials_are_masked() {
    let iam = format!("MII{}", "aB3+/".repeat(60));
    for (text, secrets, expected) in [
        ("Bearer abc.def rest", &[][..], "Bearer ••• rest"),
        ("bearer%20abc rest", &[], "bearer%20••• rest"),
        ("token eyJhbGciOi.J9.x_-y!", &[], "token •••!"),
        ("eyJ", &[], "eyJ"),
        (r#"{"X-Auth-Token":["abc"]}"#, &[], r#"{"X-Auth-Token":["•••"]}"#),
        ("GET /oauth2/admin?password=cGFzcw==&x=1", &[], "GET /oauth2/admin?password=•••&x=1"),
        ("Authorization: SDK-HMAC-SHA256 Access=AK, Signature=ff\nnext", &[], "Authorization: •••\nnext"),
        ("encoded_authorization_message: Egpj", &[], "encoded_authorization_message: •••"),
        ("wrong password", &[], "wrong password"),
        ("user hunter2 said hunter22", &["hunter2", ""], "user ••• said •••2"),
        ("user tok", &["Bearer tok"], "user •••"),
        ("long ab abc", &["ab", "abc"], "long ••• •••"),
        (iam.as_str(), &[], "•••"),
        ("设备 plain text", &[], "设备 plain text"),
    ] {
        assert_eq!(redact(text, secrets), expected);
    }
}

#[test]
fn what_is_kept_is_bounded() {
    let long = problem(500, &"é".repeat(5_000));
    assert_eq!(long.message.chars().count(), 2_001);
    let huge = problem(500, &"é".repeat(5_000_000));
    assert_eq!(huge.message.chars().count(), 2_001);
    let deep = r#"{"error":"#.repeat(100_000);
    assert_eq!(problem(500, &deep).kind, Server);
    let secret = "s".repeat(1_990) + "hunter2hunter2";
    assert!(!Problem::new(500, None, secret.as_bytes(), &["hunter2hunter2"]).message.contains("hunter"));
}

#[test]
fn the_header_names_the_request() {
    let body = br#"{"error_code":"APIGW.0301","request_id":"9c2f"}"#;
    assert_eq!(Problem::new(401, None, body, &[]).request_id, "9c2f", "X06");
    assert_eq!(Problem::new(401, Some(" "), body, &[]).request_id, "9c2f");
    assert_eq!(Problem::new(401, Some("abc"), body, &[]).request_id, "abc");
}
