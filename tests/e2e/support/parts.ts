/** What of the dashboard's own files comes when, and holding it back. */
import type { Page } from "@playwright/test";

/** The WebAssembly that the first rows need. */
export const FIRST = /\/gantry-\w+\.wasm$/;
/** The second part of the WebAssembly. */
export const TOOLS = /\/split_tools-\w+\.wasm$/;
/** That, and the style sheet that comes with it. */
export const LATER = /\/(split_tools-\w+\.wasm|later-\w+\.css)$/;

/** Lets no answer to such a request through until the function that this resolves to is called. */
export async function hold(page: Page, address: RegExp): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
