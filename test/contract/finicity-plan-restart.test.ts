import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { credentials, FINBANK, FinicityClient } from '../support/finicity-client.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';

const HOLDER = { pid: 1, startedAt: 0, isRunning: () => false };

let path: string;
let sandbox: TestSandbox;

const start = async (): Promise<void> => {
  sandbox = await startSandbox({ folder: { path, holder: HOLDER } });
};
const restart = async (): Promise<void> => {
  await sandbox.close();
  await start();
};

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'finicity-'));
  await start();
});
afterEach(async () => {
  await sandbox.close();
  rmSync(path, { recursive: true });
});

const limit = (settings: object) =>
  sandbox.request
    .patch('/_sandbox/worlds/default')
    .send({ settings: { finicity: settings } })
    .expect(200);
const discover = async (customer: string): Promise<number> => {
  const client = new FinicityClient(sandbox.url, customer);
  return (await client.post(FINBANK, credentials('demo', 'go'))).status;
};

describe('a restart', () => {
  it('keeps the calls that were counted', async () => {
    await limit({ discoverCallLimit: 2 });
    expect(await discover('first-one')).toBe(201);
    await restart();

    expect(await discover('first-one')).toBe(201);
    expect(await discover('first-one')).toBe(403);
  });

  it('keeps who is a customer, of which kind, and who is none any more', async () => {
    await limit({ customerLimit: 2 });
    await discover('first-one');
    await discover('second');
    await new FinicityClient(sandbox.url, 'first-one').call('DELETE', '/customers');
    await restart();

    expect(await discover('third-one')).toBe(201);
    expect(await discover('first-one')).toBe(403);
    const answer = await sandbox.request.get('/_sandbox/worlds/default/finicity/customers/second');
    expect(answer.body).toMatchObject({ kind: 'testing', logins: { length: 1 } });
  });

  it('keeps files, and forgets those of a customer that is gone', async () => {
    const files = '/_sandbox/worlds/default/finicity/customers/batch-1/files';
    await sandbox.request.post(files).send({ name: 'a.gz', text: 'one' }).expect(201);
    await sandbox.request.post(files).send({ name: 'b.gz', text: 'two' }).expect(201);
    await restart();
    const client = new FinicityClient(sandbox.url, 'batch-1');

    expect((await client.get('/export/files/a.gz')).status).toBe(200);
    await client.call('DELETE', '/export/files/a.gz');
    await restart();
    const again = new FinicityClient(sandbox.url, 'batch-1');
    expect((await again.get('/export/files')).json).toMatchObject({ file: [{ name: 'b.gz' }] });
    await again.call('DELETE', '/customers');
    await restart();
    const last = new FinicityClient(sandbox.url, 'batch-1');
    expect((await last.get('/export/files')).json).toEqual({ file: [] });
  });
});
