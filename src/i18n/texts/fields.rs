//! Columns and fields.

#![expect(missing_docs, reason = "a text's name says what it is for")]

use super::{Texts, texts};

texts! {
    name: "Name", "名称";
    version: "Version", "版本号";
    size: "Size", "大小";
    size_per_tag: "Size per tag", "平均每版本";
    average_as_reported:
        "average, as reported; shared layers count as the server counts them",
        "平均值，以服务器报告为准；共享层按服务器的方式计算";
    tags: "Tags", "镜像版本";
    num_tags: "Number of tags", "镜像版本数";
    pulls: "Pulls", "下载次数";
    visibility: "Visibility", "公开属性";
    public: "Public", "公有";
    private: "Private", "私有";
    unknown: "Unknown", "未知";
    tenant: "Tenant", "租户";
    creator: "Creator", "创建者";
    permission: "Permission", "权限";
    permission_manage: "Manage", "管理";
    permission_edit: "Edit", "编辑";
    permission_read: "Read", "读取";
    permission_none: "None", "无权限";
    num_versions: "Versions", "版本个数";
    num_files: "Files", "文件个数";
    created: "Created", "创建时间";
    updated: "Updated", "更新时间";
    description: "Description", "描述";
    logo: "Logo", "仓库 logo";
    status: "Status", "状态";
    repo: "Repository", "所属仓库";
    state: "State", "状态";
    state_installed: "Installed", "已安装";
    state_uninstalled: "Not installed", "未安装";
    state_same_name: "Other version installed", "已安装其他版本";
    last_change: "Last change", "最近更新";
    id: "ID", "编号";
    external_address: "External address", "集群外部地址";
    internal_address: "Internal address", "集群内部地址";
    uncategorised: "Uncategorised", "未分类";
    category_app_server: "App server", "应用服务器";
    category_linux: "Linux", "Linux 系统";
    category_framework_app: "Framework", "框架与应用";
    category_database: "Database", "数据库";
    category_lang: "Language", "编程语言";
    category_other: "Other", "其他";
    category_windows: "Windows", "Windows 系统";
    category_arm: "Arm", "Arm 架构";
}
