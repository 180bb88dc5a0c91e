/** The request behind a list: told, and changed as the API writes it. */
import { FAULTS } from "../upstream/faults.mjs";
import { expect, test } from "./support/test.ts";
import { connection, SignIn, test as faulty } from "./support/upstream.ts";
import { bytes } from "./support/values.ts";

test("the request behind the rows is told, with what came of it", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("name=agent");
  const button = page.getByRole("button", { name: "Request", exact: true });
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const drawer = page.getByRole("region", { name: "Request" });
  const fact = (name: string) => drawer.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) }).getByRole("definition");
  await expect(fact("Request")).toContainText("GET http://127.0.0.1");
  await expect(fact("Request")).toContainText(encodeURIComponent("name::agent"));
  await expect(fact("Answer")).toContainText(/status 200 · application\/json · 0-25\/\d+/);
  await expect(fact("Time")).toHaveText(/^\d+ ms$/);
  await expect(fact("As a command")).toContainText("curl -i -H 'Accept: application/json'");
  await expect(fact("Rows")).toHaveText("25 read");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await drawer.getByRole("button", { name: "Copy request URL" }).click();
  await expect(fact("Request")).toContainText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http:\/\/127\.0\.0\.1.*name/);
  // It follows the list.
  await list.field("Repository name").fill("worker");
  await expect(fact("Request")).toContainText(encodeURIComponent("name::worker"));
  await button.click();
  await expect(drawer).toHaveCount(0);
});

test("what is wrong with a filter string is said in the language chosen", async ({ dashboard, page }) => {
  await dashboard.lists.repositories.goto();
  await page.getByRole("button", { name: "Request", exact: true }).click();
  const drawer = page.getByRole("region", { name: "Request" });
  const field = drawer.getByRole("textbox");
  await field.fill("nonsense");
  await field.press("Enter");
  await expect(drawer.getByRole("alert")).toHaveText("No filter: “nonsense” is not of the form key::value");
  await field.fill("offset::0");
  await field.press("Enter");
  await expect(drawer.getByRole("alert")).toHaveText("No filter: offset and limit go together");
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });
  test("what is wrong with a filter string is in Chinese", async ({ page }) => {
    await page.goto("repositories");
    await page.getByRole("button", { name: "请求", exact: true }).click();
    const field = page.getByRole("region", { name: "请求" }).getByRole("textbox");
    await field.fill("nonsense");
    await field.press("Enter");
    await expect(page.getByRole("region", { name: "请求" }).getByRole("alert")).toHaveText("筛选串无效：“nonsense”不是 key::value 的形式");
  });
});

faulty.describe("signed in", () => {
  const [path, token] = ["repositories", "swr-secret-0123456789"] as const;
  faulty.use({ config: { connections: [connection("upstream", "token")] } });

  faulty("the drawer tells what the request took, brought and left out, and not the token", async ({ dashboard, page, upstream }) => {
    upstream.options.swr.token = token;
    // A bad row, and that after a while.
    upstream.fail(path, { does: "", act: (exchange) => exchange.pause(300).then(() => FAULTS["bad-row"].act(exchange)) });
    const answered = page.waitForResponse((response) => response.status() === 200 && response.url().includes("/v2/manage/repos"));
    await page.goto(path);
    await new SignIn(page).with(token);
    const response = await answered;
    await expect(dashboard.lists.repositories.rows).toHaveCount(24);
    await page.getByRole("button", { name: "Request", exact: true }).click();
    const drawer = page.getByRole("region", { name: "Request" });
    const fact = (name: string) => drawer.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) }).getByRole("definition");
    await expect(fact("Request")).toHaveText(`GET ${response.url()}`);
    const headers = response.headers();
    const size = bytes((await response.body()).length);
    await expect(fact("Answer")).toHaveText(["status 200", headers["content-type"], headers["content-range"], size].join(" · "));
    await expect(fact("Request id")).toHaveText(headers["x-request-id"]!);
    expect(headers["x-request-id"]).toMatch(/^req-\d+$/);
    await expect(fact("Time")).toHaveText(/^[\d,]+ ms$/);
    expect(Number((await fact("Time").innerText()).replace(/\D/g, ""))).toBeGreaterThanOrEqual(300);
    await expect(fact("Rows")).toHaveText("24 read · 1 row could not be read · row 4 has no namespace");
    const command = fact("As a command");
    await expect(command).toContainText(`curl -i -H 'Accept: application/json' -H 'X-Auth-Token: ***' '${response.url()}'`);
    expect(upstream.asked(path).at(-1)!.headers["x-auth-token"], "it was sent").toBe(token);
    expect(await page.content()).not.toContain(token);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await command.getByRole("button", { name: "Copy curl command" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await command.locator("code").innerText());
  });
});

test("the form and the filter string follow each other", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("name=agent&category=linux");
  await page.getByRole("button", { name: "Request", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Filter as the API writes it" });
  await expect(text).toHaveValue("center::self|name::agent|category::linux|offset::0|limit::25");
  await text.fill("center::thirdparty|namespace::library|offset::10|limit::10");
  await text.press("Enter");
  await expect(list.choice("Images", "Third-party")).toBeChecked();
  await expect(list.field("Organization")).toHaveValue("library");
  await expect(list.field("Repository name")).toHaveValue("");
  await expect(page).toHaveURL(/center=thirdparty&namespace=library&page=2&size=10$/);
  await text.fill("tag::latest");
  await text.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("No filter: there is no key “tag”");
  await expect(text, "nothing typed is lost").toHaveValue("tag::latest");
  await expect(page).toHaveURL(/namespace=library/);
});
