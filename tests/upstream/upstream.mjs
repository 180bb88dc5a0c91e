// @ts-check
/**
 * An SWR and a tKeel gateway for the tests, on one port: SWR's APIs below `/swr`, rudder's below `/apis/rudder/v1`. They
 * behave as the real ones do (wire.md), and badly on request.
 */
import { createServer } from "node:http";
import { html } from "./answer.mjs";
import { data, LISTS } from "./data.mjs";
import { FAULTS } from "./faults.mjs";
import { swr, swrOptions } from "./swr.mjs";
import { tkeel, tkeelOptions } from "./tkeel.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {import("./answer.mjs").Answer} Answer */
/** @typedef {import("./answer.mjs").Asked} Asked */
/** @typedef {import("./data.mjs").ListName} ListName */
/** @typedef {import("./faults.mjs").Exchange} Exchange */
/** @typedef {import("./faults.mjs").Fault} Fault */
/** @typedef {import("./faults.mjs").FaultName} FaultName */

/**
 * @typedef {object} Options
 * @property {import("./swr.mjs").SwrOptions} swr
 * @property {import("./tkeel.mjs").TkeelOptions} tkeel
 * @property {boolean} cors pages of other origins may call, as tKeel's gateway allows it
 * @property {string[]} exposed headers that such a page may read
 * @property {number} maxAge seconds for which an answer may be kept
 * @property {number} largestHeaders bytes of a request's headers; more is answered with 431 and a page of HTML
 */
/**
 * A request for one of the lists.
 * @typedef {object} Request
 * @property {ListName} list
 * @property {string} url path and query as they were sent
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {"waiting" | "answered" | "given up"} state given up: the client went away first
 */

/** Headers that a page of another origin may send. Any other, and the preflight says nothing of CORS at all. */
const ALLOWED = ["authorization", "content-type", "accept", "x-auth-token"];
const PREFIXES = /** @type {const} */ ({ swr: "/swr/", tkeel: "/apis/rudder/v1/" });

/** Requests that wait until the test lets them be answered. */
class Gate {
  /** @type {(() => void)[]} */
  #waiting = [];
  /** @type {{ count: number, resolve: () => void }[]} */
  #watchers = [];

  /** How many requests have come so far. */
  get count() {
    return this.#waiting.length;
  }

