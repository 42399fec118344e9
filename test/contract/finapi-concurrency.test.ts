import { decryptWithDataDecryptionKey } from '../../src/providers/finapi/encryption/data-decryption-key.js';
import { clients, FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const statuses = (responses: readonly { status: number }[]): number[] =>
  responses.map(({ status }) => status).sort();

describe('many calls at once', () => {
  it('create one user of an id', async () => {
    const body = { id: 'jane', password: 'secret-password' };

    const responses = await times(8, async () =>
      finapi.ask('post', '/users', { token: client, body }),
    );

    expect(statuses(responses)).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
  });

  it('create as many users as are asked for', async () => {
    const responses = await times(20, async () =>
      finapi.ask('post', '/users', { token: client, body: {} }),
    );

    const ids = responses.map(({ body }) => (body as { id: string }).id);
    expect(new Set(ids).size).toBe(20);
  });

  it('get the same token', async () => {
    await finapi.userToken('jane');

    const responses = await times(8, async () => finapi.login('jane', 'secret-password'));

    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
  });

  it('do not guess more often than they may', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 3 });

    const responses = await times(8, async () => finapi.login('jane', 'wrong-password'));

    expect(statuses(responses)).toEqual([400, 400, 400, 423, 423, 423, 423, 423]);
  });

  it('change a password once', async () => {
    await finapi.userToken('jane');
    const body = { userId: 'jane' };
    const requested = await finapi.ask('post', '/users/requestPasswordChange', {
      token: client,
      body,
    });
    const passwordChangeToken = decryptWithDataDecryptionKey(
      (requested.body as { passwordChangeToken: string }).passwordChangeToken,
      clients.dataDecryptionKey,
    );

    const responses = await times(4, async (index) =>
      finapi.ask('post', '/users/executePasswordChange', {
        token: client,
        body: { userId: 'jane', password: `new-password-${String(index)}`, passwordChangeToken },
      }),
    );

    expect(statuses(responses)).toEqual([200, 400, 400, 400]);
  });

  it('meet a user who goes away', async () => {
    const token = await finapi.userToken('jane');

    const responses = await times(8, async (index) =>
      index === 3
        ? finapi.ask('delete', '/users', { token })
        : finapi.ask('patch', '/users', { token, body: { phone: '1' } }),
    );

    for (const { status } of responses) expect([200, 401]).toContain(status);
  });
});
