// @ts-check
/**
 * What the tests rely on: that the upstream does as wire.md says. `node --test tests/upstream/upstream.test.mjs`
 */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { FAULTS } from "./faults.mjs";
import { Upstream } from "./upstream.mjs";

const upstream = new Upstream();
before(() => upstream.start());
after(() => upstream.stop());
beforeEach(() => upstream.reset());

/** @param {string} query */
const installers = async (query, init = {}) => {
  const response = await fetch(`${upstream.tkeel}/repos/installers?${query}`, init);
  return { status: response.status, body: /** @type {any} */ (await response.json()) };
};
/** @param {string} path */
const swr = async (path, init = {}) => {
  const response = await fetch(`${upstream.swr}/v2/manage/${path}`, init);
  return { status: response.status, headers: response.headers, body: /** @type {any} */ (await response.json()) };
};
const filter = (/** @type {string} */ text) => `repos?filter=${encodeURIComponent(text)}`;

test("rudder's pages, as wire.md A2.6 counts them", async () => {
  upstream.data.installers.splice(7);
  for (const [number, size, rows] of [[1, 5, 5], [2, 5, 2], [3, 5, 1], [99, 5, 1], [99, 20, 7], [0, 5, 0], [1, 0, 0], [0, 0, 7], [-1, -1, 7]]) {
    const { body } = await installers(`page_num=${number}&page_size=${size}`);
    assert.equal(body.data.brief_installers.length, rows, `page ${number} of ${size}`);
    assert.deepEqual([body.code, body.data.total, body.data.page_num, body.data.page_size], ["io.tkeel.SUCCESS", 7, number, size]);
  }
  const [last, past] = [await installers("page_num=7&page_size=1"), await installers("page_num=8&page_size=1")];
  assert.deepEqual(last.body.data.brief_installers, past.body.data.brief_installers, "past the end is the last row again");
});

test("rudder's words are an expression, its order is its own, its numbers are strict", async () => {
  const count = async (/** @type {string} */ words) => (await installers(`key_words=${encodeURIComponent(words)}`)).body.data.total;
  assert.deepEqual([await count("c\\+\\+"), await count("c++"), await count("["), await count("IOT"), await count("iot.*edge")], [4, 0, 0, 0, 4]);
  const names = async (/** @type {string} */ query) => (await installers(query)).body.data.brief_installers.map((/** @type {{name: string}} */ { name }) => name);
  assert.deepEqual(await names("order_by=version"), await names(""));
  assert.deepEqual(await names("is_descending=true"), (await names("")).reverse());
  for (const query of ["page_num=", "page_num=abc", "page_size=1.5", "installed=yes", "page_num=1&page_num=2", "page_num=1&pageNum=2", "page_num=2147483648"]) {
    const { status, body } = await installers(query);
    assert.deepEqual([status, body.code, body.data], [400, "io.tkeel.INTERNAL_ERROR", null], query);
  }
  const { body } = await installers("installed=true");
  assert.deepEqual([body.data.total, body.data.installed_num], [6, 6]);
  assert.equal((await installers("installed=false")).body.data.total, 47);
});

test("protojson blanks, legacy and bare envelopes", async () => {
  const text = await (await fetch(`${upstream.tkeel}/repos/installers`)).text();
  assert.match(text, /": /);
  assert.match(text, /":\S/);
  upstream.options.tkeel.envelope = "legacy";
  const legacy = (await installers("")).body;
  assert.equal(legacy.code, 200);
  assert.equal(legacy.data.brief_installers.some((/** @type {object} */ row) => "state" in row), false);
  assert.equal("page_num" in legacy.data, false, "zeros are left out");
  upstream.options.tkeel.envelope = "bare";
  assert.equal((await installers("")).body.total, 47);
});

test("SWR's filter is fuzzy, paged in twos, and named in the header", async () => {
  const { body, headers } = await swr(filter("namespace::dev|offset::20|limit::10"));
  assert.deepEqual([body.length, headers.get("content-range"), body[0].total_range], [10, "20-10/36", 36]);
  assert.deepEqual(new Set((await swr(filter("namespace::dev|offset::0|limit::1000"))).body.map((/** @type {{namespace: string}} */ row) => row.namespace)), new Set(["dev", "dev2", "mydev"]));
  assert.equal((await swr(filter("center::self"))).headers.get("content-range"), null);
  for (const bad of [filter("nonsense::x"), filter("center::other"), filter("offset::0|limit::1001"), "repos"]) {
    assert.equal((await swr(bad)).status, 400, bad);
  }
});

test("a package that is stored percent-encoded is found by just that path", async () => {
  for (const [name, status] of [["hello%20hello", 200], ["hello%2520hello", 404]]) {
    assert.equal((await swr(`namespaces/dev/packages/${name}/versions`)).status, status, String(name));
  }
  assert.equal((await swr("namespaces/dev2/packages/rate-50%2525/versions")).status, 200);
  assert.equal((await swr("namespaces/mydev/packages/tools$cli/versions")).status, 200);
  assert.equal((await swr("namespaces/mydev/packages/tools%2Fcli/versions")).body.error_code, "APIGW.0101");
});

test("tokens", async () => {
  upstream.options.swr.token = "a";
  upstream.options.tkeel.token = "b";
  assert.deepEqual([(await swr("packages")).status, (await swr("packages", { headers: { "X-Auth-Token": "x" } })).status, (await swr("packages", { headers: { "X-Auth-Token": "a" } })).status], [400, 401, 200]);
  const wrong = await installers("", { headers: { Authorization: "Bearer secret" } });
  assert.equal(wrong.status, 401);
  assert.match(wrong.body.msg, /Bearer secret/, "it echoes what it was sent");
  assert.equal((await installers("", { headers: { Authorization: "Bearer b" } })).status, 200);
  assert.equal((await swr("packages", { headers: { "X-Auth-Token": "x".repeat(32 << 10) } })).status, 401);
  upstream.options.largestHeaders = 8 << 10;
  const large = await fetch(`${upstream.swr}/v2/manage/packages`, { headers: { "X-Auth-Token": "x".repeat(32 << 10) } });
  assert.deepEqual([large.status, large.headers.get("content-type")], [431, "text/html; charset=utf-8"]);
});

test("each fault happens as often as it says, and is counted", async () => {
  upstream.fail("packages", "html-502", "reset", "server-error-once");
  const statuses = [];
  for (let at = 0; at < 4; at++) statuses.push(await swr("packages").then(({ status }) => status, () => "broken"));
  assert.deepEqual(statuses, ["broken", "broken", 500, 200], "HTML is no JSON");
  assert.equal(upstream.count("packages"), 4);
  for (const [name, fault] of Object.entries(FAULTS)) assert.ok(fault.does.length > 3, name);
});

test("preflights allow what tKeel allows", async () => {
  const preflight = async (/** @type {string} */ headers) => (await fetch(`${upstream.swr}/v2/manage/packages`, {
    method: "OPTIONS", headers: { Origin: "http://page.test", "Access-Control-Request-Headers": headers },
  })).headers.get("access-control-allow-origin");
  assert.deepEqual([await preflight("x-auth-token,accept"), await preflight("x-requested-with")], ["http://page.test", null]);
  upstream.options.cors = false;
  assert.equal(await preflight("x-auth-token"), null);
});
