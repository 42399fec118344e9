import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { RemoteWorld } from '../core/scenario/remote-world.js';
import { createSandbox } from '../sandbox.js';

/** What a test suite may choose; everything lives in memory. */
export interface StartOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly seed?: string;
  /** ISO instant at which the clocks of new worlds stand; without it they run. */
  readonly clock?: string;
  /** Further folders of institutions, personas and clients. */
  readonly fixtures?: readonly string[];
}

/** A sandbox inside the process of a test suite. */
export interface RunningSandbox {
  /** Base URL of the world `default`. */
  readonly url: string;
  /** A world of its own for a test or a worker; comes to life when it is first used. */
  world(name?: string): Promise<RemoteWorld>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Deeper by two than the package's folder, here and in `dist`. */
const HOME = join(import.meta.dirname, '../..');

/** Starts a sandbox on loopback; stop it when the suite ends. */
export async function startSandbox(options: StartOptions = {}): Promise<RunningSandbox> {
  const { port = 0, fixtures = [], seed, clock } = options;
  const sandbox = createSandbox({
    fixtures: [join(HOME, 'fixtures'), ...fixtures],
    scenarios: join(HOME, 'scenarios'),
    version: 'testing',
    seed,
    clock,
  });
  await new Promise<void>((resolve, reject) => {
    sandbox.server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = sandbox.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(address.port)}`;
  const stop = (): Promise<void> => sandbox.close();
  return {
    url,
    world: (name = `test-${randomBytes(4).toString('hex')}`) => RemoteWorld.join({ url }, name),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

export type { RemoteWorld };
