/**
 * A list that is turned page by page, as a tuned React dashboard does it: the page is in the address, the page before stays until
 * the next one is there, the page that the pointer comes to is asked for ahead, only the rows in sight and eight beyond are
 * made, and rows that say the same are not rendered again.
 */
import { keepPreviousData, QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useMemo, useRef } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, Link, useLocation } from "react-router";
import { RouterProvider } from "react-router/dom";
import { ago, instants, LISTS, numbers } from "./lists.js";
import "./style.css";

const HEIGHT = 32;
const EMPTY = [];
const asked = new URLSearchParams(location.search);
const kind = asked.get("list");
const size = Number(asked.get("size"));
const list = LISTS[kind];

const features = tableFeatures({});
const helper = createColumnHelper();
const columns = helper.columns(list.columns.map(({ id, header }) => helper.accessor((row) => row, { id, header })));
const byId = Object.fromEntries(list.columns.map((column) => [column.id, column]));

const pageQuery = (page) => ({ queryKey: [kind, size, page], queryFn: ({ signal }) => list.page(page, size, signal) });

function App() {
  const page = Number(new URLSearchParams(useLocation().search).get("page") ?? 0);
  const { data } = useQuery({ ...pageQuery(page), placeholderData: keepPreviousData });
  return (
    <main>
      <Grid rows={data?.rows ?? EMPTY} />
      {data && <Pager page={page} total={data.total} />}
    </main>
  );
}

function Pager({ page, total }) {
  const client = useQueryClient();
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const link = (to, name, text) => (to < 0 || to > last
    ? <a role="link" aria-disabled="true" aria-label={name}>{text}</a>
    : (
      <Link to={{ search: `?list=${kind}&size=${size}&page=${to}` }} aria-label={name} aria-current={to === page ? "page" : undefined} onPointerEnter={() => client.prefetchQuery(pageQuery(to))}>{text}</Link>
    ));
  const near = [...new Set([0, page - 1, page, page + 1, last])].filter((to) => to >= 0 && to <= last);
  return (
    <footer>
      <span>{numbers.format(page * size + 1)}–{numbers.format(Math.min(total, (page + 1) * size))} of {numbers.format(total)}</span>
      <nav aria-label="Pages">
        {link(page - 1, "Previous page", "‹")}
        <ol>{near.map((to) => <li key={to}>{link(to, `Page ${to + 1}`, to + 1)}</li>)}</ol>
        {link(page + 1, "Next page", "›")}
      </nav>
    </footer>
  );
}

const Grid = memo(function Grid({ rows: data }) {
  const frame = useRef(null);
  const table = useTable({ features, columns, data, getRowId: list.key });
  const { rows } = table.getRowModel();
  const largest = useMemo(() => Math.max(1, ...data.map((row) => row.size ?? 0)), [data]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => HEIGHT,
    getItemKey: useCallback((at) => rows[at].id, [rows]),
    overscan: 8,
  });
  return (
    <div className="table" role="table" aria-rowcount={rows.length + 1}>
      <div className={`row head ${kind}`} role="row">
        {table.getHeaderGroups()[0].headers.map((header) => (
          <div key={header.id} role="columnheader" className={byId[header.id].number ? "cell number" : "cell"}><table.FlexRender header={header} /></div>
        ))}
      </div>
      <div className="frame" ref={frame}>
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <Row key={rows[index].id} row={rows[index]} start={start} index={index} largest={largest} />
          ))}
        </div>
      </div>
    </div>
  );
});

const Row = memo(function Row({ row, start, index, largest }) {
  return (
    <div role="row" aria-rowindex={index + 2} className={`row data ${kind}`} style={{ transform: `translateY(${start}px)` }}>
      {row.getAllCells().map((cell) => <Cell key={cell.id} column={byId[cell.column.id]} row={row.original} largest={largest} />)}
    </div>
  );
}, (a, b) => a.row === b.row && a.start === b.start && a.index === b.index && a.largest === b.largest);

function Cell({ column, row, largest }) {
  const text = column.text?.(row);
  const name = column.name?.(row);
  const instant = column.instant?.(row);
  const badge = column.badge?.(row);
  const logo = column.logo?.(row);
  const share = column.share?.(row);
  return (
    <div role="cell" className={`cell ${column.id}${column.number ? " number" : ""}`} title={text}>
      {logo && <img src={logo} alt="" width="20" height="20" loading="lazy" />}
      {name && <a href={`#${list.key(row)}`} title={name.join("")}><span className="muted">{name[0]}</span><b>{name[1]}</b></a>}
      {text}
      {instant !== undefined && <time dateTime={new Date(instant).toISOString()} title={instants.format(instant)}>{ago(instant)}</time>}
      {badge && <span className={`badge ${badge}`}>{badge}</span>}
      {share !== undefined && <span className="bar"><span style={{ width: `${(100 * share) / largest}%` }} /></span>}
    </div>
  );
}

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false } } });
const router = createBrowserRouter([{ path: "*", element: <App /> }]);
createRoot(document.getElementById("root")).render(<QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider>);
