import { startAll } from "./server.ts";

export default async function setUp(): Promise<() => Promise<void>> {
  const servers = await startAll();
  for (const [name, server] of Object.entries(servers)) process.env[`E2E_${name}`] = server.url;
  return async () => {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  };
}
