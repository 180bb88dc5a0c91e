// Starts the dashboard: the chosen theme and language before the first paint, then the WebAssembly; and beside it, what
// that would ask for first.
const self = document.querySelector("script[data-wasm]");
const root = document.documentElement;
const here = (path) => new URL(path, document.baseURI);
const recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden: the system's choice holds
  }
};
const theme = recall("gantry.theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
const language = recall("gantry.locale") ?? navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag)) ?? "en";
root.lang = /^zh/i.test(language) ? "zh-CN" : "en";

// The frame of index.html makes room for what the WebAssembly makes, before that is painted.
const frame = document.getElementById("frame");
new MutationObserver((_, observer) => {
  if (!frame?.nextElementSibling) return;
  frame.remove();
  observer.disconnect();
}).observe(document.body, { childList: true });

const fail = (reason) => {
  const zh = root.lang === "zh-CN";
  const main = document.createElement("main");
  main.className = "boot-failure";
  main.setAttribute("role", "alert");
  const heading = document.createElement("h1");
  heading.textContent = zh ? "Gantry 无法启动" : "Gantry could not start";
  const text = document.createElement("p");
  text.textContent = zh
    ? "请重新加载页面；若仍失败，请使用支持 WebAssembly 的较新浏览器。"
    : "Reload the page; if it stays, use a recent browser with WebAssembly.";
  const detail = document.createElement("pre");
  detail.textContent = String(reason);
  const reload = document.createElement("button");
  reload.textContent = zh ? "重新加载" : "Reload";
  reload.className = "button primary";
  reload.addEventListener("click", () => location.reload());
  main.append(heading, text, detail, reload);
  document.body.replaceChildren(main);
};

// A trap in WebAssembly leaves a page that no longer answers: say so instead.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) fail(event.message);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) fail(event.reason.message);
});

// A browser refuses addresses when there are many within half a minute, by an exception that the router does not expect: the
// last one is tried again until it is taken, or the reader has gone back.
let late;
for (const name of ["pushState", "replaceState"]) {
  const send = history[name].bind(history);
  history[name] = (...step) => {
    clearTimeout(late);
    try {
      send(...step);
    } catch {
      late = setTimeout(history[name], 1000, ...step);
    }
  };
}
addEventListener("popstate", () => clearTimeout(late));

// What each list asks for where its address says nothing, and which keys of an address change nothing of that: held by
// a test to what the lists themselves ask for.
const FIRST = {
  "repositories": { "upstream": "swr", "target": "v2/manage/repos?filter=center%3A%3Aself%7Coffset%3A%3A0%7Climit%3A%3A25", "idle": ["find", "open", "columns", "density", "rows", "show"] },
  "packages": { "upstream": "swr", "target": "v2/manage/packages", "idle": ["find", "open", "columns", "density", "rows", "show", "page", "size", "sort"] },
  "installers": { "upstream": "tkeel", "target": "repos/installers?page_num=1&page_size=25", "idle": ["find", "open", "columns", "density", "rows", "show"] }
};

// What the first view of a list is written in where it is wide, held by a test to what it shows; and what comes with the
// first key and the first panel.
const FONTS = ["400 11.5px", "400 12px", "400 13px", "500 12px", "500 13px", "600 11.5px", "600 12px", "600 13px", "600 15px", "600 20px"];
const LATER = ["600 17px", "400 11.96px var(--mono),", "600 11.96px var(--mono),", "500 13px var(--mono),"];

// What is on its way for the WebAssembly: the text of config.json, null without one, and the first request.
const readConfig = async () => {
  const answer = await fetch(here("config.json"), { signal: AbortSignal.timeout(15_000) });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const text = await answer.text();
  // Who has chosen no theme gets the operator's.
  const [, operators] = /"theme":\s*"(light|dark)"/.exec(text) ?? [];
  if (operators && theme == null) root.dataset.theme = operators;
  return text;
};
const ahead = (globalThis.gantry = { config: readConfig() });

// Compiled while its script still comes; a server that calls it something else than WebAssembly gets asked once more.
const wasm = here(self.dataset.wasm);
const binary = fetch(wasm);
const compiled = WebAssembly.compileStreaming(binary).catch(() => wasm);

// Two answers share a slow line: the rows are asked for so that theirs begins where the WebAssembly, needed first, ends.
const turn = async () => {
  const { effectiveType, downlink, rtt } = navigator.connection ?? {};
  if (!/[23]g/.test(effectiveType)) return;
  const bytes = (await binary).headers.get("Content-Length");
  const sent = new Promise((done) => setTimeout(done, bytes / (downlink * 125) - rtt));
  await Promise.race([sent, compiled]);
};

// Sends the first request where it is plain: no filter, nothing chosen, nobody signed in.
const askAhead = async () => {
  const config = JSON.parse((await ahead.config) ?? "{}");
  const name = location.pathname.slice(here("").pathname.length);
  const list = FIRST[name];
  const isIdle = (key) => list.idle.includes(key);
  if (![...new URLSearchParams(location.search).keys()].every(isIdle)) return;
  if (!isIdle("size") && recall(`gantry.layout.${name}`)) return;
  if (Object.keys(sessionStorage).some((key) => key.startsWith("gantry.token."))) return;
  const { connections = [], defaults = {} } = config;
  const shown = connections.find((connection) => !defaults.connection || connection.name === defaults.connection);
  const { base = "" } = connections.length ? shown[list.upstream] : {};
  const url = here(base.replace(/\/*$/, base && "/") + list.target);
  if (url.protocol !== location.protocol) return;
  await turn();
  const controller = new AbortController();
  const answer = fetch(url, { headers: { Accept: "application/json" }, cache: "no-cache", signal: controller.signal });
  answer.catch(() => {}); // what fails here fails in the WebAssembly too, which tells it
  ahead.first = { url: url.href, at: Date.now(), controller, answer };
};
const asked = askAhead().catch(() => {});

// The first text in each font has the browser look at the system's fonts: better while nobody waits.
const warm = (fonts) => {
  const line = document.body.appendChild(document.createElement("p"));
  for (const font of fonts) {
    const text = line.appendChild(document.createElement("span"));
    text.style.font = `${font} var(--sans)`;
    text.textContent = root.lang === "zh-CN" ? "a中" : "a";
  }
  line.getBoundingClientRect();
  line.remove();
};

try {
  const script = import(here(self.dataset.js));
  await Promise.race([asked, script]);
  warm(FONTS.slice(5));
  await new Promise((done) => setTimeout(done)); // a task for each half
  warm(FONTS.slice(0, 5));
  const { default: start } = await script;
  await start({ module_or_path: await compiled });
  (globalThis.requestIdleCallback ?? setTimeout)(() => warm(LATER));
} catch (error) {
  fail(error);
}
