// @ts-check
/** API 4 as rudder answers it through tKeel's gateway: wire.md, part A2. */
import { json } from "./answer.mjs";
import { pick } from "./data.mjs";

/** @typedef {import("./answer.mjs").Answer} Answer */
/** @typedef {import("./answer.mjs").Asked} Asked */
/** @typedef {import("./data.mjs").Data} Data */
/** @typedef {import("./data.mjs").Row} Row */

/**
 * @typedef {object} TkeelOptions
 * @property {string | null} token what `Authorization: Bearer` must carry; null asks for nothing
 * @property {"success" | "legacy" | "bare"} envelope v0.4 and newer; before; as documented
 * @property {boolean} repeatsLatest v0.4.0: every search repeats each chart's latest version
 * @property {boolean} ignoresPage all rows for every page
 * @property {boolean} sortsByOrder a server that does as `order_by` says; rudder does not
 */

/** @returns {TkeelOptions} */
export function tkeelOptions() {
  return { token: null, envelope: "success", repeatsLatest: false, ignoresPage: false, sortsByOrder: false };
}

const TYPE = "type.googleapis.com/io.tkeel.plugin.api.repo.v1.ListAllRepoInstallerResponse";
const INT32 = 2 ** 31;

/**
 * An error of the gateway or of rudder.
 * @param {number} status
 * @param {string} code
 * @param {string} msg
 * @returns {Answer}
 */
export function tkeelError(status, code, msg) {
  return json(status, { code, msg, data: null });
}

/**
 * What the gateway says about a token: it quotes the whole request, the token in it.
 * @param {string} authorization
 * @param {string} why
 * @returns {Answer}
 */
export function notAuthenticated(authorization, why) {
  const request = JSON.stringify({
    id: "rudder", method: "v1/oauth2/authenticate", header: { Authorization: [authorization], "X-Forwarded-For": ["10.0.0.7"] },
  });
  const msg = `error authenticate: call authentication: invoke json: error invoke request(${request}): ${why}`;
  return tkeelError(401, "", msg);
}

/**
 * @param {TkeelOptions} options
 * @param {Data} data
 * @param {Asked} asked
 * @returns {Answer}
 */
export function tkeel(options, data, asked) {
  const authorization = String(asked.headers.authorization ?? "");
  if (options.token !== null && authorization.replace(/^Bearer /, "") !== options.token) {
    return notAuthenticated(authorization, "401 Unauthorized");
  }
  if (asked.path !== "repos/installers") return { status: 404, headers: { "Content-Type": "text/plain" }, body: "404: Page Not Found" };
  let page_num, page_size, installed, is_descending;
  try {
    [page_num, page_size] = [integer(asked.query, "page_num"), integer(asked.query, "page_size")];
    [installed, is_descending] = [boolean(asked.query, "installed"), boolean(asked.query, "is_descending")];
  } catch (error) {
    const msg = `error get query encoding unmarshal: ${error instanceof Error ? error.message : ""}`;
    return tkeelError(400, "io.tkeel.INTERNAL_ERROR", msg);
  }
  const words = (asked.query.get("key_words") ?? "").trim();
  let rows = found(options, data.installers, words).sort(byNameThenVersion);
  if (options.sortsByOrder) rows.sort((a, b) => compare(String(a[asked.query.get("order_by") ?? ""]), String(b[asked.query.get("order_by") ?? ""])));
  if (is_descending) rows.reverse();
  const installed_num = rows.filter((row) => row.state === "INSTALLED").length;
  if (installed) rows = rows.filter((row) => row.state === "INSTALLED");
  const total = rows.length;
  const brief_installers = options.ignoresPage ? rows : pageOf(rows, page_num, page_size);
  const list = { total, page_num, page_size, brief_installers, installed_num };
  if (options.envelope === "bare") return json(200, list);
  if (options.envelope === "legacy") return json(200, { code: 200, msg: "ok", data: legacy(list) });
  const body = protojson({ code: "io.tkeel.SUCCESS", msg: "", data: { "@type": TYPE, ...list } });
  return { status: 200, headers: { "Content-Type": "application/json" }, body };
}

/**
 * The words are a regular expression over the names, whatever was meant by them. One that is none finds nothing, and the
 * answer says that all is well.
 * @param {TkeelOptions} options
 * @param {Row[]} rows
 * @param {string} words
 */
