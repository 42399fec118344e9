import { refusal } from '../support/finapi.js';
import { Listener } from '../support/finapi-notifications.js';

const MOCK = '/tests/mockBatchUpdate';
const AT = '2026-03-02T12:00:04.000Z';

let listener: Listener;
let accounts: Awaited<ReturnType<Listener['accounts']>>;
beforeEach(async () => {
  listener = await Listener.start(false);
  accounts = await listener.accounts();
});
afterEach(() => listener.close());

const update = (fields: object = {}) => ({
  bankConnectionId: listener.connection,
  bankingInterface: 'XS2A',
  ...fields,
});
const mock = (updates: readonly object[], more: object = {}) =>
  listener.ask('post', MOCK, { mockBankConnectionUpdates: updates, ...more });

/** Mocks the first account alone, with its balance as given, and waits until it has ended. */
async function mocked(
  newTransactions: readonly object[],
  accountBalance = accounts[0]?.balance ?? 0,
): Promise<void> {
  const { id } = accounts[0] ?? {};
  const mockAccountsData = [{ accountId: id, accountBalance, newTransactions }];
  const response = await mock([update({ mockAccountsData })]);
  expect([response.status, response.text]).toEqual([200, '']);
  await listener.command.advance('PT5S');
}

const shown = async (path: string) => (await listener.ask('get', path)).body as Shown;
interface Shown {
  readonly interfaces: readonly {
    readonly bankingInterface: string;
    readonly status: string;
    readonly lastAutoUpdate?: object;
    readonly lastManualUpdate?: object;
  }[];
  readonly accountBalance?: number;
  readonly balance: number;
  readonly updateStatus: string;
}

const connection = () => shown(`/bankConnections/${String(listener.connection)}`);
const account = (place = 0) => shown(`/accounts/${String(accounts[place]?.id)}`);

/** What a mock update has brought to the first account, in the order of import. */
async function imported(): Promise<readonly Record<string, unknown>[]> {
  const query = `view=bankView&accountIds=${String(accounts[0]?.id)}&minImportDate=2026-03-02&perPage=500`;
  const response = await listener.ask('get', `/transactions?${query}&order=id,asc`);
  return (response.body as { transactions: Record<string, unknown>[] }).transactions.filter(
    ({ importDate }) => importDate === '2026-03-02T13:00:04.000+01:00',
  );
}

