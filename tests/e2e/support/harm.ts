/** What a page may not hold, whatever it was sent. */
import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    findHarm: typeof findHarm;
  }
}

/** Call before the page is opened: fails the test when anything opens a dialog, and lets {@link expectHarmless} look. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(`window.findHarm = ${findHarm.toString()}`);
  page.on("dialog", (dialog) => {
    void dialog.dismiss();
    throw new Error(`something ran: ${dialog.message()}`);
  });
}

/** Finds what ran, what could run, and how much wider than its window the page is. Runs in the page. */
function findHarm(): Record<string, unknown> {
  const all = [...document.body.querySelectorAll("*")];
  const own = (href: string) => new URL(href, document.baseURI).origin === location.origin;
  const seen = (element: Element) => element.outerHTML.slice(0, 200);
  const isFine = (link: HTMLAnchorElement) =>
    (/^https?:$/.test(link.protocol) && own(link.href))
    || (link.protocol === "mailto:" && !link.href.includes("?"))
    || (/^https?:$/.test(link.protocol) && link.username === "" && link.rel === "noopener noreferrer" && link.target === "_blank");
  const isFineImage = (image: HTMLImageElement) =>
    image.getAttribute("referrerpolicy") === "no-referrer" && /^(https:|data:image\/(png|jpeg|gif|webp|svg\+xml)[;,])/.test(image.src);
  return {
    ran: "pwned" in window,
    elements: all.filter((element) => element.matches("script, iframe, object, embed, base, meta, template, link, style, math, form[action]")).map(seen),
    handlers: all.flatMap((element) => [...element.attributes].filter(({ name }) => name.startsWith("on")).map(({ name, value }) => `${name}=${value}`)),
    // The one inline style is the share of a bar.
    styles: all.map((element) => element.getAttribute("style") ?? "").filter((style) => !/^(background-size: [\d.]+%( auto)?;)?$/.test(style)),
    links: [...document.body.querySelectorAll<HTMLAnchorElement>("a[href]")].filter((link) => !isFine(link)).map(seen),
    images: [...document.body.querySelectorAll("img")].filter((image) => !isFineImage(image)).map(seen),
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}

export const HARMLESS = { ran: false, elements: [], handlers: [], styles: [], links: [], images: [], wide: 0 };

export async function expectHarmless(page: Page, what: string): Promise<void> {
  expect(await page.evaluate(() => window.findHarm()), what).toEqual(HARMLESS);
}

/** The different heights of the rows. */
export async function rowHeights(page: Page): Promise<number[]> {
  return page.evaluate(() => [...new Set([...document.querySelectorAll("main table tbody tr")].map((row) => Math.round(row.getBoundingClientRect().height)))]);
}