function found(options, rows, words) {
  if (!words) return [...rows];
  let pattern;
  try {
    pattern = new RegExp(words);
  } catch {
    return [];
  }
  const matching = rows.filter((row) => pattern.test(String(row.name)));
  if (!options.repeatsLatest) return matching;
  const names = [...new Set(matching.map((row) => row.name))];
  return [...matching, ...names.flatMap((name) => matching.filter((row) => row.name === name).sort(byNameThenVersion).slice(-1))];
}

/**
 * Pages count from 1. One past the end is the last row again; none at all, or one that holds everything, is everything.
 * @param {Row[]} rows
 * @param {number} page
 * @param {number} size
 */
function pageOf(rows, page, size) {
  const [number, count] = [Math.max(page, 0), Math.max(size, 0)];
  if ((number === 0 && count === 0) || count >= rows.length) return rows;
  if (number === 0 || count === 0) return [];
  const start = Math.min((number - 1) * count, Math.max(rows.length - 1, 0));
  return rows.slice(start, Math.min(start + count, rows.length));
}

/**
 * @param {Row} a
 * @param {Row} b
 */
function byNameThenVersion(a, b) {
  return compare(String(a.name), String(b.name)) || semver(String(a.version), String(b.version)) || compare(String(a.repo), String(b.repo));
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * @param {string} a
 * @param {string} b
 */
function semver(a, b) {
  const [[coreA = "", ...restA], [coreB = "", ...restB]] = [a.split("-"), b.split("-")];
  const [x, y] = [coreA.split(".").map(Number), coreB.split(".").map(Number)];
  for (let part = 0; part < 3; part++) {
    const difference = (x[part] ?? 0) - (y[part] ?? 0);
    if (difference) return difference;
  }
  // 1.0.0-rc comes before 1.0.0.
  return restA.length === restB.length ? compare(restA.join("-"), restB.join("-")) : restB.length - restA.length;
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 */
function one(query, name) {
  // The gateway takes the other spelling too.
  const names = new Set([name, name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())]);
  const values = [...names].flatMap((name) => query.getAll(name));
  if (values.length > 1) throw new Error(`parsing field "${name}": too many values`);
  return values[0];
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 */
function integer(query, name) {
  const value = one(query, name);
  if (value === undefined) return 0;
  if (!/^-?\d+$/.test(value)) throw new Error(`parsing field "${name}": strconv.ParseInt: parsing "${value}": invalid syntax`);
  const number = Number(value);
  if (number >= INT32 || number < -INT32) throw new Error(`parsing field "${name}": strconv.ParseInt: parsing "${value}": value out of range`);
  return number;
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 */
function boolean(query, name) {
  const value = one(query, name);
  if (value === undefined) return false;
  if (["1", "t", "T", "TRUE", "true", "True"].includes(value)) return true;
  if (["0", "f", "F", "FALSE", "false", "False"].includes(value)) return false;
  throw new Error(`parsing field "${name}": strconv.ParseBool: parsing "${value}": invalid syntax`);
}

/**
 * Before v0.4: what is zero is left out, and rows say `installed`.
 * @param {Record<string, unknown>} list
 */
function legacy(list) {
  const rows = /** @type {Row[]} */ (list.brief_installers).map(({ state, version_list: _, ...row }) =>
    withoutZeros({ ...row, installed: state === "INSTALLED" }));
  return { "@type": "type.googleapis.com/api.repo.v1.ListAllRepoInstallerResponse", ...withoutZeros({ ...list, brief_installers: rows }) };
}

/** @param {Record<string, unknown>} object */
function withoutZeros(object) {
  const isZero = (/** @type {unknown} */ value) =>
    value === 0 || value === "" || value === false || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isZero(value)));
}

/**
 * JSON as protojson writes it: on purpose, it is never twice the same.
 * @param {unknown} value
 * @returns {string}
 */
export function protojson(value) {
  let seed = 0;
  const blank = () => (pick(seed++, 2) ? " " : "");
  /** @type {(value: unknown) => string} */
  const write = (value) => {
    if (Array.isArray(value)) return `[${value.map(write).join(`,${blank()}`)}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${blank()}${write(item)}`).join(`,${blank()}`)}}`;
  };
  return write(value);
}