describe('a mock batch update', () => {
  // Item 12: the result of a mock stands where those of automatic updates do.
  it('answers at once, locks the connection, and ends in lastAutoUpdate', async () => {
    const mockAccountsData = accounts.map(({ id, balance }) => ({
      accountId: id,
      accountBalance: balance,
    }));

    const response = await mock([update({ mockAccountsData })]);

    expect([response.status, response.text]).toEqual([200, '']);
    expect(await connection()).toMatchObject({ updateStatus: 'IN_PROGRESS' });
    const again = await mock([update()]);
    expect(again.status).toBe(422);
    expect(again.body).toMatchObject({ errors: [{ code: 'ILLEGAL_ENTITY_STATE' }] });
    expect((await listener.ask('delete', `/accounts/${String(accounts[0]?.id)}`)).status).toBe(423);
    await listener.command.advance('PT5S');
    const after = await connection();
    expect(after.updateStatus).toBe('READY');
    expect(after.interfaces[0]?.lastAutoUpdate).toEqual({
      result: 'OK',
      timestamp: '2026-03-02T13:00:04.000+01:00',
    });
    expect(after.interfaces[0]).not.toHaveProperty('lastManualUpdate');
    expect(after.interfaces[1]).not.toHaveProperty('lastAutoUpdate');
  });

  it('ends for whoever asks often enough while the clock stands', async () => {
    await mock([update()]);

    await connection();
    await connection();

    expect((await connection()).interfaces[0]?.lastAutoUpdate).toMatchObject({ result: 'OK' });
  });

  it('imports transactions with all that is said of them', async () => {
    const { balance = 0 } = accounts[0] ?? {};
    await mocked(
      [
        {
          amount: -12.34,
          purpose: 'Brötchen <&>',
          counterpart: 'Bäckerei Krume',
          counterpartIban: 'DE02120300000000202051',
          counterpartMandateReference: 'M-1',
          bookingDate: '2026-03-01',
          valueDate: '2026-03-02',
          typeId: 5,
          type: 'Lastschrift',
          originalAmount: -13,
          originalCurrency: 'USD',
        },
      ],
      balance - 12.34,
    );

    expect(await imported()).toEqual([
      expect.objectContaining({
        amount: -12.34,
        purpose: 'Brötchen <&>',
        counterpartName: 'Bäckerei Krume',
        counterpartIban: 'DE02120300000000202051',
        counterpartMandateReference: 'M-1',
        bankBookingDate: '2026-03-01',
        finapiBookingDate: '2026-03-01',
        valueDate: '2026-03-02',
        typeCodeZka: '005',
        type: 'Lastschrift',
        isNew: true,
        category: expect.objectContaining({ name: expect.any(String) as string }) as unknown,
      }),
    ]);
    const [xs2a] = (await account()).interfaces;
    expect(xs2a).toMatchObject({ status: 'UPDATED' });
  });

  // Item 14: what is not listed is deprecated, what is old or known is dropped, what is missing is
  // put right.
  it('deprecates accounts that are not listed', async () => {
    await mocked([]);

    expect((await account(0)).interfaces.map(({ status }) => status)).toEqual([
      'UPDATED',
      'UPDATED',
    ]);
    expect((await account(1)).interfaces.map(({ status }) => status)).toEqual([
      'DEPRECATED',
      'UPDATED',
    ]);
  });

  it('drops what is old or known, and repairs the balance', async () => {
    const { balance = 0 } = accounts[0] ?? {};
    const twin = { amount: -1.5, bookingDate: '2026-02-25' };

    await mocked(
      [
        { amount: -1, bookingDate: '2025-12-01' },
        { amount: -2, bookingDate: '2026-02-19' },
        { amount: -3, bookingDate: '2026-02-20' },
        twin,
        twin,
      ],
      balance - 10,
    );

    expect((await imported()).map((one) => [one['amount'], one['bankBookingDate']])).toEqual([
      [-3, '2026-02-20'],
      [-1.5, '2026-02-25'],
      [-1.5, '2026-02-25'],
      [-4, '2026-03-02'],
    ]);
    expect((await imported()).at(-1)).toMatchObject({ isAdjustingEntry: true });
    expect((await account()).interfaces[0]).toMatchObject({ status: 'UPDATED_FIXED' });
    await mocked([twin], balance - 10);
    expect(await imported()).toHaveLength(4);
  });

  it('books today what lies in the future', async () => {
    const { balance = 0 } = accounts[0] ?? {};

    await mocked([{ amount: 5, bookingDate: '2026-03-05' }], balance + 5);

    expect(await imported()).toEqual([
      expect.objectContaining({ bankBookingDate: '2026-03-05', finapiBookingDate: '2026-03-02' }),
    ]);
  });

  it('can fail for its credentials, of which a notification tells', async () => {
    await listener.rule('BANK_LOGIN_ERROR');
    await listener.rule('NEW_TRANSACTIONS');

    await mock([update({ simulateBankLoginError: true })], { triggerNotifications: true });
    await listener.command.advance('PT5S');

    const [xs2a] = (await connection()).interfaces;
    expect(xs2a?.lastAutoUpdate).toMatchObject({
      result: 'BANK_SERVER_REJECTION',
      errorType: 'BUSINESS',
    });
    expect((await account()).interfaces[0]).toMatchObject({ status: 'DOWNLOAD_FAILED' });
    expect(await listener.told()).toEqual([
      expect.objectContaining({
        at: AT,
        body: expect.objectContaining({ triggerEvent: 'BANK_LOGIN_ERROR' }) as unknown,
      }),
    ]);
  });

  it('triggers notifications only where that is wanted', async () => {
    await listener.rule('NEW_ACCOUNT_BALANCE', {}, { includeDetails: false });

    await mocked([], 1);
    expect(await listener.told()).toEqual([]);

    const mockAccountsData = [{ accountId: accounts[0]?.id, accountBalance: 2 }];
    await mock([update({ mockAccountsData })], { triggerNotifications: true });
    await connection();
    await connection();
    expect(await listener.told()).toHaveLength(1);
  });

  it('takes a thousand transactions for each of several accounts', async () => {
    const newTransactions = Array.from({ length: 1000 }, (_, place) => ({
      amount: -(place + 1) / 100,
      purpose: 'x'.repeat(200),
    }));
    const mockAccountsData = accounts.map(({ id }) => ({
      accountId: id,
      accountBalance: 0,
      newTransactions,
    }));

    expect((await mock([update({ mockAccountsData })])).status).toBe(200);
    await listener.command.advance('PT5S');

    const { body } = await listener.ask(
      'get',
      '/transactions?view=bankView&minImportDate=2026-03-02',
    );
    const { paging } = body as { paging: { totalCount: number } };
    expect(paging.totalCount).toBeGreaterThan(3000);
  });
});

