//! The vocabulary: organizations and what they work on, in English and Chinese.

/// Something that software is about: the word in a name, in an English sentence, in a Chinese one.
pub type Subject = (&'static str, &'static str, &'static str);

/// An organization.
#[derive(Clone, Copy, Debug, Default)]
pub struct Organization {
    /// Its namespace.
    pub namespace: &'static str,
    /// Its share of all repositories and packages.
    pub weight: u64,
    /// Percentage of its descriptions that are Chinese.
    pub chinese: u64,
    /// What it works on.
    pub subjects: &'static [Subject],
}

/// The dozen organizations of the tenant.
pub const ORGANIZATIONS: [Organization; 12] = [
    Organization { namespace: "platform", weight: 18, chinese: 20, subjects: PLATFORM },
    Organization { namespace: "data-science", weight: 12, chinese: 35, subjects: DATA },
    Organization { namespace: "iot-edge", weight: 12, chinese: 50, subjects: EDGE },
    Organization { namespace: "payments", weight: 9, chinese: 20, subjects: PAYMENTS },
    Organization { namespace: "web", weight: 9, chinese: 25, subjects: WEB },
    Organization { namespace: "mobile", weight: 7, chinese: 25, subjects: MOBILE },
    Organization { namespace: "security", weight: 6, chinese: 15, subjects: SECURITY },
    Organization { namespace: "observability", weight: 7, chinese: 10, subjects: OBSERVABILITY },
    Organization { namespace: "ml-infra", weight: 7, chinese: 30, subjects: LEARNING },
    Organization { namespace: "ops", weight: 6, chinese: 20, subjects: OPERATIONS },
    Organization { namespace: "base-images", weight: 5, chinese: 10, subjects: BASES },
    Organization { namespace: "智能制造", weight: 2, chinese: 95, subjects: FACTORY },
];

const PLATFORM: &[Subject] = &[
    ("edge", "the edge network", "边缘网络"),
    ("account", "customer accounts", "客户账户"),
    ("billing", "monthly billing", "月度账单"),
    ("catalog", "the product catalogue", "产品目录"),
    ("config", "shared configuration", "共享配置"),
    ("feature-flag", "feature flags", "功能开关"),
    ("identity", "sign-in and identities", "登录与身份"),
    ("job", "background jobs", "后台任务"),
    ("mail", "outgoing mail", "邮件发送"),
    ("quota", "quotas and limits", "配额与限制"),
    ("report", "scheduled reports", "定时报表"),
    ("session", "user sessions", "用户会话"),
    ("tenant", "tenants and their plans", "租户与套餐"),
    ("workflow", "approval workflows", "审批流程"),
];
const DATA: &[Subject] = &[
    ("churn", "customer churn", "客户流失"),
    ("corpus", "text corpora", "文本语料"),
    ("dashboard", "analysts' dashboards", "分析看板"),
    ("demand", "demand forecasts", "需求预测"),
    ("etl", "nightly extracts", "夜间数据抽取"),
    ("feature-store", "model features", "模型特征"),
    ("geo", "geographic data", "地理数据"),
    ("lineage", "data lineage", "数据血缘"),
    ("notebook", "shared notebooks", "共享笔记本"),
    ("pricing", "price experiments", "价格实验"),
    ("ranking", "search ranking", "搜索排序"),
    ("survey", "survey answers", "问卷结果"),
];
const EDGE: &[Subject] = &[
    ("camera", "camera streams", "摄像头视频流"),
    ("device", "device management", "设备管理"),
    ("firmware", "firmware updates", "固件升级"),
    ("gateway", "field gateways", "现场网关"),
    ("modbus", "Modbus devices", "Modbus 设备"),
    ("mqtt", "MQTT messages", "MQTT 消息"),
    ("opcua", "OPC UA servers", "OPC UA 服务器"),
    ("rule", "edge rules", "边缘规则"),
    ("shadow", "device shadows", "设备影子"),
    ("telemetry", "telemetry", "遥测数据"),
    ("timeseries", "time series", "时序数据"),
    ("twin", "device twins", "设备孪生"),
];
const PAYMENTS: &[Subject] = &[
    ("card", "card payments", "银行卡支付"),
    ("checkout", "the checkout", "收银台"),
    ("fraud", "fraud checks", "反欺诈检查"),
    ("invoice", "invoices", "发票"),
    ("ledger", "the double-entry ledger", "复式账本"),
    ("payout", "payouts to merchants", "商户打款"),
    ("reconcile", "bank reconciliation", "银行对账"),
    ("refund", "refunds", "退款"),
    ("settlement", "daily settlement", "日终结算"),
    ("subscription", "subscriptions", "订阅"),
    ("tax", "tax rules", "税务规则"),
    ("wallet", "wallets", "电子钱包"),
];
const WEB: &[Subject] = &[
    ("blog", "the company blog", "公司博客"),
    ("cart", "the shopping cart", "购物车"),
    ("comment", "comments", "评论"),
    ("design-system", "the design system", "设计系统"),
    ("docs", "the documentation site", "文档站点"),
    ("forum", "the community forum", "社区论坛"),
    ("image-proxy", "resized pictures", "图片缩放"),
    ("landing", "landing pages", "落地页"),
    ("portal", "the customer portal", "客户门户"),
    ("search", "site search", "站内搜索"),
    ("sitemap", "site maps", "站点地图"),
    ("storefront", "the storefront", "店面"),
];
const MOBILE: &[Subject] = &[
    ("analytics", "app analytics", "应用分析"),
    ("app", "the mobile app", "移动应用"),
    ("crash", "crash reports", "崩溃报告"),
    ("deeplink", "deep links", "深度链接"),
    ("emulator", "device emulators", "设备模拟器"),
    ("onboarding", "the first steps of new users", "新用户引导"),
    ("push", "push notifications", "推送通知"),
    ("release", "store releases", "商店发布"),
    ("sync", "offline sync", "离线同步"),
    ("theme", "app themes", "应用主题"),
];
const SECURITY: &[Subject] = &[
    ("audit", "audit trails", "审计日志"),
    ("cert", "certificates", "证书"),
    ("key", "encryption keys", "加密密钥"),
    ("policy", "admission policies", "准入策略"),
    ("sbom", "bills of materials", "软件物料清单"),
    ("scan", "image scans", "镜像扫描"),
    ("secret", "secrets", "机密信息"),
    ("sign", "image signatures", "镜像签名"),
    ("threat", "threat feeds", "威胁情报"),
    ("vault", "the vault", "保险库"),
];
const OBSERVABILITY: &[Subject] = &[
    ("alert", "alerts", "告警"),
    ("anomaly", "anomalies in metrics", "指标异常"),
    ("incident", "incidents", "故障"),
    ("log", "logs", "日志"),
    ("metric", "metrics", "指标"),
    ("oncall", "on-call rotas", "值班表"),
    ("probe", "synthetic probes", "拨测"),
    ("slo", "service level objectives", "服务等级目标"),
    ("span", "spans", "调用片段"),
    ("trace", "traces", "链路追踪"),
];
const LEARNING: &[Subject] = &[
    ("annotation", "labelled examples", "标注样本"),
    ("dataset", "training data", "训练数据"),
    ("embedding", "embeddings", "向量"),
    ("evaluation", "model evaluations", "模型评测"),
    ("experiment", "experiments", "实验"),
    ("gpu", "GPU nodes", "GPU 节点"),
    ("inference", "model inference", "模型推理"),
    ("model", "model artefacts", "模型制品"),
    ("prompt", "prompts", "提示词"),
    ("training", "training runs", "训练任务"),
];
const OPERATIONS: &[Subject] = &[
    ("backup", "backups", "备份"),
    ("capacity", "capacity plans", "容量规划"),
    ("ci", "continuous integration", "持续集成"),
    ("cluster", "clusters", "集群"),
    ("cost", "cloud costs", "云成本"),
    ("deploy", "deployments", "部署"),
    ("dns", "DNS zones", "域名解析"),
    ("inventory", "the machine inventory", "主机资产"),
    ("mirror", "package mirrors", "软件源镜像"),
    ("patch", "system patches", "系统补丁"),
];
const BASES: &[Subject] = &[
    ("alpine", "Alpine Linux", "Alpine Linux"),
    ("debian", "Debian", "Debian"),
    ("dotnet", ".NET", ".NET"),
    ("golang", "Go", "Go"),
    ("nginx", "nginx", "nginx"),
    ("node", "Node.js", "Node.js"),
    ("openjdk", "OpenJDK", "OpenJDK"),
    ("postgres", "PostgreSQL", "PostgreSQL"),
    ("python", "Python", "Python"),
    ("redis", "Redis", "Redis"),
    ("rust", "Rust", "Rust"),
    ("ubuntu", "Ubuntu", "Ubuntu"),
    ("windows", "Windows Server", "Windows Server"),
];
const FACTORY: &[Subject] = &[
    ("产线", "production lines", "产线"),
    ("质检", "quality checks", "质量检测"),
    ("仓储", "warehouses", "仓储"),
    ("能耗", "energy use", "能耗"),
    ("排产", "production planning", "排产计划"),
    ("机器人", "robots", "机器人"),
    ("工单", "work orders", "工单"),
    ("设备台账", "the machine register", "设备台账"),
];

/// A part that software plays: the word in a name, sentences with `{}` for the subject, the category of its image.
pub type Role = (&'static str, &'static str, &'static str, &'static str);

/// What images are.
pub const IMAGE_ROLES: [Role; 24] = [
    ("api", "REST API for {}.", "{}的 REST 接口服务。", "app_server"),
    ("gateway", "Routes requests for {} to the services behind it.", "{}的请求网关。", "framework_app"),
    ("worker", "Works off the queue for {}.", "{}的队列处理程序。", "app_server"),
    ("ui", "Web interface for {}.", "{}的网页界面。", "app_server"),
    ("core", "Domain logic of {}.", "{}的核心逻辑。", "app_server"),
    ("db", "Database with the schema for {} built in.", "{}的数据库，内置表结构。", "database"),
    ("migrate", "Schema migrations for {}, run before each deployment.", "{}的数据库迁移，部署前运行。", "database"),
    ("cache", "Read-through cache in front of {}.", "{}的读缓存。", "database"),
    ("scheduler", "Starts the periodic tasks of {}.", "{}的定时调度。", "app_server"),
    ("exporter", "Exports {} as Prometheus metrics.", "将{}导出为 Prometheus 指标。", "framework_app"),
    ("proxy", "Sidecar that adds retries and tracing for {}.", "{}的边车代理，提供重试与追踪。", "framework_app"),
    ("agent", "Agent for {} that runs on every node.", "在每个节点上运行的{}代理。", "linux"),
    ("agent-arm64", "Agent for {} on arm64 boards.", "arm64 设备上的{}代理。", "arm"),
    ("agent-win", "Agent for {} on Windows nodes.", "Windows 节点上的{}代理。", "windows"),
    ("operator", "Kubernetes operator for {}.", "{}的 Kubernetes 控制器。", "framework_app"),
    ("cli", "Command line tools for {}.", "{}的命令行工具。", "lang"),
    ("builder", "Build image with the toolchain for {}.", "{}的构建镜像。", "lang"),
    ("runtime", "Minimal runtime image for {}.", "{}的精简运行时镜像。", "linux"),
    ("runtime-arm64", "Minimal runtime image for {}, arm64.", "{}的精简运行时镜像（arm64）。", "arm"),
    ("e2e", "End-to-end tests of {}.", "{}的端到端测试。", "other"),
    ("loadtest", "Load generator for {}.", "{}的压测工具。", "other"),
    ("stream", "Stream processing for {}.", "{}的流式处理。", "framework_app"),
    ("admin", "Back-office pages for {}.", "{}的后台管理页面。", "app_server"),
    ("webhook", "Receives webhooks about {}.", "接收{}相关的回调通知。", "app_server"),
];

/// What packages are.
pub const PACKAGE_ROLES: [Role; 14] = [
    ("sdk", "Client library for {}.", "{}的客户端开发包。", ""),
    ("sdk-java", "Java client for {}.", "{}的 Java 客户端。", ""),
    ("agent", "Installable agent for {}.", "{}的可安装代理程序。", ""),
    ("cli", "Command line tools for {}.", "{}的命令行工具。", ""),
    ("config", "Default configuration of {}.", "{}的默认配置。", ""),
    ("schema", "Message schemas for {}.", "{}的消息结构定义。", ""),
    ("plugin", "Console plugin for {}.", "{}的控制台插件。", ""),
    ("dataset", "Sample data about {}.", "{}的样例数据。", ""),
    ("model", "Trained models for {}.", "{}的训练模型。", ""),
    ("firmware", "Firmware images for {}.", "{}的固件包。", ""),
    ("toolkit", "Scripts and templates for {}.", "{}的脚本与模板。", ""),
    ("installer", "Offline installer for {}.", "{}的离线安装包。", ""),
    ("docs", "Manuals for {}.", "{}的使用手册。", ""),
    ("bundle", "Everything that {} needs, in one archive.", "{}所需的全部文件合集。", ""),
];

/// Told apart by these where subject and role are not enough; then numbers are added.
pub const VARIANTS: [&str; 30] = [
    "v2", "next", "legacy", "lite", "canary", "eu", "us", "apac", "cn-north", "cn-south", "internal", "public",
    "batch", "realtime", "mirror", "preview", "stable", "edge", "cloud", "onprem", "slim", "full", "debug", "fips",
    "musl", "cuda", "x86", "arm64", "riscv", "sandbox",
];

/// Tenants that share images, and what they share.
pub const THIRD_PARTIES: [(&str, &str); 5] = [
    ("open-mirror", "partner-open-mirror"),
    ("northwind-tools", "partner-northwind"),
    ("harbour-labs", "partner-harbour"),
    ("community-images", "partner-community"),
    ("晨光开源", "partner-chenguang"),
];

/// What other tenants share: name, English and Chinese description, category.
pub const SHARED: [Role; 16] = [
    ("nginx", "Web server, hardened.", "加固的网页服务器。", "app_server"),
    ("redis", "In-memory store.", "内存数据库。", "database"),
    ("postgres", "PostgreSQL with common extensions.", "带常用扩展的 PostgreSQL。", "database"),
    ("ubuntu", "Ubuntu with security updates of the week.", "每周更新安全补丁的 Ubuntu。", "linux"),
    ("python", "Python with scientific libraries.", "带科学计算库的 Python。", "lang"),
    ("node", "Node.js, long-term support.", "Node.js 长期支持版。", "lang"),
    ("kafka", "Message broker.", "消息中间件。", "framework_app"),
    ("minio", "Object storage.", "对象存储。", "app_server"),
    ("grafana", "Dashboards for metrics.", "指标看板。", "app_server"),
    ("prometheus", "Metrics and alerts.", "指标与告警。", "app_server"),
    ("traefik", "Edge router.", "边缘路由。", "framework_app"),
    ("busybox", "Smallest useful image.", "最小的实用镜像。", "linux"),
    ("servercore", "Windows Server core.", "Windows Server 核心镜像。", "windows"),
    ("raspbian", "Base image for arm boards.", "arm 开发板基础镜像。", "arm"),
    ("pytorch", "PyTorch with CUDA.", "带 CUDA 的 PyTorch。", "framework_app"),
    ("tools", "Network tools for debugging.", "网络调试工具。", "other"),
];

/// Accounts that create things: machines and teams.
pub const CREATORS: [&str; 10] = [
    "ci-bot",
    "release-bot",
    "nightly-build",
    "platform-team",
    "data-team",
    "edge-team",
    "web-team",
    "ops-team",
    "security-team",
    "平台组",
];

/// Teams that maintain installers: name, mailbox, page. Some have neither.
pub const TEAMS: [(&str, &str, &str); 10] = [
    ("Platform team", "platform@example.org", "https://example.org/teams/platform"),
    ("Edge team", "edge@example.org", "https://example.org/teams/edge"),
    ("Data team", "data@example.org", ""),
    ("Security on call", "security@example.org", "https://example.org/teams/security"),
    ("Release engineering", "", "https://example.org/teams/release"),
    ("平台组", "pingtai@example.org", "https://example.org/teams/pingtai"),
    ("物联网组", "iot@example.org", ""),
    ("运维值班", "", ""),
    ("Documentation", "docs@example.org", ""),
    ("Community maintainers", "", "https://example.org/community"),
];

/// What installers install: the word in a name, an English and a Chinese description.
pub const PLUGINS: [Subject; 32] = [
    (
        "core-broker",
        "Message broker for device twins: routes telemetry between the hub and the rule engine.",
        "设备孪生的消息代理：在接入中心与规则引擎之间转发遥测数据。",
    ),
    ("iothub", "Device connection hub speaking MQTT, CoAP and HTTP.", "设备接入中心，支持 MQTT、CoAP 与 HTTP。"),
    ("rule-engine", "Evaluates rules on device data and starts actions.", "对设备数据执行规则并触发动作。"),
    ("device-manager", "Device management: templates, groups, shadows.", "设备管理：模板、分组与影子。"),
    ("time-series", "Stores telemetry and answers range queries.", "存储遥测数据并支持区间查询。"),
    ("alarm-center", "Collects alarms and notifies whoever is on call.", "汇集告警并通知值班人员。"),
    ("console-portal", "The console's frame, menus and sign-in page.", "控制台框架、菜单与登录页。"),
    ("console-devices", "Console pages for devices.", "控制台的设备管理页面。"),
    ("console-rules", "Console pages for rules.", "控制台的规则管理页面。"),
    ("tenant-admin", "Manages tenants, users and roles.", "管理租户、用户与角色。"),
    ("file-store", "Keeps files that devices and users upload.", "保存设备与用户上传的文件。"),
    ("video-gateway", "Connects cameras over GB/T 28181 and RTSP.", "通过 GB/T 28181 与 RTSP 接入摄像头。"),
    ("ota-update", "Distributes firmware in stages and rolls back.", "分批下发固件并支持回滚。"),
    ("data-export", "Exports telemetry to object storage every hour.", "每小时将遥测数据导出到对象存储。"),
    ("geo-fence", "Watches positions and reports who leaves an area.", "监控位置并上报越界设备。"),
    ("energy-report", "Daily energy reports for buildings.", "楼宇能耗日报。"),
    ("predictive-care", "Predicts when a machine needs maintenance.", "预测设备的维护时间。"),
    ("modbus-adapter", "Reads Modbus devices through field gateways.", "通过现场网关读取 Modbus 设备。"),
    ("opcua-adapter", "Connects OPC UA servers.", "接入 OPC UA 服务器。"),
    ("lora-network", "LoRaWAN network server.", "LoRaWAN 网络服务器。"),
    ("edge-sync", "Keeps edge nodes in step with the cloud.", "保持边缘节点与云端同步。"),
    ("audit-log", "Records who did what, and when.", "记录操作者、操作与时间。"),
    ("open-api", "Public API with keys and quotas.", "带密钥与配额的开放接口。"),
    ("webhook-relay", "Delivers events to addresses of your choice.", "将事件投递到指定地址。"),
    ("map-view", "Shows devices on a map.", "在地图上展示设备。"),
    ("report-designer", "Designs reports from telemetry.", "基于遥测数据设计报表。"),
    ("backup-keeper", "Nightly backups with a retention plan.", "按保留策略进行夜间备份。"),
    ("metrics-stack", "Metrics, dashboards and alerts for the platform itself.", "平台自身的指标、看板与告警。"),
    ("log-stack", "Collects and searches logs.", "日志采集与检索。"),
    ("license-server", "Counts seats and devices.", "统计席位与设备数量。"),
    ("hello-plugin", "A minimal plugin that shows how the platform installs one.", "演示平台如何安装插件的最小示例。"),
    ("mock-devices", "Simulated devices for demonstrations and tests.", "用于演示与测试的模拟设备。"),
];
