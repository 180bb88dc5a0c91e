/** A clock that stands still until the test lets it run. */
import type { Page } from "@playwright/test";

/** Call before the page is opened; {@link stop} then stops the clock. */
export async function install(page: Page): Promise<void> {
  await page.clock.install({ time: new Date("2026-11-22T10:00:00Z") });
  // The ids of Playwright's timers do not fit into the 32 bits that WebAssembly keeps of them.
  await page.addInitScript(() => {
    for (const kind of ["Timeout", "Interval"] as const) {
      const [set, clear] = [window[`set${kind}`].bind(window), window[`clear${kind}`].bind(window)];
      const ids = new Map<number, number>();
      Object.assign(window, {
        [`set${kind}`]: (...args: Parameters<typeof set>) => {
          const id = ids.size + 1;
          ids.set(id, set(...args));
          return id;
        },
        [`clear${kind}`]: (id: number) => clear(ids.get(id)),
      });
    }
  });
}

/** Stops the clock: timers end only while {@link Page.clock} is run. */
export async function stop(page: Page): Promise<void> {
  await page.clock.pauseAt(new Date("2026-11-22T11:00:00Z"));
}
