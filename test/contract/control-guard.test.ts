import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { FakeControl, refusal } from '../support/fake-control.js';
import type { Asked } from '../support/fake-rig.js';
import { scratchFolders } from '../support/scratch-store.js';

let rig: FakeControl;
const start = async (options = {}): Promise<void> => {
  rig = await FakeControl.start(options);
};
beforeEach(() => start());
afterEach(() => rig.close());

const answered = async (asked: Asked): Promise<[number, unknown]> => {
  const { status, body } = await rig.ask(asked);
  return [status, body];
};

const scratch = scratchFolders();

const documentsBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(folder, path));

const WORLD = '/_sandbox/worlds/a';

describe('health and readiness', () => {
  it('are told', async () => {
    rig.host.turn(61_000);

    expect(await rig.call('GET', '/health')).toEqual([
      200,
      { status: 'alive', version: '1.2.3', uptimeSeconds: 61 },
    ]);
    expect(await rig.call('GET', '/ready')).toEqual([200, { status: 'ready' }]);
  });

  it('differ while the default world cannot be read', async () => {
    const path = scratch();
    const holder = { pid: 1, startedAt: 0, isRunning: () => false };
    await rig.close();
    await start({ folder: { path, holder } });
    await rig.rename('anna', 'Anna');
    await rig.close();
    const [document = ''] = documentsBelow(join(path, 'worlds/default/world'));
    writeFileSync(document, '{');
    await start({ folder: { path, holder } });

    expect((await rig.call('GET', '/health'))[0]).toBe(200);
    expect(await rig.call('GET', '/ready')).toEqual(
      refusal(503, 'unavailable', 'Not loaded yet.', 'Ask again in a moment.'),
    );
    expect(await rig.call('GET', '/worlds/default')).toEqual(
      refusal(503, 'unavailable', expect.stringContaining(`${document} is empty or damaged`)),
    );
    await expect(rig.sandbox.loaded).rejects.toThrow('is empty or damaged');
    expect(await rig.call('POST', '/worlds/default/reset')).toEqual([200, rig.view('default')]);
  });
});

describe('the guard', () => {
  const from = (headers: Record<string, string>, path = WORLD) => answered({ path, headers });
  const elsewhere = 'Control calls from other web pages are not taken.';

  it.each([
    WORLD,
    '/_sandbox/health',
    '/_sandbox/openapi.json',
    '/_sandbox/nowhere',
    `${WORLD}/fake/refusal`,
  ])('refuses a foreign host on %s', async (path) => {
    expect(await from({ host: 'evil.example' }, path)).toEqual(
      refusal(
        403,
        'refused',
        'Control calls are not taken under the host "evil.example".',
        'Use 127.0.0.1, or start with --allow-host evil.example.',
      ),
    );
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses %j', async (headers) => {
    expect(await from(headers)).toEqual(refusal(403, 'refused', elsewhere));
  });

  it('lets pages of its own through', async () => {
    const origin = `http://127.0.0.1:${rig.port}`;

    expect((await from({ origin, 'sec-fetch-site': 'same-origin' }))[0]).toBe(200);
  });

  it('refuses before a world comes to life', async () => {
    await from({ host: 'evil.example' });

    expect(await rig.call('GET', '/worlds')).toEqual([200, { worlds: [{ name: 'default' }] }]);
  });

  it('does not look at what providers answer', async () => {
    const headers = { host: 'api.example', origin: 'https://app.example' };

    expect((await rig.ask({ path: '/fake/v1/owners/anna', headers })).status).toBe(200);
  });

  it('wants the token beyond loopback, but for health and readiness', async () => {
    await rig.close();
    await start({ token: 'secret-token', allowedHosts: ['sandbox.example'] });
    const host = 'sandbox.example:4010';
    const needed = refusal(
      401,
      'tokenRequired',
      'This sandbox listens beyond loopback: control calls need its token.',
      'Send "Authorization: Bearer TOKEN" with the token that was printed at the start.',
    );

    expect(await from({ host })).toEqual(needed);
    expect(await from({ host, authorization: 'Bearer wrong' })).toEqual(needed);
    expect(await from({ host }, '/_sandbox/openapi.json')).toEqual(needed);
    expect(await from({ host }, `${WORLD}/fake/refusal`)).toEqual(needed);
    expect(await from({ host }, '/_sandbox/health/')).toMatchObject([200, { status: 'alive' }]);
    expect((await from({ host, authorization: 'Bearer secret-token' }))[0]).toBe(200);
    expect((await from({ host }, '/_sandbox/health'))[0]).toBe(200);
    expect((await from({ host }, '/_sandbox/ready'))[0]).toBe(200);
  });
});