describe('it is refused', () => {
  it.each([
    ['outside of development mode', { isDevelopmentModeEnabled: false }, {}, 403, 'FORBIDDEN'],
    ['without PFM services', { pfmServicesEnabled: false }, {}, 403, 'FORBIDDEN'],
    ['for a connection that nobody has', {}, { bankConnectionId: 1 }, 404, 'UNKNOWN_ENTITY'],
    ['for another interface', {}, { bankingInterface: 'WEB_SCRAPER' }, 404, 'UNKNOWN_ENTITY'],
    [
      'for an account that nobody has',
      {},
      { mockAccountsData: [{ accountId: 1, accountBalance: 1 }] },
      404,
      'UNKNOWN_ENTITY',
    ],
  ])('%s', async (_case, settings, fields, status, code) => {
    await listener.command.settings(settings);

    const response = await mock([update(fields)]);

    expect(response.status).toBe(status);
    expect(response.body).toEqual(refusal(response, `POST /api/v2${MOCK}`, [{ code }]));
  });

  it.each([
    [{ newTransactions: Array.from({ length: 1001 }, () => ({ amount: 1 })) }],
    [{ newTransactions: [{ amount: 1, typeId: 1000 }] }],
  ])('with 422 for values that are not allowed', async (fields) => {
    const mockAccountsData = [{ accountId: accounts[0]?.id, accountBalance: 1, ...fields }];

    const response = await mock([update({ mockAccountsData })]);

    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ code: 'ILLEGAL_FIELD_VALUE' }] });
    expect((await connection()).updateStatus).toBe('READY');
  });

  it.each([
    [{ amount: 'x' }],
    [{}],
    [{ amount: 1, bookingDate: '2026-02-30' }],
    [{ amount: 1, purpose: '' }],
    [{ amount: 1, purpose: 'x'.repeat(2001) }],
    [{ amount: 1, currency: 'euro' }],
    [{ amount: 1e15 }],
  ])('with 400 for a transaction such as %j', async (transaction) => {
    const data = { accountId: accounts[0]?.id, accountBalance: 1, newTransactions: [transaction] };

    const response = await mock([update({ mockAccountsData: [data] })]);

    expect(response.status).toBe(400);
  });

  it('while the automatic update is on, and without a stored PIN', async () => {
    const state = { errors: [{ code: 'ILLEGAL_ENTITY_STATE' }] };
    await listener.ask('patch', '/users', { isAutoUpdateEnabled: true });
    const on = await mock([update()]);
    expect([on.status, on.body]).toMatchObject([422, state]);
    await listener.ask('patch', '/users', { isAutoUpdateEnabled: false });

    await listener.command.turn('jane', listener.connection, 'XS2A', { storedCredentials: 'none' });

    const without = await mock([update()]);
    expect([without.status, without.body]).toMatchObject([422, state]);
  });
});
