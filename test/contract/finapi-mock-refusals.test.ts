import { refusal } from '../support/finapi.js';
import { MOCK, Mocker } from '../support/finapi-mocks.js';

let mocker: Mocker;
beforeEach(async () => {
  mocker = await Mocker.start();
});
afterEach(() => mocker.close());

describe('a mock batch update is refused', () => {
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
    await mocker.listener.command.settings(settings);

    const response = await mocker.mock([mocker.update(fields)]);

    expect(response.status).toBe(status);
    expect(response.body).toEqual(refusal(response, `POST /api/v2${MOCK}`, [{ code }]));
  });

  it.each([
    [{ newTransactions: Array.from({ length: 1001 }, () => ({ amount: 1 })) }],
    [{ newTransactions: [{ amount: 1, typeId: 1000 }] }],
  ])('with 422 for values that are not allowed', async (fields) => {
    const listed = [{ accountId: mocker.accounts[0]?.id, accountBalance: 1, ...fields }];

    const response = await mocker.mock([mocker.update({ mockAccountsData: listed })]);

    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ code: 'ILLEGAL_FIELD_VALUE' }] });
    expect((await mocker.connection()).updateStatus).toBe('READY');
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
    const account = {
      accountId: mocker.accounts[0]?.id,
      accountBalance: 1,
      newTransactions: [transaction],
    };

    const response = await mocker.mock([mocker.update({ mockAccountsData: [account] })]);

    expect(response.status).toBe(400);
  });

  it('while the automatic update is on, and without a stored PIN', async () => {
    const state = { errors: [{ code: 'ILLEGAL_ENTITY_STATE' }] };
    await mocker.listener.ask('patch', '/users', { isAutoUpdateEnabled: true });
    const on = await mocker.mock([mocker.update()]);
    expect([on.status, on.body]).toMatchObject([422, state]);
    await mocker.listener.ask('patch', '/users', { isAutoUpdateEnabled: false });

    await mocker.listener.command.turn('jane', mocker.listener.connection, 'XS2A', {
      storedCredentials: 'none',
    });

    const without = await mocker.mock([mocker.update()]);
    expect([without.status, without.body]).toMatchObject([422, state]);
  });
});
