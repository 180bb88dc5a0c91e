import { key } from "./support/api.ts";
import { expect, test } from "./support/test.ts";

const CLIPBOARD = ["clipboard-read", "clipboard-write"];

test.describe("on a secure page", () => {
  test.use({ permissions: CLIPBOARD });

  test("the pull command, the addresses and a tag are copied, and it says so @smoke", async ({ dashboard, api, page }) => {
    const { rows } = await api.repositories();
    const row = rows.find((row) => row.tags.length > 2)!;
    const list = await dashboard.lists.repositories.goto(`open=${key.repository(row)}`);
    const { panel } = list;
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const copy = async (button: ReturnType<typeof page.getByRole>, expected: string | RegExp) => {
      await button.click();
      await expect(panel.root.getByRole("status").filter({ hasText: "Copied" }).first()).toBeAttached();
      await expect.poll(clipboard).toMatch(expected);
    };
    const button = (scope: ReturnType<typeof page.getByRole>) => scope.getByRole("button", { name: /^Copy / });
    await copy(button(panel.section("Pull")), new RegExp(`^docker pull ${row.path.replaceAll(".", "\\.")}:`));
    expect(await clipboard()).toBe(await panel.section("Pull").locator("code").innerText());
    await copy(button(panel.fact("External address")), row.path);
    expect(await clipboard()).toBe(row.path);
    await copy(button(panel.fact("Internal address")), row.internal_path);
    expect(await clipboard()).toBe(row.internal_path);
    const tag = await panel.section("Tags").getByRole("listitem").first().locator("code").innerText();
    expect(row.tags).toContain(tag);
    await copy(panel.section("Tags").getByRole("button", { name: `Copy ${tag}`, exact: true }), tag);
    expect(await clipboard()).toBe(tag);
  });

  test("the message goes away again", async ({ dashboard, page, api }) => {
    const { rows } = await api.repositories();
    const list = await dashboard.lists.repositories.goto(`open=${key.repository(rows[0]!)}`);
    await list.panel.section("Pull").getByRole("button", { name: /^Copy / }).click();
    const said = list.panel.root.getByRole("status").filter({ hasText: "Copied" });
    await expect(said).toHaveCount(1);
    await expect(said).toHaveCount(0);
    await expect(page.getByText("Copied")).toHaveCount(0);
  });

  test("the version of an installer and of a package", async ({ dashboard, page }) => {
    const list = await dashboard.lists.installers.goto();
    await list.rows.first().getByRole("link").click();
    await list.panel.root.getByRole("button", { name: "Copy Version" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe((await list.column("Version"))[0]);
    const versions = await dashboard.lists.versions.goto();
    await versions.rows.nth(1).getByRole("link").click();
    await versions.panel.root.getByRole("button", { name: "Copy Version" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe((await versions.keys())[1]);
  });

  test("the raw JSON of a row, whole", async ({ dashboard, api, page }) => {
    const { rows } = await api.installers();
    const row = rows.find((row) => Object.keys(row.annotations).length > 0)!;
    const list = await dashboard.lists.installers.goto(`open=${encodeURIComponent(key.installer(row))}`);
    const json = list.panel.root.locator("details").filter({ has: page.getByText("Raw JSON", { exact: true }) });
    await json.getByText("Raw JSON").click();
    await json.getByRole("button", { name: "Copy Raw JSON" }).click();
    await expect(json.getByRole("status")).toHaveText("Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(row);
  });

  test("each button of a panel has a name of its own", async ({ dashboard, api }) => {
    const { rows } = await api.repositories();
    const list = await dashboard.lists.repositories.goto(`open=${key.repository(rows[0]!)}`);
    const buttons = list.panel.root.getByRole("button", { name: /^Copy/ });
    await expect(buttons.first()).toBeVisible();
    const names = await buttons.evaluateAll((all) => all.map((button) => button.getAttribute("aria-label")));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("when it is refused it says so", async ({ dashboard, page, api }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      document.execCommand = () => false;
    });
    const { rows } = await api.repositories();
    const list = await dashboard.lists.repositories.goto(`open=${key.repository(rows[0]!)}`);
    await list.panel.section("Pull").getByRole("button", { name: /^Copy / }).click();
    await expect(list.panel.section("Pull").getByRole("status")).toHaveText("Could not copy. The text is selected: press Ctrl C.");
    await expect(page.getByText("Copied")).toHaveCount(0);
  });
});

test.describe("on plain http", () => {
  /** Another name of this machine: `localhost` counts as secure, this does not. */
  const plain = (url: string) => url.replace("127.0.0.1", "plain.test");

  test("copies all the same: what is pasted is the command", async ({ dashboard, api, page, url }) => {
    const { rows } = await api.repositories();
    const list = dashboard.lists.repositories;
    await list.goto(`open=${key.repository(rows[0]!)}`, `${plain(url)}repositories`);
    expect(await page.evaluate(() => ({ secure: isSecureContext, clipboard: typeof navigator.clipboard })))
      .toEqual({ secure: false, clipboard: "undefined" });
    const pull = list.panel.section("Pull");
    await pull.getByRole("button", { name: /^Copy / }).click();
    await expect(pull.getByRole("status")).toHaveText("Copied");
    await expect(pull.getByRole("button", { name: /^Copy / })).toBeFocused();
    await list.field("Repository name").focus();
    await page.keyboard.press("Control+V");
    await expect(list.field("Repository name")).toHaveValue(await pull.locator("code").innerText());
  });

  test("when that fails too it says so, and leaves the text selected", async ({ dashboard, api, page, url }) => {
    await page.addInitScript(() => (document.execCommand = () => false));
    const { rows } = await api.repositories();
    const list = dashboard.lists.repositories;
    await list.goto(`open=${key.repository(rows[0]!)}`, `${plain(url)}repositories`);
    const pull = list.panel.section("Pull");
    await pull.getByRole("button", { name: /^Copy / }).click();
    await expect(pull.getByRole("status")).toHaveText("Could not copy. The text is selected: press Ctrl C.");
    expect(await page.evaluate(() => getSelection()!.toString())).toBe(await pull.locator("code").first().innerText());
  });
});
