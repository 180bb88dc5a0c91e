/** What a page without a library does with the same answer: the whole body as JSON, objects, and only the rows in sight. */
const HEIGHT = 32;
const MARGIN = 22;
const $ = (selector) => document.querySelector(selector);
const [frame, all, input, count, panel] = [$(".frame"), $(".all"), $("input"), $(".count"), $(".panel")];
const numbers = new Intl.NumberFormat("en");
const days = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const order = new Intl.Collator("en", { numeric: true });

let rows = [];
let shown = [];
let drawn = [];

function make() {
  const element = document.createElement("div");
  element.className = "row";
  for (let cell = 0; cell < 6; cell++) element.append(document.createElement("span"));
  element.addEventListener("click", () => {
    panel.hidden = false;
    panel.firstElementChild.textContent = element.firstChild.textContent;
  });
  all.append(element);
  return element;
}

function draw() {
  const first = Math.max(0, Math.floor(frame.scrollTop / HEIGHT) - MARGIN);
  const last = Math.min(shown.length, Math.ceil((frame.scrollTop + frame.clientHeight) / HEIGHT) + MARGIN);
  while (drawn.length < last - first) drawn.push(make());
  while (drawn.length > last - first) drawn.pop().remove();
  for (let at = first; at < last; at++) {
    // The same element for every so many-th row: what stays in sight is not written again.
    const element = drawn[at % drawn.length];
    if (element.row === shown[at] && element.at === at) continue;
    const row = shown[at];
    Object.assign(element, { row, at });
    element.style.transform = `translateY(${at * HEIGHT}px)`;
    const texts = [
      `${row.namespace}/${row.package}`, row.visibility, numbers.format(row.num_versions), numbers.format(row.size), row.creator,
      days.format(Math.round((Date.parse(row.updated) - Date.now()) / 86_400_000), "day"),
    ];
    texts.forEach((text, cell) => { element.children[cell].textContent = text; });
  }
}

function show(next) {
  shown = next;
  all.style.height = `${shown.length * HEIGHT}px`;
  count.textContent = numbers.format(shown.length);
  draw();
}

frame.addEventListener("scroll", draw, { passive: true });
input.addEventListener("input", () => {
  const words = input.value.toLowerCase();
  frame.scrollTop = 0;
  show(rows.filter((row) => row.words.includes(words)));
});
$(".by-count").addEventListener("click", () => show(shown.toSorted((a, b) => b.num_versions - a.num_versions)));
$(".by-name").addEventListener("click", () => show(shown.toSorted((a, b) => order.compare(a.namespace, b.namespace) || order.compare(a.package, b.package))));

rows = await (await fetch("v2/manage/packages")).json();
for (const row of rows) row.words = [row.namespace, row.package, row.description, row.creator].join("\n").toLowerCase();
show(rows);
