import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import supertest, { type Agent } from 'supertest';

import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox.js';
import { AnswerWatch } from './answer-watch.js';
import { loadedOneByOne } from './operations.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SCENARIOS = join(import.meta.dirname, '../../scenarios');

/** A sandbox in the hand of a test: listening on a free port of loopback, gone with the test. */
export interface TestSandbox {
  readonly sandbox: Sandbox;
  readonly server: Server;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly request: Agent;
  /** Emulated operations that have succeeded so far with an answer as their document has it. */
  succeeded(): Promise<ReadonlySet<string>>;
  /** Fails when the sandbox has met bugs of its own, or an answer was not as documented. */
  close(): Promise<void>;
}

export interface TestSandboxOptions extends Partial<SandboxOptions> {
  /** Settings of the default world, by section. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Close it in `afterEach` or `afterAll`; it never shares anything with another one. */
export async function startSandbox(options: TestSandboxOptions = {}): Promise<TestSandbox> {
  const { settings, ...rest } = options;
  const bugs: unknown[] = [];
  const sandbox = createSandbox({
    fixtures: [FIXTURES],
    scenarios: SCENARIOS,
    version: '0.0.0-test',
    onBug: (error) => bugs.push(error),
    ...rest,
  });
  await loadedOneByOne(sandbox.providers);
  const watch = new AnswerWatch(sandbox.server, sandbox.providers);
  await new Promise<void>((resolve) => sandbox.server.listen(0, '127.0.0.1', resolve));
  const { port } = sandbox.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  const request = supertest.agent(url);
  if (settings) {
    await request.patch('/_sandbox/worlds/default').send({ settings }).expect(200);
  }
  return {
    sandbox,
    server: sandbox.server,
    url,
    request,
    succeeded: async () => (await watch.judge()).succeeded,
    close: async () => {
      await sandbox.close();
      if (bugs.length > 0) throw new AggregateError(bugs, 'the sandbox has met bugs of its own');
      const { complaints } = await watch.judge();
      if (complaints.length > 0) throw new Error(`undocumented answers\n${complaints.join('\n')}`);
    },
  };
}
