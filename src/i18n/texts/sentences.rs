//! Texts with something in them.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    versions_of(package): "Versions of {package}", "{package} 的版本";
    connection_called(name): "Connection: {name}", "连接：{name}";
    no_connection_called(name): "There is no connection called {name}", "没有名为“{name}”的连接";
    remove_what(what): "Remove {what}", "移除 {what}";
    sign_in_to(server, connection): "{server} on {connection} asks who you are.", "{connection} 的 {server} 需要登录。";
    waiting(seconds): "Waiting for the server · {seconds} s", "正在等待服务器 · {seconds} 秒";
    attempt(number, of): "attempt {number} of {of}", "第 {number} 次尝试，共 {of} 次";
    repeated_rows(count): "{count} repeated rows left out", "已略去 {count} 行重复数据";
    short_page(count):
        "this server sends only {count} rows at a time: choose smaller pages, or load all",
        "服务器一次只返回 {count} 行：请选择更小的每页行数，或加载全部";
    miscounted(count): "the server counts only {count} in all", "服务器报告的总数只有 {count}";
    not_exact_rows(count): "{count} rows of this page do not match exactly", "本页有 {count} 行不完全匹配";
    does_not_offer(list): "This server does not offer {list}", "该服务器不提供{list}";
    has_no_server_for(list): "This connection has no server for {list}", "该连接没有提供{list}的服务器";
    timeout_cure(seconds):
        "Nothing came for {seconds} seconds. Retry, or ask the operator what is wrong.",
        "{seconds} 秒内没有收到数据。请重试，或询问管理员。";
    throttled_cure(seconds): "It asks to wait {seconds} seconds before the next request.", "服务器要求等待 {seconds} 秒后再试。";
    field_refused(field): "It does not accept the field {field}.", "服务器不接受字段 {field}。";
    milliseconds(count): "{count} ms", "{count} 毫秒";
    tries(count): "sent {count} times", "共发送 {count} 次";
    matching(count): "{count} matching", "共 {count} 项";
    at_least(count): "at least {count}", "至少 {count} 项";
    installed_count(count): "{count} installed", "已安装 {count} 个";
    size_on_page(size, rows): "{size} on this page’s {rows}", "本页 {rows} 项共 {size}";
    size_in_all(size): "{size} in all", "总计 {size}";
    span(first, last, total): "{first}–{last} of {total}", "第 {first}–{last} 项，共 {total} 项";
    /// The rows shown, of how many.
    found(span): "{span} found", "找到{span}";
    span_open(first, last): "{first}–{last} of more", "第 {first}–{last} 项，后面还有";
    page_number(page): "Page {page}", "第 {page} 页";
    rows_a_page(rows): "{rows} / page", "每页 {rows} 项";
    whole_list: "All rows", "全部行";
    one_skipped: "1 row could not be read", "1 行无法解析";
    skipped(count): "{count} rows could not be read", "{count} 行无法解析";
    remove_filter(filter): "Remove filter {filter}", "移除筛选 {filter}";
    one_tag: "1 tag", "1 个镜像版本";
    tags_count(count): "{count} tags", "{count} 个镜像版本";
    a_version: "1 version", "1 个版本";
    versions_count(count): "{count} versions", "{count} 个版本";
    may_not_hold(field, forbidden): "{field} may not contain “{forbidden}”", "{field}不能包含“{forbidden}”";
    permission_bits(bits): "Custom ({bits})", "自定义（{bits}）";
    copy_what(what): "Copy {what}", "复制 {what}";
    pull_command_of(tag): "pull command of {tag}", "{tag} 的拉取命令";
    show_more(count): "Show {count} more", "再显示 {count} 个";
    show_more_of(count, of): "Show {count} more of {of}", "再显示 {of} 的 {count} 个";
    older_lines(count): "Show {count} older lines", "显示更早的 {count} 条版本线";
    status_code(status): "status {status}", "状态码 {status}";
    because(what, why): "{what}: {why}", "{what}：{why}";
    labelled(label, value): "{label}: {value}", "{label}：{value}";
    sort_by(column): "Sort by {column}", "按{column}排序";
    rows_read(count): "{count} read", "已读取 {count} 行";
    row_is_no_object(number): "row {number} is no JSON object", "第 {number} 行不是 JSON 对象";
    row_lacks(number, field): "row {number} has no {field}", "第 {number} 行没有 {field}";
    requests_in_all(count): "{count}, one after the other", "共 {count} 次，依次发送";
    as_of(time): "as of {time}", "截至 {time}";
    days(days): "{days} d", "{days} 天";
    hours(hours): "{hours} h", "{hours} 小时";
    minutes(minutes): "{minutes} min", "{minutes} 分钟";
    under_a_minute: "less than a minute", "不到一分钟";
    also_called(names): " also {names} ", " 又名 {names} ";
    unmaintained(count): "{count} without a maintainer", "{count} 个无维护者";
    /// How many rows.
    naming_nobody(count): "Rows that name nobody: {count}", "未写明维护者的行：{count}";
    maintainers_count(count): "{count} people and teams", "{count} 位维护者";
    newer_count(count): "{count} with a newer version than the installed one", "{count} 个有比已安装更新的版本";
    clashes_count(count): "{count} in several repositories", "{count} 个名称在多个仓库中重复";
    installers_in(installers, repos):
        "{installers} installers in {repos} repositories",
        "{repos} 个仓库中的 {installers} 个安装包";
    rows_counted(count, total): "Counted of the {count} rows loaded, of {total}", "基于已加载的 {count} / {total} 行统计";
    all_rows_counted(count): "Counted of all {count} rows", "基于全部 {count} 行统计";
    rows_covered(count): "Of the {count} rows loaded", "基于已加载的 {count} 行";
    installed_is(version): "{version} installed", "已安装 {version}";
    more_values(count): "and {count} more", "另有 {count} 个";
    not_understood(what): "not understood: {what}", "无法识别：{what}";
    hygiene_of(count, size):
        "Of the {count} rows loaded, {size} as reported: how many rows, their size, its share. Each line leads to its rows.",
        "已加载的 {count} 行，服务器报告共 {size}。右侧依次为行数、大小及其占比，点击任一项查看对应的行。";
    sized_at_least(size): "At least {size}", "不小于 {size}";
    not_updated_for(days): "Not updated for {days} days", "{days} 天未更新";
    without_size(count): "{count} without a size", "{count} 个没有大小";
    storage_of(count): "Sizes as reported, of the {count} repositories loaded", "已加载的 {count} 个仓库，大小以服务器报告为准";
    repositories_count(count): "repositories: {count}", "{count} 个仓库";
    undated(count): "{count} without a date are not drawn", "{count} 个无日期的版本未绘出";
    cadence(days): "typically one version every {days} d", "通常每 {days} 天一个版本";
    later_by(time): "{time} later", "{time}后";
    since(version): "Since {version}", "自 {version} 以来";
    not_a_filter(why): "No filter: {why}", "筛选串无效：{why}";
    picked_left_out(count): "{count} left out: no longer here", "略去 {count} 行：已不在列表中";
    filter_empty: "it has no item", "没有任何条件";
    filter_no_item(item): "“{item}” is not of the form key::value", "“{item}”不是 key::value 的形式";
    filter_unknown_key(key): "there is no key “{key}”", "没有名为“{key}”的键";
    filter_repeated(key): "“{key}” is given twice", "“{key}”出现了两次";
    filter_unknown_center(word):
        "center is self or thirdparty, not “{word}”",
        "center 只能是 self 或 thirdparty，而不是“{word}”";
    filter_no_number(key, least, value):
        "{key} is a whole number from {least}, not “{value}”",
        "{key} 必须是不小于 {least} 的整数，而不是“{value}”";
    filter_half_a_window: "offset and limit go together", "offset 与 limit 必须同时给出";
    not_compared(count): "{count} more are selected: six rows are compared at once.", "另选了 {count} 行：最多同时比较六行。";
    select_what(name): "Select {name}", "选择 {name}";
    selected(count): "{count} selected", "已选 {count} 行";
    views_unreadable(why): "No file of views: {why}", "不是视图文件：{why}";
    views_imported(count, refused): "{count} imported, {refused} refused", "已导入 {count} 个，拒绝 {refused} 个";
    removed_what(name): "Removed “{name}”", "已删除“{name}”";
    rows_of(rows, total): "{rows} of {total}", "{rows} / {total}";
    /// Of how many that were searched; what the server counts.
    rows_searched(rows, searched, total):
        "{rows} of the {searched} rows searched · {total}",
        "在 {searched} 行中查找，{rows} 行 · {total}";
    rows_found(count): "All {count} found", "找到的全部 {count} 行";
    rows_shown(count): "The {count} shown", "显示的 {count} 行";
    every_minutes(minutes): "Every {minutes} min", "每 {minutes} 分钟";
    every_seconds(seconds): "Every {seconds} s", "每 {seconds} 秒";
    move_down(column): "Move {column} down", "下移 {column}";
    move_up(column): "Move {column} up", "上移 {column}";
}
