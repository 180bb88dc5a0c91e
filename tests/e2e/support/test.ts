/** `test` with the guards that every test runs under. Import it from here, not from Playwright. */
import { test as base, expect } from "@playwright/test";
import { Api } from "./api.ts";
import { Dashboard } from "./dashboard.ts";
import type { ServerName } from "./server.ts";

export { expect };

export interface Options {
  /** Which of the shared servers is asked. */
  serverName: ServerName;
  /** The test provokes failed requests: the browser's own messages about those are not held against it. */
  provokesFailures: boolean;
  /** Hosts besides this machine that the page may ask for pictures; nothing is there. */
  otherHosts: string[];
}

interface Fixtures {
  /** The address of the server, with a trailing `/`. */
  url: string;
  api: Api;
  dashboard: Dashboard;
  /** What was said or done that no page of ours may say or do. */
  guards: string[];
}

/** The address of a shared server. */
export function urlOf(name: ServerName): string {
  const url = process.env[`E2E_${name}`];
  if (!url) throw new Error(`the server ${name} does not run`);
  return url;
}

/** What the browser itself, and what loads the parts of the WebAssembly, write when a request fails. */
const FAILED_REQUEST = /^Failed to load resource: |^Access to fetch at |^TypeError: Failed to (fetch\b|execute 'compile' on 'WebAssembly')/;

export const test = base.extend<Fixtures & Options>({
  serverName: ["plain", { option: true }],
  provokesFailures: [false, { option: true }],
  otherHosts: [[], { option: true }],
  url: async ({ serverName }, use) => use(urlOf(serverName)),
  baseURL: async ({ url }, use) => use(url),
  api: async ({ playwright, url }, use) => {
    const request = await playwright.request.newContext();
    await use(new Api(request, url));
    await request.dispose();
  },
  dashboard: async ({ page }, use) => use(new Dashboard(page)),
  guards: [
    async ({ context, provokesFailures, otherHosts }, use) => {
      const found: string[] = [];
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      context.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        if (provokesFailures && FAILED_REQUEST.test(message.text())) return;
        found.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => found.push(`uncaught: ${error.error().message}`));
      context.on("request", (request) => {
        const address = new URL(request.url());
        if (!/^https?:$/.test(address.protocol)) return;
        if (!["127.0.0.1", "plain.test", ...otherHosts].includes(address.hostname)) found.push(`another host: ${request.url()}`);
      });
      await use(found);
      expect(found, "console errors and warnings, CSP violations, requests to other hosts").toEqual([]);
    },
    { auto: true },
  ],
});
