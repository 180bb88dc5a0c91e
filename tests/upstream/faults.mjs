// @ts-check
/** What a server, a proxy or the network may do with a request instead of answering it well. */
import { html, json } from "./answer.mjs";
import { notOffered, swrError } from "./swr.mjs";
import { notAuthenticated, tkeelError } from "./tkeel.mjs";

/** @typedef {import("./answer.mjs").Answer} Answer */
/** @typedef {import("./answer.mjs").Asked} Asked */
/** @typedef {import("./data.mjs").ListName} ListName */

/**
 * A request that waits for its answer.
 * @typedef {object} Exchange
 * @property {ListName} list
 * @property {Asked} asked
 * @property {() => Answer} healthy what would be answered
 * @property {(answer: Answer) => void} send answers
 * @property {(answer: Answer, share: number) => Promise<void>} sendPart sends the head and a part of the body, and no end
 * @property {(answer: Answer, parts: number, ms: number) => Promise<void>} trickle sends the body in parts, with pauses
 * @property {() => void} reset breaks the connection
 * @property {(ms: number) => Promise<void>} pause
 */
/**
 * @typedef {object} Fault
 * @property {string} does in words, for docs/reliability.md
 * @property {number} [times] how many requests it happens to; all, if it does not say
 * @property {(exchange: Exchange) => void | Promise<void>} act
 */

/**
 * @typedef {"delay" | "trickle" | "hang" | "reset" | "reset-once" | "reset-mid-body" | "stall-mid-body" | "truncated"
 *   | "html-502" | "html-504-once" | "login-page" | "login-redirect" | "empty" | "string" | "number" | "object"
 *   | "error-with-200" | "html-429" | "throttled" | "forbidden" | "sign-in-needed" | "expired" | "not-found"
 *   | "not-offered" | "bad-filter" | "server-error" | "server-error-once" | "unavailable-once" | "unavailable-long"
 *   | "not-implemented" | "header-too-large" | "bad-gzip" | "byte-order-mark" | "null" | "bad-row"} FaultName
 */

/**
 * A fault that is an answer.
 * @param {string} does
 * @param {(exchange: Exchange) => Answer} answer
 * @param {number} [times]
 * @returns {Fault}
 */
function answers(does, answer, times) {
  return { does, ...(times === undefined ? {} : { times }), act: (exchange) => exchange.send(answer(exchange)) };
}

/**
 * The answer of the server that has the list: SWR's or rudder's.
 * @param {(exchange: Exchange) => Answer} swr
 * @param {(exchange: Exchange) => Answer} tkeel
 */
function either(swr, tkeel) {
  return (/** @type {Exchange} */ exchange) => (exchange.list === "installers" ? tkeel(exchange) : swr(exchange));
}

/**
 * The healthy answer with its rows replaced.
 * @param {Exchange} exchange
 * @param {(rows: unknown[]) => unknown[]} change
 * @returns {Answer}
 */
export function withRows(exchange, change) {
  const answer = exchange.healthy();
  const body = JSON.parse(answer.body);
  if (Array.isArray(body)) return { ...answer, body: JSON.stringify(change(body)) };
  const holder = body.data?.brief_installers ? body.data : body;
  const key = ["brief_installers", "data", "body"].find((key) => Array.isArray(holder[key])) ?? "brief_installers";
  holder[key] = change(holder[key] ?? []);
  return { ...answer, body: JSON.stringify(body) };
}

const failure = either(
  () => json(500, [{ errorCode: "SVCSTG.SWR.5000001", errorMessage: "Internal error", detail: "" }]),
  () => tkeelError(500, "io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN", "获取REPO列表数据出错"),
);

