import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { KeptOutbox } from '../../src/core/outbox/kept-outbox.js';
import { HandClock, START } from '../support/fake-rig.js';
import { scratchFolders } from '../support/scratch-store.js';

const scratch = scratchFolders();
const later = (seconds: number): string =>
  new Date(Date.parse(START) + seconds * 1000).toISOString();

let receiver: Server;
let url: string;
let failures: number;
let targets: readonly string[];
const received: string[] = [];
beforeEach(async () => {
  received.length = 0;
  failures = Infinity;
  receiver = createServer((request, response) => {
    received.push(request.url ?? '');
    failures -= 1;
    request.resume().on('end', () => response.writeHead(failures >= 0 ? 503 : 204).end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  targets = [url];
});
afterEach(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const open = (folder?: string): KeptOutbox =>
  new KeptOutbox(folder, new HandClock(), () => targets);

const send = (outbox: KeptOutbox, path: string, retry?: { times: number; everySeconds: number }) =>
  outbox.send({
    provider: 'fake',
    url: url + path,
    body: {},
    about: 'fake:user/anna',
    allowedTargets: targets,
    ...(retry && { retry }),
  });

const settled = async (outbox: KeptOutbox, seconds: number) => {
  await outbox.settle(Date.parse(later(seconds)));
  return outbox.list();
};

describe('a message of a time to come', () => {
  it('is not among what was sent, and leaves at its time even after a restart', async () => {
    const folder = scratch();
    const first = open(folder);
    await first.send({
      provider: 'fake',
      url: `${url}/later`,
      body: {},
      about: 'fake:user/anna',
      at: later(60),
      allowedTargets: targets,
    });
    expect(await settled(first, 59)).toEqual([]);
    await first.close();
    const second = open(folder);

    await second.opened();

    expect(second.isDue(Date.parse(later(59)))).toBe(false);
    expect(second.isDue(Date.parse(later(60)))).toBe(true);
    expect(received).toEqual([]);
    await second.settle(Date.parse(later(60)));
    expect(received).toEqual(['/later']);
    expect(second.isDue(Date.parse(later(3600)))).toBe(false);
    await second.close();
  });

  it('stays in the outbox where its target is not allowed', async () => {
    const outbox = open();
    targets = [];
    await outbox.send({
      provider: 'fake',
      url: `${url}/later`,
      body: {},
      about: 'fake:user/anna',
      at: later(60),
      allowedTargets: targets,
    });

    await outbox.settle(Date.parse(later(120)));

    expect(outbox.isDue(Date.parse(later(120)))).toBe(false);
    expect(received).toEqual([]);
  });
});

describe('a failed delivery', () => {
  it('stays failed where nobody wants it sent again', async () => {
    const outbox = open();
    await send(outbox, '/once');

    const [message] = await settled(outbox, 3600);

    expect(message).toEqual({
      id: 1,
      at: START,
      provider: 'fake',
      url: `${url}/once`,
      body: {},
      about: 'fake:user/anna',
      delivery: 'failed',
      outcome: 'HTTP 503',
    });
    expect(received).toEqual(['/once']);
  });

  it('is sent again at its time, as often as is wanted', async () => {
    const outbox = open();
    await send(outbox, '/hook', { times: 2, everySeconds: 60 });

    expect(await settled(outbox, 59)).toMatchObject([
      {
        delivery: 'failed',
        attempts: 1,
        retry: { times: 2, everySeconds: 60, dueAt: later(60) },
      },
    ]);
    expect([outbox.isDue(Date.parse(later(59))), outbox.isDue(Date.parse(later(60)))]).toEqual([
      false,
      true,
    ]);
    expect(await settled(outbox, 60)).toMatchObject([
      { attempts: 2, retry: { dueAt: later(120) } },
    ]);
    const [last] = await settled(outbox, 3600);
    expect(last).toMatchObject({ delivery: 'failed', attempts: 3 });
    expect(last).not.toHaveProperty('retry');
    expect(received).toHaveLength(3);
  });

  it('is done with once it has arrived', async () => {
    const outbox = open();
    failures = 1;
    await send(outbox, '/hook', { times: 5, everySeconds: 60 });

    const [message] = await settled(outbox, 3600);

    expect(message).toMatchObject({ delivery: 'delivered', outcome: 'HTTP 204', attempts: 2 });
    expect(message).not.toHaveProperty('retry');
  });

  it('goes nowhere once its target is no longer allowed', async () => {
    const outbox = open();
    await send(outbox, '/hook', { times: 5, everySeconds: 60 });
    await settled(outbox, 1);
    targets = [];

    const [message] = await settled(outbox, 3600);

    expect(message).toMatchObject({ delivery: 'failed', attempts: 1 });
    expect(message).not.toHaveProperty('retry');
    expect(received).toHaveLength(1);
  });

  it('waits through a restart', async () => {
    const folder = scratch();
    const outbox = open(folder);
    await send(outbox, '/hook', { times: 1, everySeconds: 60 });
    await settled(outbox, 1);
    await outbox.close();
    const again = open(folder);
    failures = 0;

    expect(await settled(again, 60)).toMatchObject([{ delivery: 'delivered', attempts: 2 }]);
    await again.close();
  });
});

it('no more than so many messages are on their way at once', async () => {
  const outbox = open();
  failures = 0;

  for (let index = 0; index < 200; index += 1) await send(outbox, `/${String(index)}`);
  await outbox.settle(0);

  expect((await outbox.list()).every(({ delivery }) => delivery === 'delivered')).toBe(true);
  expect(received).toHaveLength(200);
});
