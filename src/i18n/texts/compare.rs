//! Two connections beside each other.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    compare_connections: "Compare connections", "对比连接";
    compare_with(name): "Compare with {name}", "与 {name} 对比";
    list: "List", "列表";
    compared_with: "Compared with", "对比对象";
    dates_count: "Dates count", "比较时间";
    dates_count_why: "A copy often has the dates of the copying", "副本的时间往往是复制时的时间";
    difference: "Difference", "差异";
    which_rows: "Which rows", "显示哪些行";
    all_that_differs: "All differences", "全部差异";
    only_in(name): "Only in {name}", "仅在 {name}";
    different: "Different", "不同";
    not_known: "Not known", "未知";
    the_same: "The same", "相同";
    absent: "not there", "不存在";
    own_tags: "Tags only there", "独有标签";
    none_of_its_own: "none", "无";
    not_all_named: "not all are named", "未全部列出";
    in_step: "In step: nothing differs", "完全一致，没有差异";
    in_step_hint(count): "Both have the same {count} rows.", "两边的 {count} 行完全相同。";
    none_of_those: "There are no such rows", "没有这样的行";
    rows_there(count): "{count} rows", "{count} 行";
    first_rows_there(count, total):
        "The first {count} of {total} rows are here. What comes after them is not known.",
        "仅加载了 {total} 行中的前 {count} 行，其后的行未知。";
    compared_shown(count, of): "{count} of {of} shown", "显示 {of} 行中的 {count} 行";
    one_connection: "There is only one connection", "只有一个连接";
    one_connection_hint:
        "To compare it with another one, the operator adds that to config.json.",
        "如需对比，请由管理员在 config.json 中添加另一个连接。";
    one_connection_add_hint:
        "To compare it with another one, add that in the dialog Connections.",
        "如需对比，请在“连接”对话框中添加另一个连接。";
    waiting_for_both: "The rows of both are needed to compare them.", "需要两边的数据才能对比。";
}
