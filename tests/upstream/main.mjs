// @ts-check
/**
 * Starts an upstream by hand:
 *   node tests/upstream/main.mjs [--port 9000]
 * and point a configuration at it:
 *   gantry-server serve --config upstream.json …
 */
import { parseArgs } from "node:util";
import { Upstream } from "./upstream.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "9000" } } });
const upstream = await new Upstream().start(Number(values.port));
const connection = { name: "upstream", swr: { base: upstream.swr, auth: "none" }, tkeel: { base: upstream.tkeel, auth: "none" } };
console.log(`${JSON.stringify({ connections: [connection] }, null, 2)}

curl ${upstream.origin}/control                                                          what it may do, and what it was asked
curl ${upstream.origin}/control -d '{"faults": {"repositories": ["reset", "html-502"]}}'   a reset, then 502 for ever
curl ${upstream.origin}/control -d '{"options": {"swr": {"token": "secret"}}}'
curl ${upstream.origin}/control -d '{"reset": true}'`);
