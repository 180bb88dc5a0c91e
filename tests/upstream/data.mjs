// @ts-check
/**
 * What the servers hold: the same rows at every start. Small, but with what makes real data awkward in it: organizations
 * that contain each other's names, names with `/`, `%` and Chinese, sizes above 2^53, instants that are none.
 */

/** @typedef {Record<string, unknown>} Row */
/** @typedef {"repositories" | "packages" | "versions" | "installers"} ListName */
/**
 * A package with its versions.
 * @typedef {{ row: Row, versions: Row[], verbatim: boolean }} Shelf
 */
/**
 * @typedef {object} Data
 * @property {Row[]} repositories own images
 * @property {Row[]} thirdparty
 * @property {Shelf[]} packages
 * @property {Row[]} installers chart versions, in no order
 */

export const LISTS = /** @type {const} */ (["repositories", "packages", "versions", "installers"]);

/** 2026-11-22T00:00:00Z, the day that counts as today in the other tests too. */
const TODAY = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

/** Names that contain one another: the servers' filters are fuzzy. */
const ORGANIZATIONS = ["dev", "dev2", "mydev", "platform", "智能制造"];
const IMAGES = ["web", "web-admin", "team/app/web", "gateway", "redis", "视觉检测/模型服务"];
const CATEGORIES = ["app_server", "linux", "framework_app", "database", "lang", "other", "windows", "arm", "", "gpu"];
const CHARTS = [
  "alarm", "console", "c++-runtime", "device", "iothub", "iothub-edge", "keel", "mqtt.broker", "rule-manager",
  "security", "tkeel-monitor", "设备接入",
];

/**
 * A number in 0..limit that depends on its arguments only.
 * @param {number} seed
 * @param {number} limit
 */
export function pick(seed, limit) {
  let x = Math.imul(seed + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) % limit;
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} at
 * @returns {T}
 */
function nth(list, at) {
  return /** @type {T} */ (list[at % list.length]);
}

/**
 * An instant as Go writes it: up to nine digits of a second, without zeros at the end.
 * @param {number} seed
 */
function instant(seed) {
  const seconds = new Date(TODAY - pick(seed, 900) * DAY - pick(seed + 7, 86_400) * 1000).toISOString().slice(0, 19);
  const digits = String(pick(seed + 3, 1e9)).padStart(9, "0").slice(0, pick(seed + 5, 10)).replace(/0+$/, "");
  return digits ? `${seconds}.${digits}Z` : `${seconds}Z`;
}

/**
 * @param {number} at
 * @param {number} seed
 * @returns {Row}
 */
function repository(at, seed) {
  const namespace = nth(ORGANIZATIONS, at);
  const round = Math.floor(at / ORGANIZATIONS.length);
  const image = nth(IMAGES, round);
  const name = round < IMAGES.length ? image : `${image}-${Math.floor(round / IMAGES.length)}`;
  const tags = Array.from({ length: pick(seed, 5) }, (_, tag) => (tag === 0 ? "latest" : `v1.${tag}.${at}`));
  return {
    name, namespace, domain_name: "root", category: nth(CATEGORIES, pick(seed + 1, 10)),
    description: at % 4 === 0 ? "" : `The image ${name} of ${namespace}`,
    size: 1_000_000 + pick(seed + 2, 2 ** 31), is_public: at % 3 === 0, num_images: tags.length,
    num_download: pick(seed + 3, 5000), created_at: instant(seed), updated_at: instant(seed + 1), url: "", logo: "",
    path: `swr.cn-north-4.myhuaweicloud.com/${namespace}/${name}`,
    internal_path: `10.125.0.198:20202/${namespace}/${name}`, tags, status: false,
  };
}

/**
 * @param {number} at
 * @returns {Shelf}
 */
function shelf(at) {
  const namespace = nth(ORGANIZATIONS, at);
  const verbatim = at === 0;
  // One is stored percent-encoded and found by exactly that; one looks as if, but is an ordinary name.
  const name = verbatim ? "hello%20hello" : at === 1 ? "rate-50%25" : at === 2 ? "tools/cli" : `package-${at}`;
  const created = instant(at + 500);
  const versions = Array.from({ length: 10 }, (_, version) => ({
    id: 1600 + at * 10 + version, package: name, version: version === 9 ? "V1" : `1.${version}.${at}`, namespace,
    domain: namespace, visibility: at % 2 ? "public" : "private", description: "", num_files: 1 + pick(version, 20),
    size: pick(at * 10 + version, 2 ** 30), creator: `z00${232000 + at}`, CreatedAt: created,
    UpdatedAt: instant(at * 10 + version),
  }));
  const row = {
    id: 2074 + at, domain: namespace, namespace, package: name, visibility: at % 2 ? "public" : "private",
    description: at % 3 ? "" : `Package ${at}`, num_versions: versions.length, size: pick(at, 2 ** 32),
    creator: `z00${232000 + at}`, created, updated: instant(at + 600), self_auth: nth([7, 3, 1, 0, 2], at),
  };
  return { row, versions, verbatim };
}

/**
 * @param {number} at
 * @returns {Row}
 */
function installer(at) {
  const name = nth(CHARTS, at);
  const round = Math.floor(at / CHARTS.length);
  const version = nth(["1.9.0", "1.10.0", "0.4.0-alpha.2", "2.0.0"], round);
  // The whole index was written within a second, as the official one: "newest" means nothing.
  const timestamp = at === 5 ? "18446744011573954816" : String(1_669_862_219 + (at % 2));
  return {
    name, version, repo: at % 5 === 4 ? "tkeel-extra" : "tkeel-default", metadata: {},
    annotations: at % 6 === 5
      ? { "tkeel.io/enable": "true" }
      : { "tkeel.io/enable": at % 7 ? "true" : "false", "tkeel.io/plugin-port": "8080", "tkeel.io/tag": at % 4 ? "manager" : "User" },
    maintainers: at % 5 ? [{ name: "caoyue", email: "caoyue@yunify.com", url: "" }] : [],
    state: at % 9 === 0 ? "INSTALLED" : at % 9 === 1 ? "SAME_NAME" : "UNINSTALL",
    desc: at % 3 ? `${name} for tKeel` : "A Helm chart for Kubernetes", timestamp, icon: "",
    version_list: [{ version, create_time: timestamp }],
  };
}

/**
 * All rows, made anew: who changes them changes nobody else's.
 * @returns {Data}
 */
export function data() {
  const numbers = (/** @type {number} */ count) => Array.from({ length: count }, (_, at) => at);
  return {
    repositories: numbers(60).map((at) => repository(at, at)),
    thirdparty: numbers(4).map((at) => ({ ...repository(at, at + 900), domain_name: "elsewhere", status: true })),
    packages: numbers(40).map(shelf),
    installers: numbers(47).map(installer),
  };
}
