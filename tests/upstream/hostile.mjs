// @ts-check
/** Rows that somebody wrote who means no good: every text of a row is the same attack. */

/** @typedef {import("./data.mjs").Row} Row */
/** @typedef {import("./data.mjs").ListName} ListName */

/** What runs if anything runs. */
const RUN = "window.pwned=1;alert(1)";

/** Texts that have broken pages before. They hold no `|`, which would be something else in a filter of API 1. */
export const PAYLOADS = [
  // Markup.
  `<script>${RUN}</script>`,
  `</td></tr></table><script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<body onload=${RUN}>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<a href="javascript:${RUN}">click</a>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<base href="https://evil.test/">`,
  `<math><mtext></table><mglyph><style><img src=x onerror=${RUN}>`,
  `<template><script>${RUN}</script></template>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `" onmouseover="${RUN}" x="`,
  `' autofocus onfocus='${RUN}' x='`,
  "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x3C;",
  "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 7*7 %> #{7*7}",
  // Addresses.
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `\tjava\nscript:${RUN}`,
  `javascript://host/%0A${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>`,
  "vbscript:msgbox(1)",
  "//evil.test/x.png",
  "\\\\evil.test\\x.png",
  "https://user:password@evil.test/",
  "x@evil.test?bcc=all@evil.test&body=hello",
  "../../../../etc/passwd",
  // Style.
  "</style><style>*{display:none}</style>",
  "x;background:url(https://evil.test/);position:fixed;inset:0",
  "expression(alert(1)) } body { display: none }",
  // Characters.
  "\u202egnp.exe\u202c \u2066\u202e abc \u2069",
  "\u200b\u200c\u200d\ufeffin\u200bvisible\u2060",
  "a\u0000b\u0001\u001b[31mc\u007f",
  "\ud800 alone \udc00",
  "\uffff\ufdd0 \u{10ffff}",
  `Z${"\u0300\u0301\u0302\u0315\u0489".repeat(60)}algo`,
  "😀👩‍👩‍👧‍👦🏳️‍🌈\u{1f9d1}\u{1f3ff}",
  "line\nline\r\nline\u2028line\u2029line",
  " \t\u00a0\u3000leading and trailing\u3000 ",
  "constructor __proto__ toString hasOwnProperty",
  "null",
];

/**
 * A row of a list whose every text is `text`; `at` tells it from the others.
 * @param {ListName} list
 * @param {string} text
 * @param {number} at
 * @returns {Row}
 */
export function hostileRow(list, text, at) {
  const when = "2026-01-01T00:00:00Z";
  switch (list) {
    case "repositories":
      return {
        name: text, namespace: text, domain_name: text, category: text, description: text, url: text, logo: text, path: text,
        internal_path: text, tags: [text, "latest"], size: at, is_public: true, num_images: 2, num_download: at,
        created_at: when, updated_at: when, status: text,
      };
    case "packages":
      return {
        id: at + 1, domain: text, namespace: text, package: text, visibility: text, description: text, creator: text,
        num_versions: 1, size: at, created: when, updated: when, self_auth: 7,
      };
    case "versions":
      return {
        id: at + 1, domain: text, namespace: text, package: text, version: text, visibility: text, description: text,
        creator: text, num_files: 1, size: at, CreatedAt: when, UpdatedAt: when,
      };
    case "installers":
      return {
        name: text, version: text, repo: text, desc: text, icon: text, state: text, timestamp: "1669862219",
        maintainers: [{ name: text, email: text, url: text }], annotations: { [text]: text, "tkeel.io/tag": text },
        metadata: { readme: Buffer.from(text).toString("base64"), [text]: text },
        version_list: [{ version: text, create_time: text }],
      };
  }
}

/**
 * Makes such rows what a server holds.
 * @param {import("./data.mjs").Data} data
 * @param {string[]} texts
 */
export function infest(data, texts = PAYLOADS) {
  const rows = (/** @type {ListName} */ list) => texts.map((text, at) => hostileRow(list, text, at));
  data.repositories = rows("repositories");
  data.installers = rows("installers");
  data.packages = rows("packages").map((row) => ({ row, versions: [], verbatim: false }));
  const all = rows("versions");
  for (const shelf of data.packages) shelf.versions = all;
}
