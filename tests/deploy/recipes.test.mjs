// @ts-check
/**
 * docs/deploy/ against a server that says what reaches it: by hand, where nginx or caddy is installed (make build first).
 *   NGINX=/usr/sbin/nginx CADDY=/usr/bin/caddy node --test tests/deploy/recipes.test.mjs
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { createServer as createListener } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const NGINX = process.env.NGINX ?? "/usr/sbin/nginx";
const CADDY = process.env.CADDY ?? "/usr/bin/caddy";
const MIME_TYPES = process.env.MIME_TYPES ?? "/etc/nginx/mime.types";

/** @type {import("node:http").IncomingMessage[]} */
const arrived = [];
const upstream = createServer({ maxHeaderSize: 1 << 20 }, (asked, answer) => {
  arrived.push(asked);
  answer.writeHead(200, { "Content-Type": "application/json", "Content-Range": "0-25/60", "X-Request-Id": "r1", "Retry-After": "7" });
  answer.end("[]");
});
const folder = mkdtempSync(path.join(tmpdir(), "gantry-deploy-"));
const files = path.join(folder, "dist");

before(async () => {
  cpSync(path.join(root, "dist"), files, { recursive: true });
  chmodSync(folder, 0o755); // nginx reads as somebody else
  await new Promise((resolve) => upstream.listen(0, "127.0.0.1", () => resolve(undefined)));
});
after(() => {
  upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns {Promise<number>} a port that nobody listens on */
async function freePort() {
  const listener = createListener();
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/**
 * A recipe with the addresses of this machine in it.
 * @param {string} name
 * @param {[string, string][]} changes
 */
function recipe(name, changes) {
  let text = readFileSync(path.join(root, "docs/deploy", name), "utf8");
  for (const [from, to] of changes) {
    assert.ok(text.includes(from), `${name} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** @type {Record<string, { program: string, start: (port: number, upstream: string) => import("node:child_process").ChildProcess }>} */
const SERVERS = {
  nginx: {
    program: NGINX,
    start(port, upstream) {
      const at = mkdtempSync(path.join(folder, "nginx-"));
      mkdirSync(path.join(at, "tmp"));
      const server = recipe("nginx.conf", [
        ["server swr-api.cn-north-4.myhuaweicloud.com:443", `server ${upstream}`], ["server keel.example.com:443", `server ${upstream}`],
        ["https://swr", "http://swr"], ["https://tkeel", "http://tkeel"],
        ["listen 8080", `listen 127.0.0.1:${port}`], ["/srv/gantry/dist", files],
      ]);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${at}/tmp/${kind};`);
      const file = path.join(at, "nginx.conf");
      writeFileSync(file, `daemon off; master_process off; pid ${at}/pid; error_log ${at}/error.log; events {}
        http { include ${MIME_TYPES}; access_log off; ${temporary.join(" ")}\n${server}\n}`);
      return spawn(NGINX, ["-p", at, "-c", file], { stdio: "inherit" });
    },
  },
  caddy: {
    program: CADDY,
    start(port, upstream) {
      const at = mkdtempSync(path.join(folder, "caddy-"));
      const site = recipe("Caddyfile", [
        ["https://swr-api.cn-north-4.myhuaweicloud.com", `http://${upstream}`], ["https://keel.example.com", `http://${upstream}`],
        [":8080 {", `http://127.0.0.1:${port} {`], ["/srv/gantry/dist", files],
      ]);
      const file = path.join(at, "Caddyfile");
      writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
      const env = { ...process.env, HOME: at, XDG_DATA_HOME: at, XDG_CONFIG_HOME: at };
      return spawn(CADDY, ["run", "--config", file, "--adapter", "caddyfile"], { stdio: "ignore", env });
    },
  },
};

/** What a name must survive on its way. */
const TARGETS = [
  "/v2/manage/repos?filter=center%3A%3Aself%7Cname%3A%3Aa%252Fb%7Coffset%3A%3A0%7Climit%3A%3A25",
  "/v2/manage/namespaces/dev/packages/hello%2520hello/versions",
  "/v2/manage/namespaces/dev/packages/hello%252Fhello/versions",
  "/v2/manage/namespaces/dev/packages/a%24b/versions",
  "/v2/manage/namespaces/dev/packages/a$b/versions",
  "/v2/manage/namespaces/dev/packages/a%2Fb/versions",
  "/v2/manage/namespaces/dev/packages/%E5%B9%B3%E5%8F%B0%2Bx/versions",
  "/v2/manage/packages?package_name=a+b%2B%25",
];

for (const [name, { program, start }] of Object.entries(SERVERS)) {
  describe(name, { skip: existsSync(program) ? false : `no ${program}` }, () => {
    /** @type {import("node:child_process").ChildProcess} */
    let server;
    let port = 0;

    /**
     * @param {string} path as it stands on the wire
     * @param {Record<string, string>} [headers]
     * @param {string} [method]
     * @returns {Promise<{ status: number, headers: import("node:http").IncomingHttpHeaders, body: string }>}
     */
    const ask = (path, headers = {}, method = "GET") => new Promise((resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, path, headers, method, agent: false }, (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (text) => (body += text));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      });
      asked.once("error", reject).end();
    });

    before(async () => {
      port = await freePort();
      const address = upstream.address();
      server = start(port, `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
      for (let tries = 0; tries < 100; tries++) {
        if (await ask("/").then(() => true, () => false)) return;
        await pause(100);
      }
    });
    after(() => void server.kill());

    test("path and query arrive as they were sent, with the token", async () => {
      for (const target of TARGETS) {
        await ask(`/swr${target}`, { "X-Auth-Token": "t" });
        assert.equal(arrived.at(-1)?.url, target);
      }
      await ask("/apis/rudder/v1/repos/installers?key_words=a%252Fb", { Authorization: "Bearer t" });
      assert.equal(arrived.at(-1)?.url, "/apis/rudder/v1/repos/installers?key_words=a%252Fb");
      assert.equal(arrived.at(-1)?.headers.authorization, "Bearer t");
      await ask("/swr/v2/manage/repos?filter=x", { "X-Auth-Token": "t".repeat(60_000) });
      assert.equal(arrived.at(-1)?.headers["x-auth-token"]?.length, 60_000);
    });

    test("the headers of the answer come through", async () => {
      const { headers } = await ask("/swr/v2/manage/repos?filter=x");
      assert.equal(headers["content-range"], "0-25/60");
      assert.equal(headers["x-request-id"], "r1");
      assert.equal(headers["retry-after"], "7");
    });

    test("only reading these APIs is forwarded", async () => {
      const count = arrived.length;
      assert.ok([403, 404, 405].includes((await ask("/swr/v2/manage/repos", {}, "DELETE")).status));
      assert.equal((await ask("/swr/v3/other")).status, 404);
      assert.equal(arrived.length, count);
    });

    test("files with a hash never change, compressed, and one that is gone is 404", async () => {
      const hashed = readdirSync(files).filter((file) => /-[0-9a-f]{12,16}(_bg)?\.(js|css|wasm)$/.test(file));
      assert.ok(hashed.length >= 4);
      for (const file of hashed) {
        const { status, headers } = await ask(`/${file}`, { "Accept-Encoding": "gzip" });
        assert.deepEqual([status, headers["cache-control"], headers["content-encoding"]],
          [200, "public, max-age=31536000, immutable", "gzip"], file);
        if (file.endsWith(".wasm")) assert.equal(headers["content-type"], "application/wasm");
      }
      const gone = await ask("/split_tools-0123456789abcdef.wasm");
      assert.equal(gone.status, 404);
      assert.doesNotMatch(gone.headers["cache-control"] ?? "", /immutable/);
    });

    test("every other path is the page, and is asked for again", async () => {
      for (const path of ["/", "/index.html", "/repositories?page=2", "/packages/dev/hello%252Fhello/versions", "/packages/dev/a.b/versions"]) {
        const { status, headers, body } = await ask(path);
        assert.deepEqual([status, headers["cache-control"]], [200, "no-cache"], path);
        assert.match(body, /data-wasm=/, path);
        assert.match(String(headers["content-security-policy"]), /default-src 'self'/, path);
      }
      for (const file of ["/config.json", "/boot.js"]) assert.equal((await ask(file)).headers["cache-control"], "no-cache", file);
    });
  });
}
