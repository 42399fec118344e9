import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Listener } from '../support/finapi-notifications.js';

let listener: Listener;
let receiver: Server;
let origin: string;
let status: number;
const received: (readonly [string, unknown])[] = [];
beforeEach(async () => {
  received.length = 0;
  status = 503;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push([request.url ?? '', JSON.parse(body)]);
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  listener = await Listener.start();
  await listener.rule('BANK_LOGIN_ERROR', {}, { callbackHandle: 'jane', includeDetails: false });
  await listener.happen({ event: 'passwordChanged', newPassword: 'changed' });
});
afterEach(async () => {
  await listener.close();
  receiver.closeAllConnections();
  receiver.close();
});

const MESSAGE = { callbackHandle: 'jane', triggerEvent: 'BANK_LOGIN_ERROR' };

async function callBackTo(url: string): Promise<void> {
  const client = await listener.command.tokenOf('finapi:client');
  const configuration = { userNotificationCallbackUrl: url };
  await listener.command.finapi('patch', '/clientConfiguration', client, configuration).expect(200);
}

const messages = async (): Promise<readonly unknown[]> =>
  ((await listener.command.outbox()).body as { messages: unknown[] }).messages;

describe('a notification to a target that the settings allow', () => {
  it('is tried once, and its failure shows in the outbox', async () => {
    await listener.command.settings({ callbackTargets: [`${origin}/hooks`] });
    await callBackTo(`${origin}/hooks/finapi`);

    await listener.command.advance('P2D');
    while (received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await listener.command.advance('P2D');

    expect(received).toEqual([['/hooks/finapi', MESSAGE]]);
    expect(await messages()).toEqual([
      expect.objectContaining({ delivery: 'failed', outcome: 'HTTP 503', body: MESSAGE }),
    ]);
  });

  it('is tried again on the clock of the world where a setting wants that', async () => {
    await listener.command.settings({
      callbackTargets: [origin],
      notifications: { retries: 3, retrySeconds: 600 },
    });
    await callBackTo(`${origin}/hook`);

    await listener.command.advance('PT14H1M');
    expect(await messages()).toEqual([]);
    expect(received).toEqual([]);
    await listener.command.advance('PT1M');

    expect(await messages()).toEqual([
      expect.objectContaining({
        at: '2026-03-03T02:02:00.000Z',
        delivery: 'failed',
        attempts: 1,
        retry: { times: 3, everySeconds: 600, dueAt: '2026-03-03T02:12:00.000Z' },
      }),
    ]);
    status = 200;
    await listener.command.advance('PT10M');
    expect(await messages()).toEqual([
      expect.objectContaining({ delivery: 'delivered', outcome: 'HTTP 200', attempts: 2 }),
    ]);
    expect(received).toHaveLength(2);
  });

  it('does not follow a redirect', async () => {
    status = 307;
    await listener.command.settings({
      callbackTargets: [`${origin}/hook`],
      notifications: { retries: 1, retrySeconds: 60 },
    });
    await callBackTo(`${origin}/hook`);

    await listener.command.advance('P1D');

    expect(received.map(([path]) => path)).toEqual(['/hook', '/hook']);
    expect(await messages()).toEqual([
      expect.objectContaining({ delivery: 'failed', outcome: 'HTTP 307' }),
    ]);
  });

  it.each([
    (target: string) => target.replace('127.0.0.1', '127.0.0.1.evil.example'),
    (target: string) => target.replace('http://', 'http://127.0.0.1@'),
    (target: string) => `${target}/../other`,
    (target: string) => target.replace('/hook', '/hookline'),
  ])('stays in the outbox where the target only looks allowed', async (disguise) => {
    await listener.command.settings({ callbackTargets: [`${origin}/hook`] });
    await callBackTo(disguise(`${origin}/hook`));

    await listener.command.advance('P1D');

    expect(await messages()).toEqual([expect.objectContaining({ delivery: 'captured' })]);
    expect(received).toEqual([]);
  });
});
