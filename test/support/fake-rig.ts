import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import express from 'express';

import { Connections } from '../../src/core/http/connections.js';
import { mount } from '../../src/core/http/mount.js';
import { createFastServer } from '../../src/core/http/server.js';
import type { Hall } from '../../src/core/http/door.js';
import type { Resource } from '../../src/core/provider.js';
import type { Clock } from '../../src/core/world/clock.js';
import { DueWorks } from '../../src/core/world/due-work.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import { Worlds, type WorldsOptions } from '../../src/core/world/worlds.js';
import { fakeProvider, type FakeChanges } from './fake-provider.js';

export const START = '2024-03-01T12:00:00.000Z';

/** The time of a machine that the test turns by hand. */
export class HandClock implements Clock {
  #now = Date.parse(START);

  now(): number {
    return this.#now;
  }

  turn(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

export interface RigOptions extends Partial<WorldsOptions> {
  readonly operations?: Resource;
  readonly provider?: FakeChanges;
  readonly publicUrl?: string;
}

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
}

/** A fake API behind the server that makes Express fast, with nothing else around it. */
export class FakeRig {
  /** What was reported as a bug of ours. */
  readonly bugs: string[] = [];
  readonly host = new HandClock();
  readonly hall: Hall;
  readonly server: Server;
  readonly connections: Connections;

  private constructor({ operations = {}, provider, publicUrl, ...worlds }: RigOptions) {
    const fake = fakeProvider(operations, provider);
    const dueWorks = new DueWorks();
    for (const { kind, dueWork } of fake.kinds) if (dueWork) dueWorks.add(kind, dueWork);
    this.hall = {
      worlds: new Worlds({
        folder: undefined,
        kinds: fake.kinds.map(({ kind }) => kind),
        host: this.host,
        template: { seed: 'fake', clock: { mode: 'running', offset: 0 } },
        limit: 10,
        ...worlds,
      }),
      dueWorks,
      publicUrl,
      host: this.host,
      onBug: (error, what) => {
        this.bugs.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      },
    };
    const app = express().disable('x-powered-by').use(mount(fake, this.hall));
    this.server = createFastServer(app);
    this.connections = new Connections(this.server);
  }

  static async start(options: RigOptions = {}): Promise<FakeRig> {
    const rig = new FakeRig(options);
    await new Promise<void>((resolve) => rig.server.listen(0, '127.0.0.1', resolve));
    return rig;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** A request to the letter: nothing is added but `Host` and the length of a body. */
  ask(asked: Asked): Promise<Answered> {
    return ask(this.port, asked);
  }

  /** Whatever comes back on a connection that sends these bytes, until the other side ends it. */
  converse(...bytes: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
      for (const part of bytes) socket.write(part, 'latin1');
    });
  }

  world<R>(work: (world: LiveWorld) => Promise<R> | R, name = 'default'): Promise<R> {
    return this.hall.worlds.within(name, work);
  }

  async close(): Promise<void> {
    await this.connections.end(1000);
    await this.hall.worlds.close();
  }
}

/** One request over a connection of its own. */
export function ask(
  port: number,
  { method = 'GET', path, headers = {}, body }: Asked,
): Promise<Answered> {
  const isObject = typeof body === 'object' && !Buffer.isBuffer(body);
  const bytes = isObject ? JSON.stringify(body) : body;
  const own = {
    ...(bytes !== undefined && !('transfer-encoding' in headers)
      ? { 'content-length': Buffer.byteLength(bytes) }
      : {}),
    ...(isObject ? { 'content-type': 'application/json' } : {}),
  };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers: { ...own, ...headers } };
    const outgoing = httpRequest({ ...options, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const status = incoming.statusCode ?? 0;
        resolve({ status, headers: incoming.headers, text, body: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
