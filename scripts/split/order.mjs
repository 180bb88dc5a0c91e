// The order of a module's functions: each after those that are most like it. What compresses the module finds a repetition
// the cheaper the nearer it is, so the order alone is worth 3 % (docs/performance.md).
import { CODE, CUSTOM, IMPORTS, Reader, importedKind, name, number, sections } from "./module.mjs";

/** Bytes that two functions must have in common, one after the other, to be alike there. */
const RUN = 4;
/** Runs in more than one function of this many tell nothing. */
const COMMON = 8;
/** How many of the functions before count, each next one less. */
const BEFORE = 8;
/**
 * How much having many runs, and so more in common with anything, counts against a function: 0 not at all, 1 wholly. Which is
 * best is chance, of up to 2 kB, and changes with every small change of the code: the smallest of these is taken.
 */
export const SIZES = [0.6, 0.7, 0.8];

/**
 * The module with functions whose names sort them by likeness, for `wasm-opt --reorder-functions-by-name`.
 * @param {Buffer} bytes
 * @param {number} size one of `SIZES`
 */
export function namedByLikeness(bytes, size) {
  const kept = [bytes.subarray(0, 8)];
  let [imported, bodies] = [0, []];
  for (const { kind, content, whole } of sections(bytes)) {
    const reader = new Reader(content);
    if (kind === CUSTOM && reader.name() === "name") continue;
    if (kind === IMPORTS) imported = functionsAmong(reader);
    if (kind === CODE) bodies = Array.from({ length: reader.number() }, () => reader.take(reader.number()));
    kept.push(whole);
  }
  const sorting = (letter, place) => name(letter + String(place).padStart(6, "0"));
  const names = Array.from({ length: imported }, (_, index) => [index, sorting("a", index)]);
  byLikeness(bodies, size).forEach((body, place) => names.push([imported + body, sorting("b", place)]));
  names.sort(([one], [other]) => one - other);
  const all = Buffer.concat([number(names.length), ...names.flatMap(([index, is]) => [number(index), is])]);
  const section = Buffer.concat([name("name"), Buffer.from([1]), number(all.length), all]);
  return Buffer.concat([...kept, Buffer.from([CUSTOM]), number(section.length), section]);
}

const functionsAmong = (reader) => {
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    reader.name();
    if (importedKind(reader)[0] === 0) functions += 1;
  }
  return functions;
};

/** The bodies' indices, beginning with the shortest, each followed by the one that has most of its runs in common. */
const byLikeness = (bodies, size) => {
  const runs = bodies.map(runsOf);
  const holders = new Map();
  runs.forEach((own, body) => {
    for (const run of own) {
      if (!holders.has(run)) holders.set(run, []);
      holders.get(run).push(body);
    }
  });
  const left = new Set(bodies.keys());
  const order = [];
  let next = bodies.reduce((shortest, body, at) => (body.length < bodies[shortest].length ? at : shortest), 0);
  while (left.delete(next)) {
    order.push(next);
    const likeness = new Map();
    order.slice(-BEFORE).reverse().forEach((body, distance) => {
      for (const run of runs[body]) {
        const among = holders.get(run);
        if (among.length < 2 || among.length * COMMON > bodies.length) continue;
        const worth = Math.log(bodies.length / among.length) / (distance + 1);
        for (const other of among) if (left.has(other)) likeness.set(other, (likeness.get(other) ?? 0) + worth);
      }
    });
    let most = 0;
    next = left.values().next().value;
    for (const [other, worth] of likeness) {
      const per = worth / (runs[other].size + 20) ** size;
      if (per > most) [most, next] = [per, other];
    }
  }
  return order;
};

const runsOf = (body) => {
  const runs = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) runs.add(body.readUInt32LE(at));
  return runs;
};
