import { key } from "./support/api.ts";
import { expect, test } from "./support/test.ts";

test("hello%20hello: list, panel, versions, reload, back @smoke", async ({ dashboard, api, page, url }) => {
  const { packages, versions } = dashboard.lists;
  await packages.goto("package_name=hello");
  await packages.rows.filter({ hasText: "platform/hello hello" }).getByRole("link").click();
  await expect(packages.panel.title("hello hello")).toBeVisible();
  await expect(packages.panel.fact("Package name")).toHaveText("hello%20hello");
  const list = page.url();
  await packages.panel.root.getByRole("link", { name: "All versions" }).click();
  const address = `${url}packages/platform/hello%2520hello/versions`;
  const all = await api.versions("platform", "hello%20hello");
  for (const again of [() => Promise.resolve(), () => page.reload()]) {
    await again();
    await expect(page).toHaveURL(address);
    await expect(dashboard.heading("Versions of platform/hello hello")).toBeVisible();
    await versions.expectKeys(all.map(key.version));
  }
  await versions.rows.first().getByRole("link").click();
  await expect(page).toHaveURL(`${address}?open=${all[0]!.version}`);
  await expect(versions.panel.fact("Package name")).toHaveText("hello%20hello");
  await page.goBack();
  await expect(page).toHaveURL(address);
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect(packages.panel.title("hello hello")).toBeVisible();
});

for (const [namespace, name, path] of [
  ["platform", "team/app/cli", "packages/platform/team%2Fapp%2Fcli/versions"],
  ["data-science", "中文语料包", `packages/data-science/${encodeURIComponent("中文语料包")}/versions`],
  ["智能制造", "边缘网关固件", `packages/${encodeURIComponent("智能制造")}/${encodeURIComponent("边缘网关固件")}/versions`],
] as const) {
  test(`${namespace}/${name}: list, panel, versions, reload, back`, async ({ dashboard, api, page, url }) => {
    const { packages, versions } = dashboard.lists;
    await packages.goto(`package_name=${encodeURIComponent(name)}`);
    await (await packages.link(`${namespace}/${name}`)).click();
    await expect(packages.panel.title(name)).toBeVisible();
    await page.reload();
    await expect(packages.panel.title(name)).toBeVisible();
    await packages.panel.root.getByRole("link", { name: "All versions" }).click();
    const all = (await api.versions(namespace, name)).map(key.version).sort();
    for (const again of [() => Promise.resolve(), () => page.reload()]) {
      await again();
      await expect(page).toHaveURL(url + path);
      await expect.poll(async () => (await versions.keys()).sort()).toEqual(all);
    }
    await page.goBack();
    await expect(packages.panel.title(name)).toBeVisible();
    await expect.poll(() => packages.keys()).toContain(`${namespace}/${name}`);
  });
}

test("repositories with slashes, Chinese and 200 characters open and reload", async ({ dashboard, api, page }) => {
  const { rows } = await api.repositories({ namespace: "ml-infra", limit: 1000 });
  const long = rows.find((row) => row.name.length === 200)!;
  const list = dashboard.lists.repositories;
  for (const [namespace, name] of [
    ["platform", "team/app/web"],
    ["智能制造", "视觉检测/模型服务"],
    ["data-science", "数据清洗工具"],
    ["ml-infra", long.name],
  ] as const) {
    await list.goto(`namespace=${encodeURIComponent(namespace)}&name=${encodeURIComponent(name)}`);
    await list.expectKeys([`${namespace}/${name}`]);
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.title(name)).toBeVisible();
    const address = page.url();
    await page.reload();
    await expect(list.panel.title(name)).toBeVisible();
    await expect(page).toHaveURL(address);
    await list.expectMatchesAddress();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});

test("a Chinese name stands in the address once encoded", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto(`namespace=${encodeURIComponent("智能制造")}`);
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  expect(new URL(page.url()).searchParams.get("open")).toMatch(/^智能制造\//);
});

test("what is typed reaches the server as it is", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto();
  for (const text of ["100%", "a&b=c", "x+y", "#?", "%20", "智能 制造", "'\"<b>"]) {
    const asked = page.waitForRequest((request) => request.url().includes("/v2/manage/packages"));
    await list.field("Package name").fill(text);
    expect(new URL((await asked).url()).searchParams.get("package_name")).toBe(text);
    await expect.poll(() => new URL(page.url()).searchParams.get("package_name")).toBe(text);
    await expect(list.field("Package name")).toHaveValue(text);
    await list.settled();
  }
});

test("rows that hold markup show it", async ({ dashboard, page }) => {
  await page.route(/v2\/manage\/repos/, async (route) => {
    const response = await route.fetch();
    const rows = (await response.json()) as Record<string, unknown>[];
    Object.assign(rows[0]!, {
      namespace: "<img src=x onerror=alert(1)>", name: "</td><script>alert(1)</script>",
      description: "<b>bold</b>", tags: ["<i>1</i>", "../..", "%2e"], num_images: 3,
    });
    await route.fulfill({ response, json: rows });
  });
  const list = await dashboard.lists.repositories.goto();
  await expect(list.rows.first()).toContainText("<img src=x onerror=alert(1)>/</td><script>alert(1)</script>");
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.title("</td><script>alert(1)</script>")).toBeVisible();
  await expect(list.panel.root).toContainText("<b>bold</b>");
  await page.reload();
  await expect(list.panel.title("</td><script>alert(1)</script>")).toBeVisible();
});

test("a package of 5 TB", async ({ dashboard, api }) => {
  const row = (await api.packages()).find((row) => row.size > 4e12)!;
  const list = await dashboard.lists.packages.goto("sort=-size");
  await expect.poll(async () => (await list.keys())[0]).toBe(key.package(row));
  expect((await list.column("Size"))[0]).toMatch(/^\d(\.\d)? TiB$/);
});
