import type { AddressInfo } from 'node:net';

import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import type { Resource } from '../../src/core/provider.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox.js';
import { getOwner, needsOwner, renameOwner } from './fake-owners.js';
import { FakeError, fakeProvider, operation, ownerOf, OwnerPath } from './fake-provider.js';
import { ask, HandClock, START, type Answered, type Asked } from './fake-rig.js';

const scheduleNote = operation({
  method: 'post',
  path: '/owners/:owner/due',
  params: OwnerPath,
  body: z.strictObject({ at: z.string() }),
  needs: needsOwner,
  handle: (call) => {
    const owner = ownerOf(call);
    owner.set('due', [...owner.state.due, call.body.at].sort());
    return { status: 200, document: json({ due: owner.state.due }) };
  },
});

const refuse = operation({
  method: 'get',
  path: '/refusal',
  handle: () => {
    throw new FakeError(423, 'the connection is busy');
  },
});

/** What the fake API lets one command in a world. */
const control: Resource = { scheduleNote, refuse };

/** The settings with which every world begins. */
export const SETTINGS = { fake: { greeting: 'hello', limits: { notes: 10, names: 20 } } };

/** A sandbox with nothing but the fake API, and its control API. */
export class FakeControl {
  readonly bugs: string[] = [];
  readonly host = new HandClock();
  readonly sandbox: Sandbox;

  private constructor(options: Partial<SandboxOptions>) {
    this.sandbox = createSandbox({
      fixtures: ['fixtures'],
      version: '1.2.3',
      seed: 'fake',
      clock: START,
      host: this.host,
      providers: () => [fakeProvider({ getOwner, renameOwner }, { control })],
      onBug: (error, what) => {
        this.bugs.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      },
      ...options,
    });
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<FakeControl> {
    const rig = new FakeControl(options);
    await new Promise<void>((resolve) => rig.sandbox.server.listen(0, '127.0.0.1', resolve));
    return rig;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.sandbox.server.address() as AddressInfo).port;
  }

  ask(asked: Asked): Promise<Answered> {
    return ask(this.port, asked);
  }

  /** A control call: status and body of its answer. */
  async call(method: string, path: string, body?: object): Promise<[number, unknown]> {
    const asked = { method, path: `/_sandbox${path}`, ...(body && { body }) };
    const answer = await this.ask(asked);
    return [answer.status, answer.body];
  }

  /** A world as it begins, but for these changes. */
  view(name: string, changes: object = {}): object {
    const prefix = name === 'default' ? '' : `/w/${name}`;
    return {
      name,
      seed: 'fake',
      clock: { now: START, mode: 'frozen' },
      settings: SETTINGS,
      baseUrls: { fake: { api: `${this.url}${prefix}/fake/v1` } },
      credentials: { fake: { key: `key of ${name}` } },
      ...changes,
    };
  }

  /** Gives an owner a name through the API. */
  async rename(owner: string, name: string, world = 'default'): Promise<void> {
    const path = `/w/${world}/fake/v1/owners/${owner}`;
    await this.ask({ method: 'PUT', path, body: { name } });
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }
}

/** The whole answer to a refused control call. */
export const refusal = (
  status: number,
  code: string,
  message: unknown,
  next?: unknown,
): [number, unknown] => [
  status,
  { error: { code, message, ...(next === undefined ? {} : { next }) } },
];
