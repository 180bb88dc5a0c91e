/** The lists: where a page of them is, which rows an answer holds, which columns they have. */

export const numbers = new Intl.NumberFormat("en");
export const instants = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });
const dates = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const UNITS = ["B", "kB", "MB", "GB", "TB"];
const STEPS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

export function ago(milliseconds) {
  const seconds = (milliseconds - Date.now()) / 1000;
  const [unit, length] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS.at(-1);
  return dates.format(Math.trunc(seconds / length), unit);
}

export function bytes(size) {
  const step = size < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** step;
  return `${value.toFixed(step && value < 100 ? 1 : 0)} ${UNITS[step]}`;
}

async function ask(path, signal) {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${response.status}: ${path}`);
  return response;
}

export const LISTS = {
  repositories: {
    async page(page, size, signal) {
      const response = await ask(`/v2/manage/repos?filter=${encodeURIComponent(`center::self|offset::${page * size}|limit::${size}`)}`, signal);
      const total = Number(response.headers.get("content-range").split("/")[1]);
      return { rows: await response.json(), total };
    },
    key: (row) => `${row.namespace}/${row.name}`,
    columns: [
      { id: "name", header: "Name", name: (row) => [`${row.namespace}/`, row.name], badge: (row) => row.is_public && "public" },
      { id: "category", header: "Category", badge: (row) => row.category },
      { id: "size", header: "Size", number: true, text: (row) => bytes(row.size), share: (row) => row.size },
      { id: "tags", header: "Tags", number: true, text: (row) => numbers.format(row.num_images) },
      { id: "pulls", header: "Pulls", number: true, text: (row) => numbers.format(row.num_download) },
      { id: "updated", header: "Updated", instant: (row) => Date.parse(row.updated_at) },
    ],
  },
  installers: {
    async page(page, size, signal) {
      const response = await ask(`/repos/installers?page_num=${page + 1}&page_size=${size}`, signal);
      const { brief_installers: rows, total } = await response.json();
      return { rows, total };
    },
    key: (row) => `${row.repo}/${row.name}/${row.version}`,
    columns: [
      { id: "name", header: "Name", name: (row) => [`${row.repo}/`, row.name], logo: (row) => row.icon || undefined },
      { id: "version", header: "Version", text: (row) => row.version },
      { id: "repository", header: "Repository", text: (row) => row.repo },
      { id: "state", header: "State", badge: (row) => row.state },
      { id: "description", header: "Description", text: (row) => row.desc },
      { id: "changed", header: "Last change", instant: (row) => Number(row.timestamp) * 1000 },
    ],
  },
};
