import type { BareRoute } from './bare-express.js';
import { runGoodLoad, type Load } from './load.js';
import { beside, DOPPELBANK, spawnServer, type Spawned } from './spawned.js';

export const CONNECTIONS = 32;

/** How often and how long variants take their turn. */
export interface Turns {
  readonly rounds: number;
  readonly seconds: number;
}

/** The sandbox as users start it, on a data folder. */
export const spawnSandbox = (folder: string): Promise<Spawned> =>
  spawnServer(DOPPELBANK, ['start', '--port', '0', '--data', folder]);

export const spawnExpress = (route: BareRoute): Promise<Spawned> =>
  spawnServer(beside('bare-express.js'), [JSON.stringify([route])]);

/** Starts servers, works with them, and stops them whatever happens. */
export async function withServers<R>(
  starting: readonly Promise<Spawned>[],
  work: (...servers: Spawned[]) => Promise<R>,
): Promise<R> {
  const started = await Promise.allSettled(starting);
  const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    for (const each of started) if (each.status === 'rejected') throw each.reason;
    return await work(...servers);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

const WARM_SECONDS = 4;

/**
 * Asks for everything once, so that it is in memory, and then for so long that the code has been
 * compiled: on a busy machine that takes tens of thousands of requests.
 */
export async function warmUp(port: number, requests: readonly Buffer[]): Promise<void> {
  const load = { port, requests, connections: CONNECTIONS };
  await runGoodLoad({ ...load, seconds: 60, once: true });
  await runGoodLoad({ ...load, seconds: WARM_SECONDS });
}

/** Requests a second, all of them answered well. */
export async function rateOf(load: Omit<Load, 'connections'>): Promise<number> {
  return (await runGoodLoad({ ...load, connections: CONNECTIONS })).perSecond;
}

/** The body of a good answer. */
export async function bodyOf(url: URL, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url.href}: ${response.status} ${text}`);
  return text;
}
