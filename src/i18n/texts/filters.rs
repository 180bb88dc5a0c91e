//! Filter forms.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    filters: "Filters", "筛选条件";
    find_in_rows: "Find in these rows", "在这些行中查找";
    rows_loaded: "rows loaded", "行已加载";
    found_of(loaded): "of {loaded} rows loaded", "/ {loaded} 行已加载";
    nothing_found: "No loaded row holds these words", "已加载的行中没有这些文字";
    nothing_found_hint:
        "Only the rows that are loaded are searched here; the fields of the form ask the server.",
        "此处只查找已加载的行；表单中的字段由服务器筛选。";
    active_filters: "Active filters", "已启用的筛选";
    clear_all: "Clear all", "全部清除";
    any: "Any", "不限";
    all: "All", "全部";
    center: "Images", "镜像来源";
    center_own: "Own", "自己的镜像";
    center_thirdparty: "Third-party", "第三方镜像";
    namespace: "Organization", "组织";
    choose_organization: "Choose an organization", "选择组织";
    repository_name: "Repository name", "镜像仓库名称";
    category: "Category", "镜像仓库分类";
    package_name: "Package name", "软件包名";
    key_words: "Keywords", "关键词";
    exact_match: "Exact match", "精确匹配";
    regex: "Regular expression", "正则表达式";
    not_a_regex: "This is no regular expression", "这不是有效的正则表达式";
    state_filter: "State", "安装状态";
    installed_only: "Installed", "已安装";
    order_by: "Order by", "排序字段";
    order_default: "Server’s order", "服务端默认";
    order_own: "Default order", "默认顺序";
    ascending: "Ascending", "升序";
    descending: "Descending", "降序";
    /// The direction that it has.
    turn_round(direction): "{direction}: reverse the order", "{direction}：反转顺序";
}
