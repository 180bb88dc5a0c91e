/** The words by which the tests find things, in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./server.ts";

export interface Words {
  mainNavigation: string;
  overview: string;
  repositories: string;
  packages: string;
  installers: string;
  versionsOf: RegExp;
  details: string;
  close: string;
  pagination: string;
  pageSize: string;
  filters: string;
  activeFilters: string;
  loading: string;
  /** What takes the place of {@link loading} after two seconds. */
  waiting: string;
  anySpan: RegExp;
  findInRows: string;
  rowsLoaded: RegExp;
}

export const english: Words = {
  mainNavigation: "Main",
  overview: "Overview",
  repositories: "Repositories",
  packages: "Packages",
  installers: "Installers",
  versionsOf: /^Versions of /,
  details: "Details",
  close: "Close",
  pagination: "Pages",
  pageSize: "Rows per page",
  filters: "Filters",
  activeFilters: "Active filters",
  loading: "Loading…",
  waiting: "Waiting for the server",
  anySpan: /^[\d,]+–[\d,]+ of [\d,]+( found)?$/,
  findInRows: "Find in these rows",
  rowsLoaded: /rows loaded$/,
};

export const chinese: Words = {
  mainNavigation: "主导航",
  overview: "概览",
  repositories: "镜像仓库",
  packages: "软件包",
  installers: "安装包",
  versionsOf: / 的版本$/,
  details: "详情",
  close: "关闭",
  pagination: "分页",
  pageSize: "每页行数",
  filters: "筛选条件",
  activeFilters: "已启用的筛选",
  loading: "正在加载…",
  waiting: "正在等待服务器",
  anySpan: /^(找到)?第 [\d,]+–[\d,]+ 项，共 [\d,]+ 项$/,
  findInRows: "在这些行中查找",
  rowsLoaded: /已加载/,
};

/** Every text of a language out of its source, as a pattern: `{count} tags` matches `24 tags`. */
export function textsOf(language: "en" | "zh_cn"): Map<string, RegExp> {
  const folder = path.join(root, "src/i18n/texts");
  const source = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
  const texts = new Map<string, RegExp>();
  for (const [, name, english, chinese] of source.matchAll(/^ {4}(\w+)(?:\([^)]*\))?:\s+"([^"]*)",\s+"([^"]*)";/gm)) {
    const text = language === "en" ? english : chinese;
    if (name === undefined || text === undefined) continue;
    const pattern = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "(.+)");
    texts.set(name, new RegExp(`^${pattern}$`, "u"));
  }
  return texts;
}
