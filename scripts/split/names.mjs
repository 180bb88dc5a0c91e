// Short names for what the WebAssembly and its script hand each other. wasm-bindgen's own hold a hash each, which no
// compression makes smaller, and stand in both files.

import { EXPORTS, IMPORTS, Reader, importedKind, name, number, sections } from "./module.mjs";

/** Classes of a library that leptos brings along (wasm-streams), which hand streams of ours to the page: there are none. */
const UNUSED_EXPORT = /^(__wbg_)?intounderlying/;
const UNUSED_SCRIPT = /^(export class IntoUnderlying\w+ \{$.*?^\}$|if \(Symbol\.dispose\) IntoUnderlying.*?;$|const IntoUnderlying.*?;$)\n/gms;
/** What stands in for what every browser has that runs this WebAssembly, and what is said to callers of another kind than boot.js. */
const NEEDLESS_SCRIPT = /^(if \(!\('encodeInto' in cachedTextEncoder\)\) \{$.*?^\}$| *console\.warn\('using deprecated [^\n]*$)\n/gms;

/**
 * The module and its script with short names for the imports of `from`, and for the exports that only the script knows;
 * without what nobody uses.
 * @param {Buffer} bytes
 * @param {string} script
 * @param {string} from
 */
export function shortened(bytes, script, from) {
  const short = new Map();
  const shorten = (long) => {
    if (!short.has(long)) short.set(long, `$${short.size.toString(36)}`);
    return short.get(long);
  };
  const rewritten = [bytes.subarray(0, 8)];
  for (const { kind, content } of sections(bytes)) {
    const reader = new Reader(content);
    const parts = [];
    if (kind === IMPORTS) {
      const count = reader.number();
      parts.push(number(count));
      for (let at = 0; at < count; at += 1) {
        const [module, own] = [reader.name(), reader.name()];
        const is = importedKind(reader);
        parts.push(name(module === from ? "." : module), name(module === from ? shorten(own) : own), is);
      }
    } else if (kind === EXPORTS) {
      const kept = [];
      for (let left = reader.number(); left > 0; left -= 1) {
        const [own, kindOf, index] = [reader.name(), reader.byte(), reader.number()];
        if (UNUSED_EXPORT.test(own)) continue;
        const called = own.startsWith("wasm_bindgen_") ? shorten(own) : own;
        kept.push(Buffer.concat([name(called), Buffer.from([kindOf]), number(index)]));
      }
      parts.push(number(kept.length), ...kept);
    } else {
      parts.push(content);
    }
    const whole = Buffer.concat(parts);
    rewritten.push(Buffer.from([kind]), number(whole.length), whole);
  }
  const used = script.replace(UNUSED_SCRIPT, "").replace(NEEDLESS_SCRIPT, "");
  if (used.includes("IntoUnderlying")) throw new Error("wasm-bindgen's script uses a class that is left out");
  const named = used.replace(/[\w$]+/g, (word) => short.get(word) ?? word);
  return { bytes: Buffer.concat(rewritten), script: named.replaceAll(JSON.stringify(from), '"."') };
}
