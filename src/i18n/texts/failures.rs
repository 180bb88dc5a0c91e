//! Failures: what happened, and what one can do.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    retry: "Retry", "重试";
    failed_title: "Could not load this list", "无法加载该列表";
    refresh_failed: "Could not refresh", "刷新失败";
    old_rows: "The rows below are from before.", "下方是之前的数据。";
    error_network: "The server could not be reached", "无法连接服务器";
    error_network_cure:
        "It may be down, refuse the connection, or not allow this page to call it (CORS). Check the address, then retry.",
        "服务器可能已停止、拒绝连接，或不允许本页面调用（CORS）。请检查地址后重试。";
    error_offline: "You are offline", "网络已断开";
    error_offline_cure: "Reconnect, then retry.", "请恢复网络连接后重试。";
    error_mixed: "The browser blocked this request", "浏览器阻止了该请求";
    error_mixed_cure:
        "This page was loaded over HTTPS and may not call a plain HTTP address: give the server an HTTPS address, or open Gantry over HTTP.",
        "本页面通过 HTTPS 加载，不能调用 HTTP 地址：请为服务器配置 HTTPS 地址，或通过 HTTP 打开 Gantry。";
    error_timeout: "The server did not answer in time", "服务器未及时响应";
    error_cancelled: "Cancelled", "已取消";
    error_cancelled_cure: "Nothing was changed. Retry when you like.", "没有任何更改，可随时重试。";
    error_unauthorized: "The server asks for a sign-in", "服务器要求登录";
    error_unauthorized_cure:
        "Sign in with a token. A gateway also asks for one when the service behind it is down.",
        "请使用令牌登录。若网关后端服务异常，网关也会要求登录。";
    error_expired: "The session has expired", "会话已过期";
    error_expired_cure: "Sign in with a new token.", "请使用新令牌登录。";
    error_no_auth_cure:
        "This connection sends no token. The operator can set how it signs in, in config.json.",
        "该连接不发送令牌。管理员可在 config.json 中设置登录方式。";
    error_forbidden: "The server does not allow this", "服务器拒绝了访问";
    error_forbidden_cure: "Ask the owner of this organization for permission.", "请向该组织的管理员申请权限。";
    error_throttled: "The server asks to slow down", "服务器要求降低请求频率";
    error_throttled_cure: "Wait a moment, then retry.", "请稍候再重试。";
    error_not_found: "The server does not know this", "服务器上不存在该内容";
    error_not_found_cure: "Check the name, or go back to the list.", "请检查名称，或返回列表。";
    error_not_offered_cure: "The other views keep working.", "其他视图仍可正常使用。";
    error_no_server_cure: "The operator can name such a server in config.json.", "管理员可在 config.json 中配置相应的服务器。";
    error_bad_request: "The server refused the request", "服务器拒绝了该请求";
    error_bad_request_cure: "Change the filters, then retry.", "请修改筛选条件后重试。";
    error_server: "The server failed", "服务器出错";
    error_server_cure: "Retry; if it stays, tell the operator the details.", "请重试；若仍失败，请将详情告知运维人员。";
    error_decode: "The answer is not from this API", "响应并非来自该 API";
    error_decode_cure:
        "Something other than the API may have answered: check the address that Gantry calls.",
        "应答的可能不是该 API：请检查 Gantry 所调用的地址。";
    error_html_cure:
        "A web page came back: a sign-in page or a proxy may stand in front of the server. Check the address that Gantry calls.",
        "收到的是网页：服务器前可能有登录页或代理。请检查 Gantry 调用的地址。";
    error_truncated: "The answer was cut off", "响应不完整";
    error_truncated_cure:
        "The server, or something on the way, ended it too early. Retry; if it stays, tell the operator the details.",
        "服务器或中间环节提前结束了响应。请重试；若仍失败，请将详情告知管理员。";
    error_request: "Request", "请求";
    error_answer: "Answer", "响应";
    error_request_id: "Request id", "请求编号";
    header_missing: "Header missing", "缺少的响应头";
    /// What could not be read, and all that should be readable.
    header_missing_cure(name, all):
        "The page may not read {name}: it is not sent, or not listed in Access-Control-Expose-Headers. Totals come from the rows instead. The server should answer with Access-Control-Expose-Headers: {all}",
        "页面无法读取 {name}：服务器没有发送，或没有在 Access-Control-Expose-Headers 中列出。总数改由各行得出。服务器应返回 Access-Control-Expose-Headers: {all}";
    error_took: "Time", "耗时";
    error_command: "As a command", "命令";
    /// Within a sentence, behind "Copy".
    request_url: "request URL", "请求地址";
    curl_command: "curl command", "curl 命令";
    error_detail: "What was sent and answered", "请求与响应详情";
}
