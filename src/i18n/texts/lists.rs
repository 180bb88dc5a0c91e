//! Lists and their tools.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    loading: "Loading…", "正在加载…";
    loading_rows(loaded): "Loading… {loaded} rows so far", "正在加载… 已有 {loaded} 行";
    loading_rows_of(loaded, total): "Loading… {loaded} of {total} rows", "正在加载… {loaded} / {total} 行";
    refreshing: "Refreshing…", "正在刷新…";
    cancel: "Cancel", "取消";
    load_all_rows: "Load all", "加载全部";
    load_all(total): "Load all {total}", "加载全部 {total} 行";
    load_first(most, total): "Load the first {most} of {total}", "加载前 {most} 行（共 {total} 行）";
    stop_loading: "Stop loading", "停止加载";
    sorted_in_page: "sorted within this page", "仅在本页内排序";
    scope_loaded(loaded):
        "Filtered by the server; sorting and finding cover the {loaded} rows loaded",
        "由服务器筛选；排序与查找覆盖已加载的 {loaded} 行";
    scope_capped(most):
        "Filtered by the server; sorting and finding cover the first {most} rows: no more are loaded at once",
        "由服务器筛选；排序与查找覆盖前 {most} 行：一次最多加载这么多";
    scope_whole: "Filtered by the server; sorting and finding cover all of it", "由服务器筛选；排序与查找覆盖全部行";
    scope_here(loaded):
        "Filtered in the browser, out of the {loaded} rows loaded; sorting and finding cover them all",
        "由浏览器在已加载的 {loaded} 行中筛选；排序与查找也覆盖这些行";
    scope_server: "Filtered and sorted by the server; finding covers this page", "由服务器筛选和排序；查找仅限本页";
    scope_server_whole: "Filtered and sorted by the server; finding covers all of it", "由服务器筛选和排序；查找覆盖全部行";
    scope_page: "Filtered by the server; sorting and finding cover this page", "由服务器筛选；排序与查找仅限本页";
    sorted_in_loaded: "sorted within the rows loaded", "仅在已加载的行内排序";
    order_ignored: "this server ignored the order; sorted within this page", "服务器未按要求排序，仅在本页内排序";
    paging_ignored: "this server ignored the page; all its rows are here", "服务器忽略了分页，已返回全部行";
    pagination: "Pages", "分页";
    page_size: "Rows per page", "每页行数";
    first_page: "First page", "第一页";
    previous_page: "Previous page", "上一页";
    next_page: "Next page", "下一页";
    last_page: "Last page", "最后一页";
    total_unknown: "total unknown", "总数未知";
    empty_repositories: "No repositories yet", "还没有镜像仓库";
    empty_repositories_hint: "Push an image to this registry and it appears here.", "向该仓库推送镜像后会显示在这里。";
    empty_packages: "No packages yet", "还没有软件包";
    empty_packages_hint: "Upload a package to this registry and it appears here.", "上传软件包后会显示在这里。";
    empty_versions: "This package has no versions", "该软件包没有版本";
    empty_versions_hint: "Upload a version and it appears here.", "上传版本后会显示在这里。";
    empty_installers: "No installers yet", "还没有安装包";
    empty_installers_hint: "Add a chart repository and its installers appear here.", "添加安装包仓库后会显示在这里。";
    filtered_empty: "Nothing matches these filters", "没有符合筛选条件的结果";
    words_hint: "Some servers search names only, and tell capitals from small letters.", "部分服务器只搜索名称，且区分大小写。";
    past_the_end: "There is no such page", "没有这一页";
    past_the_end_hint: "The list is shorter than this address says.", "列表比该地址所示更短。";
    go_to_first_page: "Go to the first page", "回到第一页";
    rows: "Rows", "行";
    requests: "Requests", "请求次数";
    reset: "Reset", "恢复默认";
    time_between: "Time between", "间隔";
    files_change: "Change of files", "文件数变化";
    size_change: "Change of size", "大小变化";
    newer_available: "newer available", "有新版本";
    clash: "in several repositories", "多个仓库同名";
    maintainers_index: "Maintainers index", "维护者索引";
    hygiene: "Housekeeping", "清理线索";
    largest_rows: "The largest", "体积最大的几项";
    never_downloaded: "Never downloaded", "从未下载";
    without_images: "Without an image", "没有镜像";
    untagged: "Without a tag", "没有标签";
    without_versions: "Without a version", "没有版本";
    one_version: "With one version alone", "仅有一个版本";
    of_no_size: "Of size 0", "大小为 0";
    open_to_all: "Public", "公有";
    undescribed: "Without a description", "没有描述";
    matrix: "Matrix", "矩阵";
    complete: "Complete", "补全";
    help_properties: "Properties of these rows", "这些行的属性";
    help_date: "before, after or within a day, a month or a year", "某日、某月或某年之前、之后或之内";
    help_age: "less than 30 days ago; h, d, w, m, y", "30 天以内；单位 h、d、w、m、y";
    help_number: "numbers and sizes: > >= < <=, or a range such as 100MB..1GB", "数字和大小：> >= < <=，或范围，如 100MB..1GB";
    help_property:
        "rows whose property holds the text; several with commas; := for the very same",
        "属性包含该文本的行；多个值用逗号分隔；:= 表示完全相同";
    help_minus: "rows without it; before a condition, rows that do not fulfil it", "排除；写在条件前则排除符合条件的行";
    help_quotes: "blanks and all, also as a value", "包含空格的短语，也可作为值";
    help_plain: "the words, as they stand, in any text of a row", "在行的任意文本中查找这些字词";
    search_help: "What can be looked for", "查找语法";
    facets: "Facets", "分面";
    no_value: "(none)", "（无）";
    storage: "Storage", "存储";
    unchanged: "unchanged", "无变化";
    step_other: "Other", "其他";
    legend: "Kinds of dots", "圆点图例";
    step_build: "Build", "构建";
    step_prerelease: "Pre-release", "预发布";
    step_patch: "Patch", "修订版本";
    step_minor: "Minor", "次版本";
    step_major: "Major", "主版本";
    step_first: "First release", "首个版本";
    step: "Step", "版本跨度";
    version_lines: "Version lines", "版本线";
    timeline: "Timeline", "时间线";
    not_a_range:
        "Not a version range, so it leaves out nothing: try >=1.4, <2 or 2.x",
        "不是有效的版本范围，未作筛选：例如 >=1.4, <2 或 2.x";
    stable_only: "No pre-releases", "不含预发布";
    version_range: "Version range", "版本范围";
    filter_string: "Filter as the API writes it", "API 形式的筛选串";
    row_as_sent: "Raw JSON", "原始 JSON";
    row_as_read: "JSON as Gantry read it (the answer was too large to keep)", "Gantry 解析后的 JSON（响应过大，未保留原文）";
    differs: "differs", "不同";
    only_differences: "Only what differs", "仅显示不同之处";
    copy_names: "Copy names", "复制名称";
    compare: "Compare", "比较";
    select_shown: "Select all shown", "选择显示的全部行";
    select_none: "Select none", "取消选择";
    select_rows: "Select rows", "选择行";
    import: "Import", "导入";
    undo: "Undo", "撤销";
    open_view: "Open", "打开";
    view_name_taken: "It needs a name that no other view has", "名称不能为空，也不能与其他视图重复";
    view_needs_name: "Give it a name of at most 80 letters", "请填写名称（最多 80 个字符）";
    view_saved: "Saved: it stands in the rail", "已保存：显示在侧栏中";
    view_saved_on_phone: "Saved: it stands in the command palette", "已保存：显示在命令面板中";
    save_view_as: "Save as a view", "存为视图";
    save_view: "Save this view", "保存当前视图";
    view_name: "Name of the view", "视图名称";
    manage_views: "Manage saved views", "管理已存视图";
    saved_views: "Saved views", "已存视图";
    downloaded: "Handed to the browser as a file", "已作为文件交给浏览器";
    download: "Download", "下载";
    format: "Format", "格式";
    export: "Export", "导出";
    columns: "Columns", "列";
    never: "Never", "从不";
    auto_refresh: "Refresh", "自动刷新";
    shown_as: "Shown as", "显示为";
    as_table: "Table", "表格";
    as_cards: "Cards", "卡片";
    rows_flat: "Flat", "逐行列出";
    rows_by_installer: "Grouped by installer", "按安装包分组";
    rows_by_line: "Grouped by line", "按版本线分组";
    /// Of an installer; how many.
    other_versions(name, count): "Other versions of {name} ({count})", "{name} 的其他版本（{count}）";
    grouped_page(count): "{count} installers, grouped within this page", "{count} 个安装包，仅在本页内分组";
    grouped_all(count): "{count} installers, grouped over all rows", "{count} 个安装包，按全部行分组";
    /// Of a line as `1.8`; how many.
    others_of_line(line, count): "Other versions of line {line} ({count})", "版本线 {line} 的其他版本（{count}）";
    other_names(count): "Other versions that belong to no line ({count})", "其他不属于任何版本线的版本（{count}）";
    other_floating(count): "Other floating versions ({count})", "其他浮动版本（{count}）";
    grouped_line: "1 line, grouped over all rows", "1 条版本线，按全部行分组";
    grouped_lines(count): "{count} lines, grouped over all rows", "{count} 条版本线，按全部行分组";
    grouped_line_and_rest: "1 line and versions of none, grouped over all rows", "1 条版本线及不属于版本线的版本，按全部行分组";
    grouped_lines_and_rest(count):
        "{count} lines and versions of none, grouped over all rows",
        "{count} 条版本线及不属于版本线的版本，按全部行分组";
    density_roomy: "Roomy", "宽松";
    density_normal: "Normal", "标准";
    density_compact: "Compact", "紧凑";
    density: "Density", "密度";
    layout_in_link: "This list as it looks now", "当前列表及其布局";
    /// Within a sentence, behind "Copy".
    link_with_layout: "a link with this layout", "带此布局的链接";
    with_layout: "With columns and density", "包含列与密度";
    tools_missing: "This part of Gantry could not be loaded", "无法加载 Gantry 的这一部分";
    tools_missing_cure:
        "Check the connection to the server that Gantry came from and try again. If Gantry was updated meanwhile, reload the page.",
        "请检查与 Gantry 所在服务器的连接后重试。如果 Gantry 刚刚更新过，请重新加载页面。";
    list_missing(list): "Could not load {list}", "无法加载{list}";
    list_missing_cure:
        "Nor could the part of Gantry that would explain why. Check the network and the server, then retry.",
        "用于说明原因的 Gantry 部分也未能加载。请检查网络和服务器后重试。";
    reload: "Reload", "重新加载";
    new_version: "A new version of Gantry is here", "Gantry 有新版本";
    not_now: "Not now", "暂不";
    /// Since when, how many rows are new, changed, gone.
    changes_since(since, new, changed, gone):
        "Since {since}: {new} new, {changed} changed, {gone} gone",
        "自 {since} 起：新增 {new}，变更 {changed}，消失 {gone}";
    gone_rows(names): "Gone: {names}", "已消失：{names}";
    mark_seen: "Mark as seen", "标记为已读";
    new_row: "New", "新增";
    /// In what.
    changed_row(properties): "Changed: {properties}", "已变更：{properties}";
    changed_separator: ", ", "、";
    time_zone: "Time zone", "时区";
    /// The browser's zone, such as `UTC+8`.
    zone_local(zone): "This browser's ({zone})", "浏览器所在时区（{zone}）";
    favourites: "Favourites", "收藏";
    recent: "Recent", "最近";
    recently_opened: "Recently opened", "最近打开";
    add_favourite: "Add to favourites", "加入收藏";
    remove_favourite: "Remove from favourites", "取消收藏";
    palette: "Command palette", "命令面板";
    palette_hint: "Go to, search, or do", "跳转、搜索或执行命令";
    page: "Page", "页面";
    command: "Command", "命令";
    search: "Search", "搜索";
    /// What is looked for, in which list.
    search_in(what, list): "Search {list} for “{what}”", "在{list}中搜索“{what}”";
    request_drawer: "Request", "请求";
    view_settings: "Columns and view", "列与视图";
}
