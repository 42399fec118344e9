import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { existsSync, rmSync } from 'node:fs';

import { isAllowed } from '../../src/core/outbox/delivery.js';
import { KeptOutbox } from '../../src/core/outbox/kept-outbox.js';
import type { OutboxMessage } from '../../src/core/outbox/outbox.js';
import { HandClock, START } from '../support/fake-rig.js';
import { scratchFolders, Turnstile } from '../support/scratch-store.js';

const scratch = scratchFolders();

const message = (url: string, allowedTargets: readonly string[] = []) => ({
  provider: 'fake',
  url,
  body: { userId: 'anna' },
  about: 'fake:user/anna',
  allowedTargets,
});

const kept = (id: number, url: string): OutboxMessage => ({
  id,
  at: START,
  provider: 'fake',
  url,
  body: { userId: 'anna' },
  about: 'fake:user/anna',
  delivery: 'captured',
});

const open = (folder?: string): KeptOutbox => new KeptOutbox(folder, new HandClock());

describe('what a world may really send', () => {
  const allows = (target: string) => (url: string) => isAllowed(url, [target]);

  it('is nothing when nothing is allowed', () => {
    expect(isAllowed('https://app.example/hook', [])).toBe(false);
  });

  it('goes to any path of an origin', () => {
    const isOk = allows('https://app.example');

    expect(
      ['https://app.example/', 'https://app.example/a/b?c', 'HTTPS://APP.example:443/'].map(isOk),
    ).toEqual([true, true, true]);
  });

  it('goes below a path', () => {
    const isOk = allows('https://app.example/hooks');

    expect(
      [
        'https://app.example/hooks',
        'https://app.example/hooks/a',
        'https://app.example/hooks?a',
      ].map(isOk),
    ).toEqual([true, true, true]);
    expect(
      [
        'https://app.example/',
        'https://app.example/hooksome',
        'https://app.example/hooks/../secret',
        'https://app.example/hooks/%2e%2e/secret',
        String.raw`https://app.example/hooks\..\secret`,
      ].map(isOk),
    ).toEqual([false, false, false, false, false]);
  });

  it.each([
    'http://app.example/',
    'https://app.example:444/',
    'https://app.example.evil.example/',
    'https://evil.example/https://app.example/',
    'https://app.example@evil.example/',
    'https://user@app.example/',
    'https://:secret@app.example/',
    'https://app.example%00.evil.example/',
    'https://аpp.example/',
    'ftp://app.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//app.example/',
    'app.example',
    '',
  ])('never goes to %s', (url) => {
    expect(isAllowed(url, ['https://app.example', 'nonsense', ''])).toBe(false);
  });
});

describe('an outbox', () => {
  it('captures everything by default', async () => {
    const outbox = open();

    await outbox.send(message('https://app.example/1'));
    await outbox.send(message('https://app.example/2', ['https://other.example']));

    expect(await outbox.list()).toEqual([
      kept(1, 'https://app.example/1'),
      kept(2, 'https://app.example/2'),
    ]);
  });

  it('is there again after a restart, and goes on counting', async () => {
    const folder = scratch();
    const outbox = open(folder);
    await outbox.send(message('https://app.example/1'));
    await outbox.close();

    const again = open(folder);
    await again.send(message('https://app.example/2'));

    expect(await again.list()).toEqual([
      kept(1, 'https://app.example/1'),
      kept(2, 'https://app.example/2'),
    ]);
  });

  it('keeps the last ten thousand', async () => {
    const outbox = open();

    for (let index = 0; index < 10_003; index += 1) await outbox.send(message('https://a.example'));

    const messages = await outbox.list();
    expect([messages.length, messages[0]?.id, messages.at(-1)?.id]).toEqual([10_000, 4, 10_003]);
  });
});

describe('a target that is allowed', () => {
  let receiver: Server;
  let url: string;
  const received: unknown[] = [];
  const gate = new Turnstile();
  const answers = new Map<string, [number, Record<string, string>]>([
    ['/moved', [302, { location: '/hook' }]],
    ['/broken', [500, {}]],
  ]);
  beforeEach(async () => {
    received.length = 0;
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push([request.method, request.url, request.headers['content-type'], body]);
        const [status, headers] = answers.get(request.url ?? '') ?? [200, {}];
        if (request.url === '/slow') void gate.wait();
        else response.writeHead(status, headers).end('noted');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  /** The message once its fate is known. */
  async function sent(to: string, outbox = open(scratch())): Promise<OutboxMessage | undefined> {
    await outbox.send(message(to, [new URL(to).origin]));
    for (;;) {
      const [first] = await outbox.list();
      if (first?.outcome !== undefined) return first;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('gets the message', async () => {
    expect(await sent(`${url}/hook`)).toEqual({
      ...kept(1, `${url}/hook`),
      delivery: 'delivered',
      outcome: 'HTTP 200',
    });
    expect(received).toEqual([['POST', '/hook', 'application/json', '{"userId":"anna"}']]);
  });

  it('may refuse it', async () => {
    expect(await sent(`${url}/broken`)).toMatchObject({ delivery: 'failed', outcome: 'HTTP 500' });
  });

  it('leads nowhere else', async () => {
    expect(await sent(`${url}/moved`)).toMatchObject({ delivery: 'failed', outcome: 'HTTP 302' });
    expect(received).toHaveLength(1);
  });

  it('may be out of reach', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));

    expect(await sent(`http://127.0.0.1:${port}/`)).toMatchObject({
      delivery: 'failed',
      outcome: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  it('keeps nobody waiting when the world closes, and nothing is written after that', async () => {
    const folder = scratch();
    const outbox = open(folder);
    await outbox.send(message(`${url}/slow`, [url]));
    await gate.arrived();

    await outbox.close();

    expect(await outbox.list()).toEqual([
      { ...kept(1, `${url}/slow`), delivery: 'failed', outcome: 'the world was closed' },
    ]);
    rmSync(join(folder, 'outbox.jsonl'));
    await gate.letOneThrough();
    expect(existsSync(join(folder, 'outbox.jsonl'))).toBe(false);
  });
});
