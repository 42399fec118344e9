import { HOOK, Listener } from '../support/finapi-notifications.js';

/** When the run of the first night begins, and when it has ended. */
const NIGHT = '2026-03-03T02:00:00.000Z';
const END = '2026-03-03T02:02:00.000Z';

let listener: Listener;
beforeEach(async () => {
  listener = await Listener.start();
});
afterEach(() => listener.close());

/** Something that is booked at the bank before the night, on one of the customer's accounts. */
const book = (amount: number, details: object = {}) =>
  listener.happen({
    event: 'booking',
    account: 'giro',
    amount,
    at: '2026-03-02T18:00:00Z',
    date: '2026-03-02',
    ...details,
  });

const night = () => listener.command.advance('PT14H2M');

describe('a notification', () => {
  it('carries handle and event, and its details encrypted', async () => {
    await listener.rule('NEW_TRANSACTIONS', {}, { callbackHandle: 'jane', includeDetails: false });
    await listener.rule('HIGH_TRANSACTION_AMOUNT', { absoluteAmountThreshold: 5000 });
    await book(-6000, { counterpart: 'Yacht', purpose: 'A boat' });

    await night();

    const about = 'finapi:user/jane';
    expect(await listener.told()).toEqual([
      {
        at: END,
        url: HOOK,
        about,
        body: { callbackHandle: 'jane', triggerEvent: 'NEW_TRANSACTIONS' },
      },
      {
        at: END,
        url: HOOK,
        about,
        body: {
          triggerEvent: 'HIGH_TRANSACTION_AMOUNT',
          details: {
            absoluteAmountThreshold: 5000,
            transactionsCount: 1,
            highTransactions: [
              {
                id: expect.any(Number) as number,
                accountId: expect.any(Number) as number,
                accountName: expect.any(String) as string,
                accountNumber: expect.any(String) as string,
                iban: expect.any(String) as string,
                accountCurrency: 'EUR',
                bankName: 'finAPI Test Bank',
                amount: -6000,
                currency: 'EUR',
                bankBookingDate: '2026-03-02',
                finapiBookingDate: '2026-03-02',
                purpose: 'A boat',
                counterpartName: 'Yacht',
              },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['NEW_ACCOUNT_BALANCE', {}, { newBalances: [{ oldBalance: expect.any(Number) as number }] }],
    ['LOW_ACCOUNT_BALANCE', { balanceThreshold: -5000 }, { balanceThreshold: -5000 }],
    ['NEW_TRANSACTIONS', { maxTransactionsCount: 1 }, { newTransactions: [{}] }],
  ])('%s tells of what has changed', async (event, params, details) => {
    await listener.rule(event, params);
    await book(-90_000);

    await night();

    expect((await listener.told())[0]?.body).toMatchObject({ triggerEvent: event, details });
  });

  it('of a category comes for its children too, unless nobody wants that', async () => {
    const response = await listener.ask('get', '/categories?perPage=500');
    const { categories } = response.body as {
      categories: { id: number; name: string; parentId?: number }[];
    };
    const child = categories.find(({ name }) => /Lebensmittel|Supermarkt/.test(name));
    expect(child?.parentId).toBeDefined();
    const categoryId = child?.parentId ?? 0;
    await listener.rule('CATEGORY_CASH_FLOW', { categoryId, includeChildCategories: false });
    await listener.rule('CATEGORY_CASH_FLOW', { categoryId });
    await book(-33, { counterpart: 'Supermarkt', purpose: 'Supermarkt' });

    await night();

    const bodies = (await listener.told()).map(({ body }) => body['details']);
    expect(bodies).toEqual([
      expect.objectContaining({
        categoryId,
        newTransactions: expect.arrayContaining([
          expect.objectContaining({ amount: -33, categoryId: child?.id }),
        ]) as unknown,
      }),
    ]);
  });

  it('comes when the run is over, not while it holds the connection', async () => {
    await listener.rule('NEW_TRANSACTIONS');
    await book(-33);
    await listener.command.advance('PT14H1M');
    expect(await listener.told()).toEqual([]);

    await listener.command.advance('PT1M');

    expect(await listener.told()).toMatchObject([
      { at: END, body: { triggerEvent: 'NEW_TRANSACTIONS' } },
    ]);
  });

  it('of a login error comes once, as the bank is not asked again', async () => {
    await listener.rule('BANK_LOGIN_ERROR', { bankConnectionIds: listener.connection });
    await listener.happen({ event: 'passwordChanged', newPassword: 'changed' });

    await listener.command.advance('P5D');

    expect(await listener.told()).toEqual([
      expect.objectContaining({
        at: END,
        body: {
          triggerEvent: 'BANK_LOGIN_ERROR',
          details: {
            bankConnections: [
              {
                bankConnectionId: listener.connection,
                bankId: 280001,
                bankName: 'finAPI Test Bank',
                bankingInterfaces: ['XS2A', 'FINTS_SERVER'],
              },
            ],
          },
        },
      }),
    ]);
  });

  it('of new terms comes once for each version that the user has to accept', async () => {
    await listener.rule('NEW_TERMS_AND_CONDITIONS');
    await listener.command.settings({ mandatorLicense: 'UNLICENSED', latestTermsVersion: 2 });

    await listener.command.advance('P3D');

    expect(await listener.told()).toEqual([
      expect.objectContaining({
        at: NIGHT,
        body: { triggerEvent: 'NEW_TERMS_AND_CONDITIONS', details: { termsVersion: 2 } },
      }),
    ]);
    await listener.command.settings({ latestTermsVersion: 3 });
    await listener.command.advance('P2D');
    expect(await listener.told()).toHaveLength(2);
  });

  it('does not come where nothing has changed, or something else', async () => {
    const [first] = await listener.accounts();
    await listener.rule('BANK_LOGIN_ERROR');
    await listener.rule('FOREIGN_MONEY_TRANSFER');
    await listener.rule('HIGH_TRANSACTION_AMOUNT', { absoluteAmountThreshold: 1_000_000 });
    await listener.rule('LOW_ACCOUNT_BALANCE', {
      balanceThreshold: -1_000_000,
      accountIds: String(first?.id),
    });

    await listener.command.advance('P3D');

    expect(await listener.told()).toEqual([]);
  });

  it('comes after a run on demand as well', async () => {
    await listener.rule('NEW_TERMS_AND_CONDITIONS', {}, { includeDetails: false });
    await listener.command.settings({ mandatorLicense: 'PISP' });

    await listener.command.run();

    expect(await listener.told()).toEqual([
      expect.objectContaining({ body: { triggerEvent: 'NEW_TERMS_AND_CONDITIONS' } }),
    ]);
  });
});
