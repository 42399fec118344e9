import type { SpawnedSandbox } from './spawned-sandbox.js';

/** Milliseconds. */
export interface Strain {
  /** For how long the event loop worked on one thing at most; waiting for the processor is left out. */
  readonly blocked: number;
  /** What all threads took together. */
  readonly spent: number;
}

/**
 * Runs inside the sandbox; answers each message with the strain since the last one. Between two
 * ticks no more can have been worked than time has passed or than all threads took.
 */
const MODULE = `
let blocked = 0;
let tick = { at: performance.now(), cpu: process.cpuUsage() };
let since = process.cpuUsage();
const cost = (from) => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
setInterval(() => {
  blocked = Math.max(blocked, Math.min(performance.now() - tick.at, cost(tick.cpu)));
  tick = { at: performance.now(), cpu: process.cpuUsage() };
}, 1).unref();
process.on('message', () => {
  setTimeout(() => {
    process.send({ blocked, spent: cost(since) });
    blocked = 0;
    since = process.cpuUsage();
  }, 2);
});
process.channel.unref();
`;

/** To be preloaded into a sandbox that is to be watched. */
export const LOOP_PROBE = `data:text/javascript,${encodeURIComponent(MODULE)}`;

/** Notes what each attack costs, for a person to read. */
export class StrainLog {
  readonly #sandbox: SpawnedSandbox;
  readonly #entries: (Strain & { readonly what: string })[] = [];

  constructor(sandbox: SpawnedSandbox) {
    this.#sandbox = sandbox;
  }

  async watch<R>(what: string, work: () => Promise<R>): Promise<R> {
    await this.#sandbox.ask('since the last time');
    const result = await work();
    const strain = (await this.#sandbox.ask('since the last time')) as Strain;
    this.#entries.push({ what, ...strain });
    return result;
  }

  get longestBlock(): number {
    return Math.max(...this.#entries.map(({ blocked }) => blocked));
  }

  /** The dearest attacks. */
  report(count = 5): string {
    const rows = (by: keyof Strain): string[] =>
      [...this.#entries]
        .sort((one, other) => other[by] - one[by])
        .slice(0, count)
        .map((entry) => `  ${entry[by].toFixed(1).padStart(7)} ms ${by}: ${entry.what}`);
    return [`${this.#entries.length} attacks`, ...rows('blocked'), ...rows('spent')].join('\n');
  }
}
