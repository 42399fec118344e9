import { refusal } from '../support/finapi.js';
import { Listener } from '../support/finapi-notifications.js';

let listener: Listener;
beforeEach(async () => {
  listener = await Listener.start();
});
afterEach(() => listener.close());

const create = (body: object) => listener.ask('post', '/notificationRules', body);
const id = expect.any(Number) as number;

describe('a notification rule', () => {
  it('is created, with numbers and truth values as the texts that they are', async () => {
    const [first, second] = await listener.accounts();
    const { id: category } = (await listener.ask('post', '/categories', { name: 'Boat' })).body as {
      id: number;
    };
    const callbackHandle = '{"user":"jane/1=2%"}';

    const response = await create({
      triggerEvent: 'CATEGORY_CASH_FLOW',
      params: {
        categoryId: category,
        includeChildCategories: false,
        accountIds: `${String(second?.id)}, ${String(first?.id)},${String(first?.id)}`,
      },
      callbackHandle,
      includeDetails: true,
    });

    const ids = [first?.id ?? 0, second?.id ?? 0].sort((one, other) => one - other);
    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id,
      triggerEvent: 'CATEGORY_CASH_FLOW',
      params: {
        categoryId: String(category),
        includeChildCategories: 'false',
        accountIds: ids.join(','),
      },
      callbackHandle,
      includeDetails: true,
    });
    const { id: rule } = response.body as { id: number };
    const read = await listener.ask('get', `/notificationRules/${String(rule)}`);
    expect([read.status, read.body]).toEqual([200, response.body]);
  });

  it('has no details and no parameters unless somebody wants them', async () => {
    const response = await create({ triggerEvent: 'NEW_TERMS_AND_CONDITIONS', params: null });

    expect(response.body).toEqual({
      id,
      triggerEvent: 'NEW_TERMS_AND_CONDITIONS',
      params: {},
      includeDetails: false,
    });
  });

  it.each([
    [{ triggerEvent: 'NEW_MOON' }, /'triggerEvent': must be one of NEW_ACCOUNT_BALANCE, /],
    [{ triggerEvent: 'LOW_ACCOUNT_BALANCE' }, /'balanceThreshold' must be given/],
    [
      { triggerEvent: 'LOW_ACCOUNT_BALANCE', params: { balanceThreshold: '1,50' } },
      /'balanceThreshold' must be an amount such as 99\.99/,
    ],
    [
      { triggerEvent: 'HIGH_TRANSACTION_AMOUNT', params: { absoluteAmountThreshold: -1 } },
      /'absoluteAmountThreshold' must not be negative/,
    ],
    [
      { triggerEvent: 'NEW_TRANSACTIONS', params: { maxTransactionCount: '1' } },
      /no parameter 'maxTransactionCount'; .* Did you mean "maxTransactionsCount"\?/,
    ],
    [
      { triggerEvent: 'NEW_TRANSACTIONS', params: { maxTransactionsCount: 0 } },
      /'maxTransactionsCount' must be a whole number of at least 1/,
    ],
    [
      { triggerEvent: 'NEW_TRANSACTIONS', params: { accountIds: '1,2' } },
      /'accountIds' names the account 1, which/,
    ],
    [
      { triggerEvent: 'NEW_TRANSACTIONS', params: { accountIds: '' } },
      /'accountIds' must hold identifiers/,
    ],
    [
      { triggerEvent: 'BANK_LOGIN_ERROR', params: { bankConnectionIds: '7' } },
      /'bankConnectionIds' names the bank connection 7, which/,
    ],
    [
      { triggerEvent: 'CATEGORY_CASH_FLOW', params: { categoryId: '1' } },
      /'categoryId' names the category 1, which does not exist/,
    ],
    [
      {
        triggerEvent: 'NEW_TERMS_AND_CONDITIONS',
        params: { constructor: 'x' },
      },
      /no parameter 'constructor'; it takes none/,
    ],
  ])('is refused for %j', async (body, message) => {
    const response = await create(body);

    const expected = {
      code: 'ILLEGAL_FIELD_VALUE',
      message: expect.stringMatching(message) as string,
    };
    expect(response.status).toBe(422);
    expect(response.body).toEqual(refusal(response, 'POST /api/v2/notificationRules', [expected]));
  });

  it.each([
    [{}, 'MISSING_FIELD'],
    [{ triggerEvent: 5 }, 'BAD_REQUEST'],
    [{ triggerEvent: 'NEW_TRANSACTIONS', params: [] }, 'BAD_REQUEST'],
    [{ triggerEvent: 'NEW_TRANSACTIONS', params: { accountIds: [1] } }, 'BAD_REQUEST'],
    [{ triggerEvent: 'NEW_TRANSACTIONS', callbackHandle: '' }, 'ILLEGAL_FIELD_VALUE'],
    [{ triggerEvent: 'NEW_TRANSACTIONS', callbackHandle: '<>' }, 'ILLEGAL_FIELD_VALUE'],
    [{ triggerEvent: 'NEW_TRANSACTIONS', callbackHandle: 'x'.repeat(513) }, 'ILLEGAL_FIELD_VALUE'],
    [{ triggerEvent: 'NEW_TRANSACTIONS', includeDetails: 'yes' }, 'BAD_REQUEST'],
    [{ triggerEvent: 'X'.repeat(33) }, 'ILLEGAL_FIELD_VALUE'],
  ])('cannot be read from %j', async (body, code) => {
    const response = await create(body);

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code }] });
  });

  it('exists once: the same event with the same parameters is the same rule', async () => {
    await listener.rule('LOW_ACCOUNT_BALANCE', { balanceThreshold: '100.00' });

    const response = await create({
      triggerEvent: 'LOW_ACCOUNT_BALANCE',
      params: { balanceThreshold: 100 },
      callbackHandle: 'another',
    });

    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ code: 'ENTITY_EXISTS' }] });
    await listener.rule('LOW_ACCOUNT_BALANCE', { balanceThreshold: '100.01' });
  });
});
