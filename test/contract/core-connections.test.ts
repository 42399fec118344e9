import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import { operation } from '../support/fake-provider.js';
import { FakeRig } from '../support/fake-rig.js';
import { Turnstile } from '../support/scratch-store.js';

/** More than the kernel takes off our hands at once. */
const FLOOD = 30_000_000;

let gate: Turnstile;
let rig: FakeRig;
beforeEach(async () => {
  gate = new Turnstile();
  rig = await FakeRig.start({
    operations: {
      hello: operation({
        method: 'get',
        path: '/hello/:name',
        handle: ({ params }) => ({ status: 200, document: json({ ...(params as object) }) }),
      }),
      take: operation({
        method: 'post',
        path: '/take',
        body: z.unknown(),
        handle: ({ body }) => ({ status: 200, document: json({ took: JSON.stringify(body) }) }),
      }),
      flood: operation({
        method: 'get',
        path: '/flood',
        handle: () => ({
          status: 200,
          text: { type: 'text/plain', content: Buffer.alloc(FLOOD, 'x') },
        }),
      }),
      wait: operation({
        method: 'get',
        path: '/wait',
        prepare: () => gate.wait(),
        handle: () => ({ status: 200, document: json({ waited: true }) }),
      }),
    },
  });
});
afterEach(() => rig.close());

const hello = (name: string, ...headers: string[]) =>
  [`GET /fake/v1/hello/${name} HTTP/1.1`, 'Host: h', ...headers, '', ''].join('\r\n');

/** Bodies of all answers in what came over one connection. */
const bodiesIn = (stream: string): unknown[] =>
  stream
    .split(/(?=HTTP\/1\.1 )/)
    .map((answer) => answer.split('\r\n\r\n')[1] ?? '')
    .filter((body) => body !== '')
    .map((body) => JSON.parse(body) as unknown);

describe('requests on one connection', () => {
  it('may be sent ahead and are answered in order', async () => {
    const stream = await rig.converse(hello('a') + hello('b') + hello('c', 'Connection: close'));

    expect(bodiesIn(stream)).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  });

  it('go on after a refusal, its body read or not', async () => {
    const unknown = 'POST /fake/v1/nowhere HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n{"a":';
    const malformed = 'POST /fake/v1/take HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n{"a":';

    const stream = await rig.converse(unknown + malformed + hello('a', 'Connection: close'));

    expect(bodiesIn(stream)).toEqual([
      expect.objectContaining({ refused: 'no such route' }),
      expect.objectContaining({ refused: 'The body is not valid JSON' }),
      { name: 'a' },
    ]);
  });

  it('say what Node says of an answer, and nothing of Express', async () => {
    const stream = await rig.converse(hello('a', 'Connection: close'));

    expect(stream.split('\r\n')).toEqual([
      'HTTP/1.1 200 OK',
      'date: Fri, 01 Mar 2024 12:00:00 GMT',
      'content-length: 12',
      'content-type: application/json',
      'x-request-id: made-up',
      'Connection: close',
      '',
      '{"name":"a"}',
    ]);
  });

  it('that are no HTTP at all are refused, and the server lives on', async () => {
    expect(await rig.converse('MUMBLE\r\n\r\n')).toBe(
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
    );
    expect((await rig.ask({ path: '/fake/v1/hello/a' })).status).toBe(200);
  });

  it('may come from the days of HTTP/1.0', async () => {
    const stream = await rig.converse('GET /fake/v1/hello/a HTTP/1.0\r\n\r\n');

    expect(bodiesIn(stream)).toEqual([{ name: 'a' }]);
  });
});

describe('an upload that breaks off', () => {
  it('harms nobody, and its world is free again', async () => {
    const socket = connect(rig.port, '127.0.0.1');
    socket.write('POST /w/a/fake/v1/take HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{"a":');
    while (!rig.hall.worlds.names().includes('a')) await rig.ask({ path: '/fake/v1/hello/a' });
    socket.destroy();

    await rig.hall.worlds.remove('a');

    expect(rig.bugs).toEqual([]);
    expect((await rig.ask({ path: '/w/a/fake/v1/hello/a' })).status).toBe(200);
  });
});

describe('a server that stops', () => {
  const askKeeping = (path: string, agent: Agent): Promise<string> =>
    new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port: rig.port, path, agent }, (incoming) => {
        let text = '';
        incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
        incoming.on('end', () => resolve(text));
      });
      outgoing.on('error', reject);
      outgoing.end();
    });

  it('answers what is under way and closes connections that are kept', async () => {
    const agent = new Agent({ keepAlive: true });
    await askKeeping('/fake/v1/hello/a', agent);
    const waiting = askKeeping('/fake/v1/wait', agent);
    await gate.arrived();

    const stopped = rig.connections.end(5000);
    await gate.letOneThrough();

    expect(await waiting).toBe('{"waited":true}');
    await expect(stopped).resolves.toBeUndefined();
  });

  it('sends the whole of an answer to whoever is slow to read it', async () => {
    const socket = connect(rig.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('GET /fake/v1/flood HTTP/1.1\r\nHost: h\r\n\r\n');
    await new Promise((resolve) => socket.once('readable', resolve));

    const stopped = rig.connections.end(5000);
    await nextTurn();
    let size = 0;
    socket.on('data', (chunk) => (size += chunk.length));
    await Promise.all([stopped, closed]);

    expect(size).toBeGreaterThan(FLOOD);
  });

  it('does not wait for ever', async () => {
    const socket = connect(rig.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined).write('GET /fake/v1/hello/a HTTP/1.1\r\nHo');
    await rig.ask({ path: '/fake/v1/hello/a' });

    await rig.connections.end(100);

    await closed;
  });

  it('that never listened has stopped already', async () => {
    await rig.close();

    await expect(rig.connections.end()).resolves.toBeUndefined();
  });
});
