/** Starts gantry-server for the tests. */
import { spawn, execFileSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** The repository. */
export const root = path.resolve(here, "../..");
const binary = path.resolve(here, process.env.GANTRY_SERVER ?? "../../target/release/gantry-server");
const assets = path.resolve(here, process.env.GANTRY_DIST ?? "../../dist");

/** The servers of {@link startAll}, by what is special about them. */
export type ServerName = "plain" | "subpath" | "token" | "empty" | "faults";
/** The token of the server `token`. */
export const TOKEN = "open-sesame";
/** The day that counts as today in the sample data. */
export const TODAY = "2026-11-22T00:00:00Z";

/** A running server. */
export interface Server {
  /** Its address, with a trailing `/`. */
  url: string;
  stop(): Promise<void>;
}

/** A folder for databases. */
export function folder(): string {
  return mkdtempSync(path.join(tmpdir(), "gantry-e2e-"));
}

/** Makes a database with sample data. */
export function seed(database: string, ...options: string[]): void {
  for (const [what, file] of [["server", binary], ["dashboard", path.join(assets, "index.html")]] as const) {
    if (!existsSync(file)) throw new Error(`no ${what} at ${file}: build it first (make test-e2e does)`);
  }
  execFileSync(binary, ["seed", "--database", database, "--now", TODAY, ...options], { stdio: "pipe" });
}

/** Starts a server; it has printed its address once it answers. */
export async function serve(database: string, ...options: string[]): Promise<Server> {
  const given = options.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"];
  const all = ["serve", ...given, "--database", database, "--assets", assets, "--log-level", "warn", ...options];
  const child: ChildProcess = spawn(binary, all, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr?.on("data", (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (data: Buffer) => {
      out += data.toString();
      const address = /^(http:\S+)\n/m.exec(out)?.[1];
      if (address) resolve(address.endsWith("/") ? address : `${address}/`);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`gantry-server ended: ${said}`)));
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Starts the servers that all tests share. */
export async function startAll(): Promise<Record<ServerName, Server>> {
  const [full, empty] = [path.join(folder(), "full.db"), path.join(folder(), "empty.db")];
  seed(full);
  seed(empty, "--repositories", "0", "--packages", "0", "--versions", "0", "--installers", "0");
  return {
    plain: await serve(full),
    subpath: await serve(full, "--base-path", "/a/b/"),
    token: await serve(full, "--token", TOKEN),
    empty: await serve(empty),
    faults: await serve(full, "--faults"),
  };
}
