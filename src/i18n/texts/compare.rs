//! Two connections, or two organizations, beside each other.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    compare_connections: "Compare connections", "对比连接";
    compare_organizations: "Compare organizations", "对比组织";
    compare_with(name): "Compare with {name}", "与 {name} 对比";
    list: "List", "列表";
    compared_with: "Compared with", "对比对象";
    itself(name): "{name} (itself)", "{name}（自身）";
    first_organization: "First organization", "第一个组织";
    second_organization: "Second organization", "第二个组织";
    first_repo: "First repository", "第一个仓库";
    second_repo: "Second repository", "第二个仓库";
    choose_one_seen: "choose one of those seen", "从已出现的名称中选择";
    one_is_named(name):
        "Only rows of {name} are compared: where one side is named, the other side is asked for the same.",
        "仅对比 {name} 的行：只填写一侧时，另一侧按同名对比。";
    both_are_named(name): "Only rows of {name} are compared, on both sides.", "两侧均只对比 {name} 的行。";
    paired_within_organizations(left, right):
        "{left} is compared with {right}. Rows are paired by name, without the organization.",
        "对比 {left} 与 {right}。按去掉组织后的名称配对。";
    paired_within_repos(left, right):
        "{left} is compared with {right}. Rows are paired by name and version, without the repository.",
        "对比 {left} 与 {right}。按去掉仓库后的名称和版本配对。";
    rows_there_of(count, others):
        "{count} rows; {others} rows of others left out",
        "{count} 行；已略去其他的 {others} 行";
    no_rows_of(name):
        "Nothing here is of {name}. The name counts to the letter.",
        "这里没有属于 {name} 的行。名称须完全一致。";
    two_are_needed: "Both sides are the same", "两侧相同";
    two_are_needed_hint:
        "Name another organization on one of the sides, or choose another connection.",
        "请在其中一侧填写另一个组织，或选择另一个连接。";
    nothing_to_compare: "There is nothing to compare", "没有可对比的内容";
    nothing_to_compare_hint: "Neither side has any row of what is compared.", "两侧都没有要对比的行。";
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
    nothing_known_differs: "Nothing differs in the rows that are here", "已加载的行中没有差异";
    nothing_known_differs_hint(count):
        "Both have the same {count} rows. Not all rows of both are here.",
        "两边的 {count} 行完全相同，但并非所有行都已加载。";
    none_of_those: "There are no such rows", "没有这样的行";
    rows_there(count): "{count} rows", "{count} 行";
    first_rows_there(count, total):
        "The first {count} of {total} rows are here. What comes after them is not known.",
        "仅加载了 {total} 行中的前 {count} 行，其后的行未知。";
    compared_shown(count, of): "{count} of {of} shown", "显示 {of} 行中的 {count} 行";
    one_connection: "There is only one connection", "只有一个连接";
    one_connection_hint:
        "Two organizations of it can be compared: name them above. To compare it with another connection, the operator adds that to config.json.",
        "可以对比其中的两个组织：请在上方填写。如需对比其他连接，请由管理员在 config.json 中添加。";
    one_connection_add_hint:
        "Two organizations of it can be compared: name them above. To compare it with another connection, add that in the dialog Connections.",
        "可以对比其中的两个组织：请在上方填写。如需对比其他连接，请在“连接”对话框中添加。";
    waiting_for_both: "The rows of both are needed to compare them.", "需要两边的数据才能对比。";
}