  /** @param {() => void} go */
  enter(go) {
    this.#waiting.push(go);
    for (const { count, resolve } of this.#watchers) if (this.count >= count) resolve();
  }

  /**
   * Waits until so many requests have come.
   * @param {number} count
   * @returns {Promise<void>}
   */
  arrived(count) {
    if (this.count >= count) return Promise.resolve();
    return new Promise((resolve) => this.#watchers.push({ count, resolve }));
  }

  /**
   * Lets one of them be answered, counted from 0.
   * @param {number} index
   */
  release(index) {
    this.#waiting[index]?.();
  }
}

export class Upstream {
  /** @type {Options} */
  options = {
    swr: swrOptions(), tkeel: tkeelOptions(), cors: true,
    exposed: ["Content-Range", "X-Request-Id", "Retry-After"], maxAge: 0, largestHeaders: 128 << 10,
  };
  /** The rows; they may be changed. */
  data = data();
  /** @type {Request[]} */
  requests = [];
  /** @type {Map<ListName, { fault: Fault, left: number }[]>} */
  #faults = new Map();
  /** @type {Map<ListName, Gate>} */
  #gates = new Map();
  /** @type {Set<NodeJS.Timeout>} */
  #timers = new Set();
  #server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => this.#serve(request, response));
  #origin = "";

  /**
   * Listens; port 0 takes a free one.
   * @param {number} [port]
   * @returns {Promise<this>}
   */
  async start(port = 0) {
    await new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => resolve(undefined));
    });
    const address = this.#server.address();
    if (typeof address === "object" && address) this.#origin = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async stop() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin() {
    return this.#origin;
  }

  /** The base of APIs 1 to 3. */
  get swr() {
    return `${this.#origin}/swr`;
  }

  /** The base of API 4. */
  get tkeel() {
    return `${this.#origin}/apis/rudder/v1`;
  }

  /**
   * Lets something go wrong with the next requests for a list, instead of what went wrong before.
   * @param {ListName | "all"} list
   * @param {...(FaultName | Fault)} faults one after the other; the last one stays, unless it says how often
   */
  fail(list, ...faults) {
    for (const name of list === "all" ? LISTS : [list]) {
      this.#faults.set(name, faults.map((given, at) => {
        const fault = typeof given === "string" ? FAULTS[given] : given;
        return { fault, left: fault.times ?? (at < faults.length - 1 ? 1 : Infinity) };
      }));
    }
  }

  /** All is well again. */
  heal() {
    this.#faults.clear();
  }

  /**
   * Holds all further requests for a list until they are released one by one.
   * @param {ListName} list
   */
  hold(list) {
    const gate = new Gate();
    this.#gates.set(list, gate);
    return gate;
  }

  /**
   * Holds no longer; what is held stays so.
   * @param {ListName} list
   */
  unhold(list) {
    this.#gates.delete(list);
  }

  /**
   * The requests for a list, without preflights.
   * @param {ListName} list
   */
  asked(list) {
    return this.requests.filter((request) => request.list === list);
  }

  /** @param {ListName} list */
  count(list) {
    return this.asked(list).length;
  }

  /** As after the start. */
  reset() {
    const fresh = new Upstream();
    [this.options, this.data, this.requests] = [fresh.options, fresh.data, []];
    this.#faults.clear();
    this.#gates.clear();
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  #serve(request, response) {
    // A reused connection that breaks is tried again by the browser itself: nobody could count requests then.
    response.shouldKeepAlive = false;
    const url = request.url ?? "/";
    if (request.method === "OPTIONS") return this.#preflight(request, response);
    if (url.startsWith("/control")) return void this.#control(request, response);
    const [path = "", search = ""] = url.split(/\?(.*)/s);
    const kind = path.startsWith(PREFIXES.swr) ? "swr" : path.startsWith(PREFIXES.tkeel) ? "tkeel" : null;
    const asked = { path: kind ? path.slice(PREFIXES[kind].length) : path, query: new URLSearchParams(search), headers: request.headers };
    const list = kind && listOf(asked.path);
    const exchange = this.#exchange(request, response, asked, list || "repositories", () => {
      if (!kind) return path === "/login" ? html(200, "Please log in") : html(404, "Not Found");
      if (request.method !== "GET") return { status: 405, headers: {}, body: "" };
      const size = request.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
      if (size > this.options.largestHeaders) return html(431, "Request Header Fields Too Large");
      return kind === "swr" ? swr(this.options.swr, this.data, asked) : tkeel(this.options.tkeel, this.data, asked);
    });
    if (!list) return exchange.send(exchange.healthy());
    /** @type {Request} */
    const entry = { list, url, headers: request.headers, state: "waiting" };
    this.requests.push(entry);
    response.once("finish", () => (entry.state = "answered"));
    response.once("close", () => {
      if (entry.state === "waiting") entry.state = "given up";
    });
    const go = () => void Promise.resolve(this.#next(list).act(exchange)).catch(() => response.destroy());
    const gate = this.#gates.get(list);
    if (gate) gate.enter(go);
    else go();
  }

  /**
   * What happens to this request.
   * @param {ListName} list
   * @returns {Pick<Fault, "act">}
   */
  #next(list) {
    const entry = this.#faults.get(list)?.find(({ left }) => left > 0);
    if (!entry) return { act: (exchange) => exchange.send(exchange.healthy()) };
    entry.left -= 1;
    return entry.fault;
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @param {Asked} asked
   * @param {ListName} list
   * @param {() => Answer} healthy
   * @returns {Exchange}
   */
  #exchange(request, response, asked, list, healthy) {
    const head = (/** @type {Answer} */ answer) => {
      const id = `req-${String(this.requests.length).padStart(4, "0")}`;
      response.writeHead(answer.status, { "X-Request-Id": id, "Cache-Control": `max-age=${this.options.maxAge}`, ...this.#cors(request), ...answer.headers });
    };
    const pause = (/** @type {number} */ ms) => new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve(undefined);
      }, ms);
      this.#timers.add(timer);
    });
    return {
      list, asked, healthy,
      pause: async (ms) => void (await pause(ms)),
      send: (answer) => {
        head(answer);
        response.end(answer.body);
      },
      sendPart: async (answer, share) => {
        const bytes = Buffer.from(answer.body);
        head({ ...answer, headers: { ...answer.headers, "Content-Length": String(bytes.length) } });
        await new Promise((resolve) => response.write(bytes.subarray(0, Math.floor(bytes.length * share)), resolve));
      },
      trickle: async (answer, parts, ms) => {
        const bytes = Buffer.from(answer.body);
        head(answer);
        for (let part = 0; part < parts; part++) {
          response.write(bytes.subarray((bytes.length * part) / parts, (bytes.length * (part + 1)) / parts));
          await pause(ms);
        }
        response.end();
      },
      reset: () => void request.socket.resetAndDestroy(),
    };
  }

  /**
   * @param {IncomingMessage} request
   * @returns {Record<string, string>}
   */
  #cors(request) {
    if (!this.options.cors || !request.headers.origin) return {};
    return {
      "Access-Control-Allow-Origin": request.headers.origin,
      "Access-Control-Allow-Credentials": "true",
      ...(this.options.exposed.length ? { "Access-Control-Expose-Headers": this.options.exposed.join(", ") } : {}),
    };
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  #preflight(request, response) {
    const wanted = String(request.headers["access-control-request-headers"] ?? "").toLowerCase().split(/,\s*/).filter(Boolean);
    const allowed = this.options.cors && wanted.every((header) => ALLOWED.includes(header));
    response.writeHead(200, allowed
      ? {
          ...this.#cors(request),
          "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
          "Access-Control-Allow-Headers": ALLOWED.join(","),
        }
      : {});
    response.end();
  }

  /**
   * The same from another program: GET /control tells the state, POST /control with
   * `{"options": {…}, "faults": {"list": ["name", …]}, "reset": true}` changes it.
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async #control(request, response) {
    const say = (/** @type {number} */ status, /** @type {unknown} */ value) => {
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(`${JSON.stringify(value, null, 2)}\n`);
    };
    if (request.method === "POST") {
      let text = "";
      for await (const chunk of request) text += chunk;
      try {
        const { reset, options, faults } = JSON.parse(text);
        for (const [list, names] of Object.entries(faults ?? {})) {
          const unknown = [names].flat().find((name) => !(name in FAULTS));
          if (unknown !== undefined || ![...LISTS, "all"].includes(list)) throw new Error(`no such list or fault: ${list} ${unknown ?? ""}`);
        }
        if (reset) this.reset();
        const { swr, tkeel, ...rest } = options ?? {};
        Object.assign(this.options.swr, swr);
        Object.assign(this.options.tkeel, tkeel);
        Object.assign(this.options, rest);
        for (const [list, names] of Object.entries(faults ?? {})) this.fail(/** @type {ListName} */ (list), ...[names].flat());
      } catch (error) {
        return say(400, { error: error instanceof Error ? error.message : "" });
      }
    }
    say(200, { options: this.options, faults: Object.keys(FAULTS), requests: this.requests.map(({ list, url, state }) => ({ list, url, state })) });
  }
}

/**
 * @param {string} path below a prefix
 * @returns {ListName | null}
 */
function listOf(path) {
  if (path === "v2/manage/repos") return "repositories";
  if (path === "v2/manage/packages") return "packages";
  if (path === "repos/installers") return "installers";
  return /^v2\/manage\/namespaces\/[^/]+\/packages\/[^/]+\/versions$/.test(path) ? "versions" : null;
}
