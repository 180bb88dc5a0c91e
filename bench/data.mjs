/** Packages as API 2 tells of them: the same rows for the same count, on every machine. */

const TEAMS = ["atlas", "borealis", "cobalt", "delta", "ember", "fjord", "garnet", "helix", "indigo", "juniper", "krypton", "lumen"];
const PRODUCTS = [
  "auth-api", "billing-api", "catalog-ui", "cli", "desktop-installer", "edge-agent", "feature-flags", "gateway", "go-builder",
  "grafana", "haproxy", "image-proxy", "jenkins", "kafka", "keycloak", "ledger", "loki", "mailer", "mariadb", "metrics-agent",
  "minio", "nginx", "node-base", "notifier", "opensearch", "orders", "payments", "portal", "posix-shell", "postfix", "postgis", "postgres",
  "prometheus", "python-base", "rabbitmq", "redis", "registry", "rust-builder", "scheduler", "search-index", "session-store",
  "telemetry", "thumbnailer", "traefik", "vault", "vector", "zookeeper",
];
const KINDS = ["container", "helm", "npm", "maven", "pypi", "cargo", "nuget", "deb", "rpm", "generic"];
const LETTERS = "bcdfghjklmnpqrstvwxz";
const NEWEST = Date.UTC(2026, 0, 1);

/** Numbers from 0 to 1, always the same ones (xorshift32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** So many packages. */
export function packages(count) {
  const next = numbers(20_260_101);
  const one = (all) => all[Math.floor(next() * all.length)];
  return Array.from({ length: count }, (_, at) => {
    const team = one(TEAMS);
    const ending = Array.from({ length: 6 }, () => one(LETTERS)).join("");
    const updated = NEWEST - Math.floor(next() * 7.2e10);
    return {
      id: at + 1,
      namespace: team,
      package: `${one(PRODUCTS)}-${ending}`,
      domain: "bench",
      visibility: next() < 0.3 ? "public" : "private",
      description: `${one(KINDS)} of ${team}`,
      creator: `${team}-team`,
      num_versions: 1 + Math.floor(next() ** 4 * 50_000),
      size: Math.floor(next() ** 3 * 8e9),
      created: new Date(updated - 1e9).toISOString(),
      updated: new Date(updated).toISOString(),
      self_auth: 7,
    };
  });
}

/** The name under which the dashboard shows a package. */
export const nameOf = (row) => `${row.namespace}/${row.package}`;

/** The packages that *find in these rows* must leave: each word somewhere in what a row says. */
export function matching(rows, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const said = (row) => [row.namespace, row.package, row.description, row.creator].join("\n").toLowerCase();
  return rows.filter((row) => wanted.every((word) => said(row).includes(word)));
}
