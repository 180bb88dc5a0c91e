//! The frame around every page, and its dialogs.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    skip_to_content: "Skip to content", "跳到内容";
    main_navigation: "Main", "主导航";
    overview: "Overview", "概览";
    repositories: "Repositories", "镜像仓库";
    packages: "Packages", "软件包";
    versions: "Versions", "版本";
    installers: "Installers", "安装包";
    a_list_of_repositories: "repositories", "镜像仓库列表";
    a_list_of_packages: "packages", "软件包列表";
    a_list_of_versions: "versions", "版本列表";
    a_list_of_installers: "installers", "安装包列表";
    theme: "Theme", "主题";
    theme_system: "System", "跟随系统";
    theme_light: "Light", "浅色";
    theme_dark: "Dark", "深色";
    language: "Language", "语言";
    refresh: "Refresh", "刷新";
    keyboard_shortcuts: "Keyboard shortcuts", "键盘快捷键";
    shortcut_filter: "Focus the filter", "聚焦筛选框";
    shortcut_move: "Move through the rows", "在各行间移动";
    shortcut_open: "Open the row", "打开该行";
    shortcut_versions: "Show the versions of the package", "查看该软件包的版本";
    shortcut_close: "Close the panel", "关闭面板";
    shortcut_help: "Show this list", "显示本列表";
    shortcut_go: "Go to a view", "跳转到视图";
    connections: "Connections", "连接";
    add_connection: "Add a connection", "添加连接";
    add: "Add", "添加";
    swr_address: "SWR address", "SWR 地址";
    tkeel_address: "tKeel address", "tKeel 地址";
    region: "Region", "区域";
    swr_auth: "SWR sign-in", "SWR 登录方式";
    tkeel_auth: "tKeel sign-in", "tKeel 登录方式";
    auth_none: "None", "无";
    auth_x_auth_token: "X-Auth-Token", "X-Auth-Token 请求头";
    auth_bearer: "Bearer", "Bearer 令牌";
    own_folder: "this dashboard’s server", "本控制台的服务器";
    no_server: "none", "无";
    name_taken: "Give it a name that no other connection has.", "请填写与其他连接不同的名称。";
    bad_address: "Give an address such as https://host/path or /path.", "请填写 https://主机/路径 或 /路径 形式的地址。";
    unknown_connection_hint: "It may have been renamed, or be kept in another browser.", "它可能已被重命名，或保存在另一个浏览器中。";
    sign_in: "Sign in", "登录";
    sign_out: "Forget the token", "清除令牌";
    token: "Token", "令牌";
    token_hint:
        "It is kept in memory until the page is closed, and sent to this server alone.",
        "令牌仅保存在内存中，页面关闭即失效，且只发送给该服务器。";
    keep_for_tab: "Keep it until this tab is closed", "保留到此标签页关闭";
    token_refused: "The server refused this token", "服务器拒绝了该令牌";
    token_unusable:
        "A token is up to 32 KB of letters, digits and marks, without spaces",
        "令牌由不超过 32 KB 的字母、数字和符号组成，不含空格";
}
