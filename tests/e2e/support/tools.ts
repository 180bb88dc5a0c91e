/** Every drawer and dialog, and how it is opened: for what all of them have to keep to. */
import { expect, type Locator, type Page } from "@playwright/test";
import { textsOf } from "./words.ts";

interface Tool {
  /** The list that it is opened from. */
  at: string;
  /** The buttons that are pressed, one after the other, by the names of their texts in src/i18n/texts. */
  press: string[];
  /** A key, where a phone has no button. */
  key?: string;
  /** What then is there, by the name of its text. */
  opens: string;
  /** A drawer stays open beside those that come after it; a dialog is closed again. */
  kind: "drawer" | "dialog";
}

const [REPOSITORIES, PACKAGES, VERSIONS, INSTALLERS] =
  ["repositories", "packages", "packages/iot-edge/edge-agent/versions", "installers"] as const;

/** All of them, by list. One chart takes the place of another one. */
const TOOLS: readonly Tool[] = [
  { at: REPOSITORIES, press: ["facets"], opens: "facets", kind: "drawer" },
  { at: REPOSITORIES, press: ["request_drawer"], opens: "request_drawer", kind: "drawer" },
  { at: REPOSITORIES, press: ["storage"], opens: "storage", kind: "drawer" },
  { at: REPOSITORIES, press: ["hygiene"], opens: "hygiene", kind: "drawer" },
  { at: REPOSITORIES, press: ["search_help"], opens: "search_help", kind: "dialog" },
  { at: PACKAGES, press: ["hygiene"], opens: "hygiene", kind: "drawer" },
  { at: PACKAGES, press: ["view_settings"], opens: "view_settings", kind: "dialog" },
  { at: PACKAGES, press: ["save_view_as"], opens: "saved_views", kind: "dialog" },
  { at: PACKAGES, press: ["select_rows", "select_shown", "compare"], opens: "compare", kind: "dialog" },
  { at: VERSIONS, press: ["timeline"], opens: "timeline", kind: "drawer" },
  { at: VERSIONS, press: ["export"], opens: "export", kind: "dialog" },
  { at: VERSIONS, press: ["palette"], opens: "palette", kind: "dialog" },
  { at: VERSIONS, press: [], key: "?", opens: "keyboard_shortcuts", kind: "dialog" },
  { at: INSTALLERS, press: ["matrix"], opens: "matrix", kind: "drawer" },
  { at: INSTALLERS, press: ["maintainers_index"], opens: "maintainers_index", kind: "drawer" },
  { at: INSTALLERS, press: ["connection_called"], opens: "connections", kind: "dialog" },
  { at: INSTALLERS, press: ["connection_called", "sign_in"], opens: "sign_in", kind: "dialog" },
];

/** Two connections, to one of which one may sign in: else there is neither a switch nor a dialog for a token. */
const CONFIG = {
  users_may_add: true,
  connections: ["north", "south"].map((name) => (
    { name, swr: { base: "", auth: "x-auth-token" }, tkeel: { base: "", auth: "bearer" } }
  )),
};

export const LISTS_WITH_TOOLS = [...new Set(TOOLS.map((tool) => tool.at))];

/** Opens all of them, or those of some lists, and has each looked at while it is open. */
export async function withEachTool(
  page: Page, language: "en" | "zh_cn", look: (what: string, kind: Tool["kind"]) => Promise<void>, lists = LISTS_WITH_TOOLS,
): Promise<void> {
  const texts = textsOf(language);
  await page.route(/config\.json$/, (route) => route.fulfill({ json: CONFIG }));
  for (const at of lists) {
    await page.goto(at);
    await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("table").first().getByRole("cell")).not.toHaveCount(0);
    for (const { press, key, opens, kind } of TOOLS.filter((tool) => tool.at === at)) {
      const name = texts.get(opens)!;
      for (const text of press) {
        const dialog = page.locator("dialog[open]");
        const within: Page | Locator = (await dialog.count()) ? dialog.last() : page;
        const button = within.getByRole("button", { name: texts.get(text)! }).first();
        // What another tool has pressed already.
        if (text === "select_rows" && (await button.getAttribute("aria-expanded")) === "true") continue;
        await button.click();
      }
      if (key) await page.keyboard.press(key);
      const tool = page.getByRole(kind === "dialog" ? "dialog" : "region", { name });
      await expect(tool).toBeVisible();
      await expect(tool.locator("*")).not.toHaveCount(0);
      await look(opens, kind);
      if (kind === "drawer") continue;
      while (await page.locator("dialog[open]").count()) {
        const open = await page.locator("dialog[open]").count();
        await page.keyboard.press("Escape");
        await expect(page.locator("dialog[open]")).toHaveCount(open - 1);
      }
    }
  }
}
