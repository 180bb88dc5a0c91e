// @ts-check
/** APIs 1 to 3 as SWR answers them: wire.md, part B. */
import { json } from "./answer.mjs";

/** @typedef {import("./answer.mjs").Answer} Answer */
/** @typedef {import("./answer.mjs").Asked} Asked */
/** @typedef {import("./data.mjs").Data} Data */
/** @typedef {import("./data.mjs").Row} Row */

/**
 * @typedef {object} SwrOptions
 * @property {string | null} token what X-Auth-Token must be; null asks for nothing
 * @property {"count" | "last" | "none"} contentRange second number of the header: rows on the page, or index of the last; or no header
 * @property {boolean} totalRange every row of API 1 carries `total_range`
 * @property {boolean} packagesOffered whether APIs 2 and 3 exist
 * @property {boolean} ignoresPage offset and limit are not looked at
 * @property {number} most rows that are sent at a time, whatever is asked for
 * @property {"none" | "data" | "body"} wrapped what stands around the rows
 */

/** @returns {SwrOptions} */
export function swrOptions() {
  return { token: null, contentRange: "count", totalRange: true, packagesOffered: true, ignoresPage: false, most: 1000, wrapped: "none" };
}

/**
 * An error as SWR writes it: an array, like a success.
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {unknown} [detail]
 * @returns {Answer}
 */
export function swrError(status, code, message, detail = "") {
  return json(status, [{ errorCode: `SVCSTG.SWR.${code}`, errorMessage: message, detail }]);
}

/** An address that the gateway before SWR does not know. */
export function notOffered() {
  const error_msg = "The API does not exist or has not been published in the environment";
  return json(404, { error_msg, error_code: "APIGW.0101", request_id: "5052a3c1" });
}

/**
 * @param {SwrOptions} options
 * @param {Data} data
 * @param {Asked} asked
 * @returns {Answer}
 */
export function swr(options, data, asked) {
  const refused = authenticate(options, asked.headers["x-auth-token"]);
  if (refused) return refused;
  if (asked.path === "v2/manage/repos") return repositories(options, data, asked.query);
  if (asked.path === "v2/manage/packages") {
    return options.packagesOffered ? packages(options, data, asked.query) : notOffered();
  }
  const [, namespace, name] = /^v2\/manage\/namespaces\/([^/]+)\/packages\/([^/]+)\/versions$/.exec(asked.path) ?? [];
  if (namespace === undefined || name === undefined || !options.packagesOffered) return notOffered();
  return versions(options, data, namespace, name);
}

/**
 * @param {SwrOptions} options
 * @param {string | string[] | undefined} token
 * @returns {Answer | null}
 */
function authenticate(options, token) {
  if (options.token === null || token === options.token) return null;
  // The one status for "no token" that is not 401.
  if (!token) return swrError(400, "4001048", "Failed to get Token from Context");
  return swrError(401, "4010000", "Authenticate Error", null);
}

/**
 * @param {SwrOptions} options
 * @param {Row[]} rows
 * @param {Record<string, string>} [headers]
 * @returns {Answer}
 */
function listed(options, rows, headers = {}) {
  return json(200, options.wrapped === "none" ? rows : { [options.wrapped]: rows }, headers);
}

/**
 * @param {SwrOptions} options
 * @param {Data} data
 * @param {URLSearchParams} query
 * @returns {Answer}
 */
function repositories(options, data, query) {
  const filter = query.get("filter");
  if (!filter) return swrError(400, "4001036", "Missing parameter: filter");
  /** @type {Map<string, string>} */
  const items = new Map();
  for (const item of filter.split("|")) {
    const [key, value, more] = item.split("::");
    const known = ["center", "namespace", "name", "category", "offset", "limit"].includes(key ?? "");
    if (!known || value === undefined || more !== undefined) return swrError(400, "4001035", "Invalid filter");
    items.set(/** @type {string} */ (key), value);
  }
  const center = items.get("center") ?? "self";
  if (center !== "self" && center !== "thirdparty") return swrError(400, "4001035", "Invalid filter");
  const category = items.get("category");
  // Fuzzy: `namespace::dev` also finds dev2 and mydev.
  const rows = (center === "self" ? data.repositories : data.thirdparty).filter((row) =>
    String(row.namespace).includes(items.get("namespace") ?? "")
    && String(row.name).includes((items.get("name") ?? "").replaceAll("$", "/"))
    && (category === undefined || row.category === category));
  const [offset, limit] = [items.get("offset"), items.get("limit")];
  const paged = offset !== undefined && limit !== undefined && !options.ignoresPage;
  const [start, count] = paged ? [Number(offset), Number(limit)] : [0, options.ignoresPage ? rows.length : 100];
  if (!Number.isInteger(start) || !Number.isInteger(count) || start < 0 || count < 1 || count > 1000) {
    return swrError(400, "4000056", "Invalid offset or limit");
  }
  const page = rows.slice(start, start + (options.ignoresPage ? count : Math.min(count, options.most)));
  const second = options.contentRange === "last" ? Math.max(start + page.length - 1, 0) : page.length;
  /** @type {Record<string, string>} */
  const headers = paged && options.contentRange !== "none" ? { "Content-Range": `${start}-${second}/${rows.length}` } : {};
  return listed(options, page.map((row) => (options.totalRange ? { ...row, total_range: rows.length } : row)), headers);
}

/**
 * @param {SwrOptions} options
 * @param {Data} data
 * @param {URLSearchParams} query
 * @returns {Answer}
 */
function packages(options, data, query) {
  const [name, namespace] = [query.get("package_name") ?? "", query.get("namespace") ?? ""];
  const rows = data.packages.map((shelf) => shelf.row);
  const found = rows.filter((row) => String(row.package).includes(name) && String(row.namespace).includes(namespace));
  return listed(options, found);
}

/**
 * @param {SwrOptions} options
 * @param {Data} data
 * @param {string} rawNamespace a part of the path, as it was sent
 * @param {string} rawName
 * @returns {Answer}
 */
function versions(options, data, rawNamespace, rawName) {
  // What every source says about `/` in names: written as `$`, and unknown to the gateway as %2F.
  if (/%2f/i.test(rawNamespace + rawName)) return notOffered();
  let [namespace, name] = [rawNamespace, rawName];
  try {
    [namespace, name] = [decodeURIComponent(rawNamespace), decodeURIComponent(rawName).replaceAll("$", "/")];
  } catch {
    return swrError(400, "4001030", "Invalid package name");
  }
  const shelf = data.packages.find((shelf) =>
    shelf.row.namespace === namespace && shelf.row.package === (shelf.verbatim ? rawName : name));
  return shelf ? listed(options, shelf.versions) : swrError(404, "4040004", "The package does not exist");
}
