import { FinapiUser, refusedWith } from '../support/finapi-user.js';

let jane: FinapiUser;
let connection: number;
beforeEach(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({ bankId: 280001, login: 'demo' });
});
afterEach(() => jane.close());

const pathOf = async (name: string): Promise<string> =>
  `/accounts/${String((await jane.account(name)).id)}`;

describe('editAccount', () => {
  it('changes name, type and flag, and answers the whole account', async () => {
    const path = await pathOf('Girokonto');
    const before = (await jane.seen(path)) as object;
    const changes = { accountName: 'Rücklagen (neu)', accountType: 'Bausparen', isNew: false };

    const edited: unknown = (await jane.patch(path, changes).expect(200)).body;

    expect(edited).toMatchObject({
      ...before,
      ...changes,
      interfaces: expect.any(Array) as unknown,
    });
    expect((await jane.get(path)).body).toEqual(edited);
  });

  it('leaves alone what is null or absent', async () => {
    const path = await pathOf('Girokonto');

    await jane.patch(path, { accountName: null, accountType: null, isNew: false }).expect(200);

    const body = await jane.seen(path);
    expect(body).toMatchObject({ accountName: 'Girokonto', accountType: 'Checking', isNew: false });
  });

  it.each([
    [{}, 'MISSING_FIELD'],
    [{ accountName: null, accountType: null, isNew: null }, 'MISSING_FIELD'],
    [{ accountName: '' }, 'ILLEGAL_FIELD_VALUE'],
    [{ accountName: 'x'.repeat(513) }, 'ILLEGAL_FIELD_VALUE'],
    [{ accountName: '<b>' }, 'ILLEGAL_FIELD_VALUE'],
    [{ accountName: 7 }, 'BAD_REQUEST'],
    [{ accountType: 'Pocket' }, 'ILLEGAL_FIELD_VALUE'],
    [{ accountType: 1 }, 'ILLEGAL_FIELD_VALUE'],
    [{ isNew: 'false' }, 'BAD_REQUEST'],
  ])('refuses %j with %s', async (body, code) => {
    const path = await pathOf('Girokonto');

    expect(refusedWith(await jane.patch(path, body))).toEqual([400, code]);
  });

  it('refuses an account that is not there', async () => {
    expect(refusedWith(await jane.patch('/accounts/1', { isNew: false }))).toEqual([
      404,
      'UNKNOWN_ENTITY',
    ]);
  });

  it('is locked while the connection is updated', async () => {
    const path = await pathOf('Girokonto');
    await jane.keepBusy(connection, '2026-03-02T15:02:00.000Z');

    expect(refusedWith(await jane.patch(path, { isNew: false }))).toEqual([423, 'LOCKED']);

    await jane.command.advance('PT2M');
    await jane.patch(path, { isNew: false }).expect(200);
  });
});

describe('deleteAccount', () => {
  it('takes the account away with its transactions and all else', async () => {
    const { id } = await jane.account('Girokonto');

    const response = await jane.delete(`/accounts/${String(id)}`);

    expect([response.status, response.text]).toEqual([200, '']);
    expect(await jane.names('')).toEqual(['Haushaltskonto', 'Sparkonto']);
    await jane.get(`/accounts/${String(id)}`).expect(404);
    const pending = await jane.get(`/pendingTransactions?accountIds=${String(id)}`);
    expect(pending.body).toMatchObject({ pendingTransactions: [] });
    await jane.get(`/accounts/dailyBalances?accountIds=${String(id)}`).expect(404);
    await jane.delete(`/accounts/${String(id)}`).expect(404);
  });

  it('takes the bank connection away with its last account', async () => {
    for (const { id } of await jane.accounts()) {
      await jane.delete(`/accounts/${String(id)}`).expect(200);
    }

    const body = await jane.connections();
    expect(body).toEqual({ connections: [] });
    expect(await jane.command.listed('jane')).toMatchObject({
      bankConnectionCount: 0,
      latestBankConnectionDeletionDate: '2026-03-02',
    });
  });

  it('is locked while the connection is updated', async () => {
    const path = await pathOf('Girokonto');
    await jane.keepBusy(connection, '2026-03-02T15:02:00.000Z');

    expect(refusedWith(await jane.delete(path))).toEqual([423, 'LOCKED']);
    expect(await jane.names('')).toHaveLength(3);
  });
});

describe('deleteAllAccounts', () => {
  it('answers the ids in ascending order, and takes all connections away', async () => {
    await jane.connect({ bankId: 290001, login: 'anna.lindner' });
    const ids = (await jane.accounts()).map(({ id }) => id);

    const response = await jane.delete('/accounts');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ identifiers: [...ids].sort((a, b) => a - b) });
    expect(await jane.accounts()).toEqual([]);
    const body = await jane.connections();
    expect(body).toEqual({ connections: [] });
  });

  it('answers an empty list where there is none', async () => {
    await jane.delete('/accounts').expect(200);

    expect((await jane.delete('/accounts')).body).toEqual({ identifiers: [] });
  });

  it('does nothing at all while one connection is updated', async () => {
    await jane.connect({ bankId: 290001, login: 'anna.lindner' });
    await jane.keepBusy(connection, '2026-03-02T15:02:00.000Z');

    expect(refusedWith(await jane.delete('/accounts'))).toEqual([423, 'LOCKED']);
    expect(await jane.names('')).toHaveLength(6);
  });
});
