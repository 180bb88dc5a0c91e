// Starts the dashboard: the chosen theme and language before the first paint, then the WebAssembly.
const self = document.querySelector("script[data-wasm]");
const root = document.documentElement;
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

try {
  const glue = import(new URL(self.dataset.js, document.baseURI).href);
  // The first of its kind costs a browser some 20 ms, the next ones nothing: made while the network is waited for.
  new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" });
  const { default: start } = await glue;
  await start({ module_or_path: new URL(self.dataset.wasm, document.baseURI) });
} catch (error) {
  fail(error);
}
