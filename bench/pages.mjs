/** Where each dashboard keeps what is measured. */
import { fileURLToPath } from "node:url";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, "");

export const PAGES = [
  {
    name: "plain",
    dist: folder("plain/"),
    port: 4301,
    path: "",
    row: ".frame .row",
    rowName: "span",
    frame: ".frame",
    count: ".count",
    find: "input",
    sorts: { number: [".by-count", "span:nth-child(3)"], text: [".by-name", "span"] },
    title: ".panel:not([hidden]) h2",
  },
  {
    name: "gantry",
    dist: folder("../dist/"),
    port: 4302,
    path: "packages?size=all",
    row: ".table-frame tr:has(.row-link)",
    rowName: ".full-name",
    frame: ".table-frame",
    count: ".find-count b",
    find: "input[data-find]",
    sorts: { number: ["th.count a", "td.count"], text: ["th.name a", ".full-name"] },
    title: ".panel-title h2",
  },
];