/** @type {Record<FaultName, Fault>} */
export const FAULTS = {
  delay: {
    does: "answers after a while",
    act: async (exchange) => {
      await exchange.pause(300);
      exchange.send(exchange.healthy());
    },
  },
  trickle: {
    does: "sends a little at a time, for longer than the timeout in all",
    act: (exchange) => exchange.trickle(exchange.healthy(), 4, 400),
  },
  hang: { does: "accepts the request and never answers", act: () => undefined },
  reset: { does: "breaks the connection before the answer", act: (exchange) => exchange.reset() },
  "reset-once": { does: "breaks the connection, once", times: 1, act: (exchange) => exchange.reset() },
  "reset-mid-body": {
    does: "breaks the connection in the middle of the body",
    act: async (exchange) => {
      await exchange.sendPart(exchange.healthy(), 0.5);
      await exchange.pause(50);
      exchange.reset();
    },
  },
  "stall-mid-body": {
    does: "stops in the middle of the body",
    act: (exchange) => exchange.sendPart(exchange.healthy(), 0.5),
  },
  truncated: answers("ends properly after half of the JSON", (exchange) => {
    const answer = exchange.healthy();
    return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  }),
  "html-502": answers("502, a proxy's HTML page", () => html(502, "502 Bad Gateway")),
  "html-504-once": answers("504, a proxy's HTML page, once", () => html(504, "504 Gateway Time-out"), 1),
  "login-page": answers("200, a login page", () => html(200, "Please log in")),
  "login-redirect": {
    does: "302 to a login page",
    act: (exchange) => exchange.send({ status: 302, headers: { Location: "/login" }, body: "" }),
  },
  empty: answers("200, nothing", () => ({ status: 200, headers: { "Content-Type": "application/json" }, body: "" })),
  string: answers("200, a JSON string", () => json(200, "ok")),
  number: answers("200, a JSON number", () => json(200, 42)),
  object: answers("200, a JSON object of something else", () => json(200, { hello: "world" })),
  "error-with-200": answers("200, an error in the body", either(
    () => json(200, [{ errorCode: "SVCSTG.SWR.5000001", errorMessage: "Internal error", detail: "" }]),
    () => tkeelError(200, "io.tkeel.plugin.api.repo.v1.ERR_LIST_PLUGIN", "获取REPO列表数据出错"),
  )),
  "html-429": answers("429, HTML, Retry-After: 7", () => html(429, "Too Many Requests", { "Retry-After": "7" })),
  throttled: answers("403, SWR's code for too many requests; 429 from tKeel", either(
    () => swrError(403, "4031042", "too many requests"),
    () => json(429, { error_code: "APIGW.0308", error_msg: "throttled", request_id: "77aa" }),
  )),
  forbidden: answers("403, no permission, with an encoded message", either(
    () => json(403, {
      error_code: "SVCSTG.SWR.4030170", error_msg: "Insufficient permissions", request_id: "9c2f",
      encoded_authorization_message: "EgpjYW5ub3QgcmVhZCB0aGlz",
    }),
    () => tkeelError(403, "", "error authenticate: 403 Forbidden"),
  )),
  "sign-in-needed": answers("400 with SWR's code for no token; 401 from tKeel", either(
    () => swrError(400, "4001048", "Failed to get Token from Context"),
    (exchange) => notAuthenticated(String(exchange.asked.headers.authorization ?? ""), "401 Unauthorized"),
  )),
  expired: answers("401, the token has expired", either(
    () => swrError(401, "4010000", "Authenticate Error", null),
    (exchange) => notAuthenticated(String(exchange.asked.headers.authorization ?? ""), "401 Token is expired"),
  )),
  "not-found": answers("404, no such thing", either(
    () => swrError(404, "4040004", "Does not exist"),
    () => tkeelError(404, "io.tkeel.plugin.api.repo.v1.ERR_NOT_FOUND", "没有找到"),
  )),
  "not-offered": answers("404, the gateway knows no such API", () => notOffered()),
  "bad-filter": answers("400, a filter that it does not accept", either(
    () => swrError(400, "4001035", "Invalid filter"),
    () => tkeelError(400, "io.tkeel.INTERNAL_ERROR",
      'error get query encoding unmarshal: parsing field "key_words": invalid value'),
  )),
  "server-error": answers("500, an error with its code", failure),
  "server-error-once": answers("500, once", failure, 1),
  "unavailable-once": answers("503 with Retry-After: 1, once",
    () => html(503, "Service Unavailable", { "Retry-After": "1" }), 1),
  "unavailable-long": answers("503 with Retry-After: 120",
    () => html(503, "Service Unavailable", { "Retry-After": "120" })),
  "not-implemented": answers("501, not implemented", () => json(501, { error_code: "APIGW.0501", error_msg: "Not implemented" })),
  "header-too-large": answers("431, HTML: the token does not fit into the proxy", () => html(431, "Request Header Fields Too Large")),
  "bad-gzip": {
    does: "says gzip and sends none",
    act: (exchange) => {
      const answer = exchange.healthy();
      exchange.send({ ...answer, headers: { ...answer.headers, "Content-Encoding": "gzip" } });
    },
  },
  "byte-order-mark": answers("a byte order mark before the JSON", (exchange) => {
    const answer = exchange.healthy();
    return { ...answer, body: `\u{feff}${answer.body}` };
  }),
  null: answers("200, `null`", () => json(200, null)),
  "bad-row": answers("one row among the good ones that is none",
    (exchange) => withRows(exchange, (rows) => rows.map((row, at) => (at === 3 ? { size: "many", nonsense: [1] } : row)))),
};
