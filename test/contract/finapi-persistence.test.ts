import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { userRef } from '../../src/providers/finapi/users/document.js';
import { FinapiRig } from '../support/finapi.js';

let path: string;
let finapi: FinapiRig;
const holder = { pid: 1, startedAt: 0, isRunning: () => false };
const start = async (): Promise<void> => {
  finapi = await FinapiRig.start({ folder: { path, holder } });
};
const restart = async (): Promise<void> => {
  await finapi.close();
  await start();
};

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'finapi-'));
  await start();
});
afterEach(async () => {
  await finapi.close();
  rmSync(path, { recursive: true });
});

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

const createAnonymous = async (token: string): Promise<string> => {
  const response = await finapi.ask('post', '/users', { token, body: {} }).expect(201);
  return (response.body as { id: string }).id;
};

describe('a restart', () => {
  it('keeps users, tokens and configuration', async () => {
    const client = await finapi.clientToken();
    const token = await finapi.userToken('Jane', { email: 'jane@example.com' });
    const body = { userAccessTokensValidityPeriod: 120 };
    await finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
    await restart();

    expect((await finapi.ask('get', '/users', { token })).body).toMatchObject({ id: 'Jane' });
    expect(await finapi.clientToken()).toBe(client);
    const configuration = await finapi.ask('get', '/clientConfiguration', { token: client });
    expect(configuration.body).toMatchObject(body);
    await finapi.login('JANE', 'secret-password').expect(200);
  });

  it('goes on with the ids that it would have given', async () => {
    const other = await FinapiRig.start();
    const theirs = await other.clientToken();
    const expected = [];
    for (let count = 0; count < 12; count += 1) {
      const response = await other.ask('post', '/users', { token: theirs, body: {} });
      expected.push((response.body as { id: string }).id);
    }
    await other.close();

    const client = await finapi.clientToken();
    const ids: string[] = [];
    for (const [before, after] of [
      [0, 5],
      [5, 6],
      [6, 12],
    ] as const) {
      for (let count = before; count < after; count += 1) ids.push(await createAnonymous(client));
      await restart();
    }

    expect(ids).toEqual(expected);
  });

  it('leaves no password in any file', async () => {
    await finapi.userToken('jane');
    const client = await finapi.clientToken();
    const generated = await finapi.ask('post', '/users', { token: client, body: {} });
    await finapi.login('jane', 'a-wrong-password');
    await finapi.close();

    const kept = filesOf(path).map((file) => readFileSync(file, 'utf8'));
    await start();

    expect(kept.join()).toContain('scrypt$');
    expect(kept.join()).not.toContain('secret-password');
    expect(kept.join()).not.toContain((generated.body as { password: string }).password);
  });
});

describe('a read', () => {
  const revision = (): Promise<number> =>
    finapi.world(async ({ store }) => {
      const lease = store.lease();
      try {
        return (await lease.open(userRef('jane'))).revision;
      } finally {
        lease.release();
      }
    });

  it('is a write only when it is the first of a day', async () => {
    await finapi.settings({ userAccessTokensValidityPeriod: 0 });
    const token = await finapi.userToken('jane');
    const revisions = [await revision()];
    for (const seconds of [60, 12 * 3600, 60]) {
      await finapi.advance(seconds);
      await finapi.ask('get', '/users', { token }).expect(200);
      revisions.push(await revision());
    }

    const [first = 0] = revisions;
    expect(revisions).toEqual([first, first, first + 1, first + 1]);
  });
});
