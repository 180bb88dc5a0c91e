//! Panels.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    details: "Details", "详情";
    close: "Close", "关闭";
    summary: "Summary", "摘要";
    pull: "Pull", "拉取镜像";
    client: "Client", "客户端";
    address: "Address", "地址";
    address_external: "Public", "公网";
    address_internal: "Internal", "内网";
    pull_command: "pull command", "拉取命令";
    install_command: "install command", "安装命令";
    helm_needs(repo): "Helm must know this chart repository as {repo}.", "Helm 中须已添加名为 {repo} 的仓库。";
    no_external_address: "This repository has no public address.", "该仓库没有公网地址。";
    no_internal_address: "This repository has no internal address.", "该仓库没有内网地址。";
    open_console: "Open in the registry console", "在镜像仓库控制台中打开";
    no_tags: "No tags yet.", "还没有镜像版本。";
    prereleases: "Pre-releases", "预发布版本";
    only_prereleases: "There are pre-releases only.", "只有预发布版本。";
    other_tags: "Other tags", "其他标签";
    floating_tags: "Floating tags", "浮动标签";
    newest: "newest", "最新";
    prerelease: "pre-release", "预发布";
    floating: "floating", "浮动标签";
    installed_badge: "installed", "已安装";
    maintainers: "Maintainers", "维护者";
    no_maintainers: "Nobody is named as maintainer.", "未登记维护者。";
    nameless: "No name given", "未提供姓名";
    mail: "Mail", "发邮件";
    page_link: "Page", "主页";
    opens_new_tab: "opens in a new tab", "在新标签页打开";
    annotations: "Annotations", "注解";
    /// A single one, with its value.
    annotation: "Annotation", "单条注解";
    metadata: "Metadata", "元数据";
    whole_readme: "The whole README", "README 全文";
    text_is_cut: "The rest is not shown: the text is too long.", "内容过长，其余部分未显示。";
    no_versions: "No versions are listed.", "没有列出版本。";
    no_description: "No description.", "暂无描述。";
    show_all_versions: "All versions", "查看全部版本";
    copy: "Copy", "复制";
    copied: "Copied", "已复制";
    copy_selected: "Could not copy. The text is selected: press Ctrl C.", "无法复制。文本已选中，请按 Ctrl C。";
    copy_failed: "Could not copy. Select the text and press Ctrl C.", "无法复制，请选中文本后按 Ctrl C。";
    not_in_rows: "This row is not on the page shown.", "当前页没有这一行。";
    not_in_rows_hint: "It may have been changed or removed, or stand on another page.", "它可能已被修改或删除，也可能在其他页。";
    bytes_unit: "bytes", "字节";
}
