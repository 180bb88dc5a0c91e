import { defineConfig } from "@playwright/test";
import type { Options } from "./support/test.ts";

/** `npm test` runs everything once at `/`, and what is marked `@smoke` once more below `/a/b/`. */
export default defineConfig<Options>({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./support/global-setup.ts",
  reporter: "list",
  fullyParallel: true,
  workers: 2,
  // By hand, a test that fails now and then is a failure. Where CI runs it is listed as flaky, and stops nobody.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    // A trace of every test would cost a fifth more: TRACE=1 keeps those of tests that fail.
    trace: process.env.TRACE ? { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: false } : "off",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    // The servers speak UTC: a zone of its own shows that times are converted.
    timezoneId: "Asia/Shanghai",
    colorScheme: "light",
    launchOptions: {
      executablePath: process.env.HEADLESS_CHROME ?? process.env.CHROME ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A host that is not this machine, for what browsers forbid on plain HTTP.
        "--host-resolver-rules=MAP plain.test 127.0.0.1",
      ],
    },
  },
  projects: [{ name: "root" }, { name: "sub-path", grep: /@smoke/, use: { serverName: "subpath" } }],
});
