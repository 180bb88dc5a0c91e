/** Serves a build, and below `/n1000` the same with an API 2 that answers with 1,000 packages. */
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".wasm": "application/wasm",
};

/** Starts it on a port of the loopback; `rowsOf(count)` says what API 2 answers with. Resolves to the server. */
export function serve({ dist, port, rowsOf }) {
  const bodies = new Map();
  // Compressed once, at the quality of a server that compresses as it sends, so that its work is in no figure.
  const body = (count) => {
    if (!bodies.has(count)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
      bodies.set(count, brotliCompressSync(Buffer.from(JSON.stringify(rowsOf(count))), { params }));
    }
    return bodies.get(count);
  };
  const page = (count) => readFileSync(join(dist, "index.html"), "utf8").replace(/<base href="?\/"?>/, `<base href="/n${count}/">`);

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const [, count, rest] = /^\/n(\d+)\/(.*)$/.exec(pathname) ?? [];
    const send = (status, type, content, headers = {}) => {
      response.writeHead(status, { "content-type": type, "content-length": content.length, ...headers });
      response.end(content);
    };
    if (count === undefined) return send(pathname === "/healthz" ? 200 : 404, "text/plain", Buffer.from(pathname));
    if (rest.startsWith("v2/") || rest.startsWith("api/")) {
      const headers = { "cache-control": "no-store" };
      if (rest !== "v2/manage/packages") return send(200, "application/json", Buffer.from("[]"), headers);
      return send(200, "application/json", body(Number(count)), { ...headers, "content-encoding": "br" });
    }
    const file = join(dist, normalize(rest));
    if (rest === "" || !extname(rest) || !file.startsWith(dist) || !existsSync(file)) {
      return send(200, TYPES[".html"], Buffer.from(page(count)), { "cache-control": "no-cache" });
    }
    const isHashed = /-[0-9a-f]{12,16}/.test(rest);
    const cache = { "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-cache" };
    const packed = existsSync(`${file}.br`) && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const content = readFileSync(packed ? `${file}.br` : file);
    send(200, TYPES[extname(rest)] ?? "application/octet-stream", content, packed ? { ...cache, "content-encoding": "br" } : cache);
  });
  return new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server)));
}
