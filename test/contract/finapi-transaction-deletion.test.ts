import { refusal } from '../support/finapi.js';
import {
  codesOf,
  REAL_ACCOUNT,
  TEST_ACCOUNT,
  TransactionRig,
} from '../support/finapi-transactions.js';

let rig: TransactionRig;
beforeEach(async () => {
  rig = await TransactionRig.start();
});
afterEach(() => rig.close());

const remove = (id: number) => rig.ask('delete', `/transactions/${String(id)}`);
const removeAll = (query = '') => rig.ask('delete', `/transactions${query}`);
const real = { accountId: REAL_ACCOUNT };

const removed = async (query = ''): Promise<unknown> => (await removeAll(query).expect(200)).body;

describe('deleteTransaction', () => {
  it.each([
    ['of a test bank', {}],
    ['that may be a duplicate', { ...real, isPotentialDuplicate: true as const }],
    ['that is an adjusting entry', { ...real, isAdjustingEntry: true as const }],
  ])('deletes one %s', async (_what, details) => {
    const [id = 0] = await rig.keep(details);

    const response = await remove(id).expect(200);

    expect(response.text).toBe('');
    await rig.ask('get', `/transactions/${String(id)}`).expect(404);
    await remove(id).expect(404);
  });

  it('deletes no other', async () => {
    const [id = 0] = await rig.keep(real);

    const response = await remove(id);

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `DELETE /api/v2/transactions/${String(id)}`, [
        { code: 'ILLEGAL_ENTITY_STATE' },
      ]),
    );
  });

  it('deletes parts with the whole, but not alone', async () => {
    const [id = 0] = await rig.keep({});
    const subTransactions = [{ amount: -4 }, { amount: -6 }];
    await rig.ask('post', `/transactions/${String(id)}/split`, { subTransactions }).expect(200);
    const [part = 0] = await rig.ids('view=userView');

    expect(codesOf(await remove(part).expect(422))).toEqual(['ILLEGAL_ENTITY_STATE']);
    await remove(id).expect(200);

    expect(await rig.kept()).toEqual([]);
  });
});

describe('deleteAllTransactions', () => {
  it('is careful unless it is told not to be', async () => {
    const [test = 0, one = 0, twin = 0, entry = 0] = await rig.keep(
      {},
      real,
      { ...real, isPotentialDuplicate: true },
      { ...real, isAdjustingEntry: true },
    );

    expect(await removed()).toEqual({ identifiers: [test, twin, entry] });
    expect(await removed('?safeMode=true')).toEqual({ identifiers: [] });
    expect(await removed('?safeMode=false')).toEqual({ identifiers: [one] });
  });

  it('deletes of some accounts only', async () => {
    const [test = 0, other = 0] = await rig.keep({}, real);

    expect(await removed(`?safeMode=false&accountIds=${String(REAL_ACCOUNT)}`)).toEqual({
      identifiers: [other],
    });
    expect(await rig.ids('view=bankView')).toEqual([test]);
  });

  it('deletes up to a day of booking, that day included', async () => {
    const [old = 0, last = 0] = await rig.keep(
      { finapiBookingDate: '2024-02-01', bankBookingDate: '2024-02-09' },
      { finapiBookingDate: '2024-02-02' },
      { finapiBookingDate: '2024-02-03' },
    );

    expect(await removed('?maxDeletionDate=2024-02-02')).toEqual({ identifiers: [old, last] });
  });

  it('deletes from a day of import on', async () => {
    const [, second = 0] = await rig.keep(
      { importedAt: '2024-02-10T22:59:59.999Z' },
      { importedAt: '2024-02-10T23:00:00.000Z' },
    );

    expect(await removed('?minImportDate=2024-02-11&safeMode=false')).toEqual({
      identifiers: [second],
    });
  });

  it('answers parts among those that are gone', async () => {
    const [id = 0] = await rig.keep({});
    const subTransactions = [{ amount: -4 }, { amount: -6 }];
    await rig.ask('post', `/transactions/${String(id)}/split`, { subTransactions }).expect(200);
    const parts = await rig.ids('view=userView');

    expect(await removed()).toEqual({ identifiers: [id, ...parts] });
  });

  it.each([
    ['maxDeletionDate=2024-03-02', 'BAD_REQUEST'],
    ['minImportDate=2024-03-02&safeMode=false', 'BAD_REQUEST'],
    ['maxDeletionDate=2024-02-30', 'BAD_REQUEST'],
    ['maxDeletionDate=01.02.2024', 'BAD_REQUEST'],
    ['minImportDate=2024-02-01', 'INVALID_FILTER_OPTIONS'],
    ['minImportDate=2024-02-01&safeMode=false&rememberDeletion=true', 'INVALID_FILTER_OPTIONS'],
    [
      'minImportDate=2024-02-01&maxDeletionDate=2024-02-01&safeMode=false',
      'INVALID_FILTER_OPTIONS',
    ],
    ['safeMode=maybe', 'BAD_REQUEST'],
    ['accountIds=a', 'BAD_REQUEST'],
    [`accountIds=${Array.from({ length: 1001 }, (_, id) => id).join(',')}`, 'TOO_MANY_IDS'],
  ])('refuses %s', async (query, code) => {
    await rig.keep({});

    const response = await removeAll(`?${query}`);

    expect(response.status).toBe(400);
    expect(codesOf(response)).toEqual([code]);
    expect(await rig.kept()).toHaveLength(1);
  });
});

describe('what an account remembers of its downloads', () => {
  const downloaded = {
    until: '2024-02-29',
    balance: 100_000,
    recent: { 'b-1': '2024-02-20', 'b-2': '2024-02-21' },
    ahead: [],
  };

  const start = async (): Promise<readonly number[]> => {
    await rig.changeAccount(TEST_ACCOUNT, { downloaded });
    return rig.keep(
      { booking: 'b-1', amount: -700 },
      { booking: 'b-0', amount: -900 },
      { booking: 'b-2', amount: 50, isPotentialDuplicate: true },
    );
  };
  const remembered = async () => (await rig.account(TEST_ACCOUNT))?.downloaded;

  it('lets a deleted booking come again, with its amount', async () => {
    const [first = 0, old = 0] = await start();

    await remove(first).expect(200);
    await remove(old).expect(200);

    expect(await remembered()).toEqual({
      ...downloaded,
      balance: 100_700,
      recent: { 'b-2': '2024-02-21' },
    });
  });

  it('keeps a duplicate away that was deleted singly', async () => {
    const [, , twin = 0] = await start();

    await remove(twin).expect(200);

    expect(await remembered()).toEqual(downloaded);
  });

  it('keeps all of them away when that is asked for', async () => {
    await start();

    await removeAll('?rememberDeletion=true').expect(200);

    expect(await remembered()).toEqual(downloaded);
  });

  it('lets all of them come again when it is not', async () => {
    await start();

    await removeAll().expect(200);

    expect(await remembered()).toEqual({ ...downloaded, balance: 100_650, recent: {} });
  });
});
