//! Other pages.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    not_found: "There is no such page", "页面不存在";
    not_found_hint: "The address names no view of Gantry.", "该地址不对应 Gantry 的任何视图。";
    go_to_overview: "Go to the overview", "前往概览";
    config_failed: "The configuration could not be read", "无法读取配置";
    as_listed: "as listed by the server", "以服务器列表为准";
    total_repositories: "own repositories", "自己的镜像仓库";
    total_packages: "software packages", "软件包总数";
    total_versions: "over all packages", "所有软件包合计";
}
