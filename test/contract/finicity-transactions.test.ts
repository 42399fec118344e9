import { FinicityClient } from '../support/finicity-client.js';
import {
  cents,
  transactionsPath,
  Viewer,
  type ShownAccount,
  type ShownTransaction,
} from '../support/finicity-bookings.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let viewer: Viewer;
let checking: ShownAccount;

beforeEach(async () => {
  world = await FinicityWorld.start();
  viewer = new Viewer(world.client);
  await world.discover();
  checking = await viewer.accountCalled('Checking');
});
afterEach(() => world.close());

const ALL = 'txnStartDate=2015-01-01';
const shown = (query = ALL) => viewer.transactions(checking.accountId, query);
const at = (day: string): number => Date.parse(`${day}T00:00:00-07:00`);
const daysOf = (list: readonly ShownTransaction[]) =>
  list.flatMap(({ postedDate }) => postedDate ?? []);
const named = async (id: string) =>
  (await shown()).find((one) => one.institutionTransactionId === id);

describe('getAccountTransactions', () => {
  it('shows what an event has booked, whole', async () => {
    const booking = { id: 'B-1', amount: -12.5, counterpart: 'Corner Shop', purpose: 'Cheese' };
    await world.happens('booking', { account: 'checking', date: '2016-07-01', ...booking });
    await world.aggregate();

    expect(await named('B-1')).toEqual({
      id: expect.any(Number) as number,
      currencyType: 'USD',
      institutionTransactionId: 'B-1',
      payeeName: 'Corner Shop',
      memo: 'Cheese',
      type: 'DEBIT',
      postedDate: at('2016-07-01'),
      userDate: at('2016-07-01'),
      amount: -12.5,
      runningBalanceAmount: expect.any(Number) as number,
      pending: false,
      categorization: { common: { normalizedPayeeName: 'Corner Shop' }, context: [] },
    });
  });

  it('says in XML what it says in JSON, with the reason as an attribute', async () => {
    const path = transactionsPath(checking.accountId, ALL);
    const { text } = await world.client.call('GET', path);

    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?><ns9:TransactionList [^>]*notRefreshedReason="NOT_NECESSARY"/,
    );
    expect(await viewer.seenInXml(path)).toEqual(await viewer.seen(path));
  });

  it('sorts bookings into categories', async () => {
    const list = await shown();
    const groceries = list.find(({ categorization }) => categorization.common['sic'] === 5411);

    expect(groceries?.categorization).toEqual({
      common: {
        normalizedPayeeName: expect.any(String) as string,
        merchant: expect.any(String) as string,
        sic: 5411,
      },
      context: [{ source: 'CAT', categoryName: 'Groceries' }],
    });
  });

  it('carries numbers of checks, references and confirmations', async () => {
    const list = await shown();
    const having = (name: string) => list.filter((one) => one[name] !== undefined).length;

    expect(having('checkNumber')).toBeGreaterThan(0);
    expect(having('refNumber')).toBeGreaterThan(0);
    expect(having('confirmationNumber')).toBeGreaterThan(0);
  });

  it('is the same list at each call, and in no order of days', async () => {
    const list = await shown();

    expect(await shown()).toEqual(list);
    expect(daysOf(list)).not.toEqual(daysOf(list).sort((one, other) => one - other));
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('reaches back half a year before the activation, however long the period', async () => {
    const list = await shown('txnStartDate=2007-01-01&txnEndDate=2017-01-01');
    const days = daysOf(list);

    expect(Math.min(...days)).toBeGreaterThanOrEqual(at('2015-12-31'));
    expect(Math.min(...days)).toBeLessThan(at('2016-01-10'));
    expect(Math.max(...days)).toBeLessThanOrEqual(at('2016-07-01'));
    expect(await shown()).toEqual(list);
  });

  it('compares with the posted date, both ends included', async () => {
    const may = daysOf(await shown('txnStartDate=2016-05-02&txnEndDate=2016-05-31'));
    const all = daysOf(await shown());

    expect(may.length).toBeGreaterThan(0);
    expect(may.sort()).toEqual(
      all.filter((day) => day >= at('2016-05-02') && day <= at('2016-05-31')).sort(),
    );
  });

  it('runs up to the balance of the account', async () => {
    const booked = (await shown()).filter(({ pending }) => !pending);
    const start = booked.map((one) => cents(one.runningBalanceAmount) - cents(one.amount));
    const sum = booked.reduce((total, { amount }) => total + cents(amount), 0);

    expect(start).toContain(cents(checking['balanceAmount']) - sum);
    expect(booked.map((one) => cents(one.runningBalanceAmount))).toContain(
      cents(checking['balanceAmount']),
    );
  });

  it('ignores parameters that it does not know', async () => {
    const path = `${ALL}&tnxEndDate=2016-01-31`;

    expect(await shown(path)).toEqual(await shown());
  });

  it.each([
    ['no start', 'txnEndDate=2016-05-01'],
    ['a start that is no date', 'txnStartDate=some_bad_date'],
    ['a day that does not exist', 'txnStartDate=2015-02-29'],
    ['an instant', 'txnStartDate=2016-05-01T00:00:00Z'],
    ['an end that is no date', 'txnStartDate=2016-05-01&txnEndDate=later'],
    ['an empty end', 'txnStartDate=2016-05-01&txnEndDate='],
    ['an end before the start', 'txnStartDate=2016-05-02&txnEndDate=2016-05-01'],
  ])('is 400 for %s', async (_what, query) => {
    const answer = await world.client.get(transactionsPath(checking.accountId, query));

    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.request.invalid',
          errorMessage: expect.stringMatching(/txn(Start|End)Date/) as string,
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
  });

  it('is 404 for accounts that are not there, and for those of others', async () => {
    const other = new FinicityClient(world.sandbox.url, 'somebody-else');

    for (const [client, id] of [
      [world.client, 42],
      [other, checking.accountId],
    ] as const) {
      expect(await client.get(transactionsPath(id, ALL))).toMatchObject({
        status: 404,
        json: { errorInfo: [{ errorCode: 'api.database.account.notfound' }] },
      });
    }
  });

  it('has a list for each kind of account, and none without entries', async () => {
    await world.discover('demo', 'any', 100000);
    const lists: Record<string, readonly string[]> = {};
    for (const { accountId, accountNickname } of await viewer.accounts()) {
      lists[accountNickname] = Object.keys(await viewer.seen(transactionsPath(accountId, ALL)));
    }

    expect(lists).toMatchObject({
      Checking: ['notRefreshedReason', 'bankingTransactions'],
      'Credit Card': ['notRefreshedReason', 'creditCardTransactions'],
      'My Auto Loan': ['notRefreshedReason', 'loanTransactions'],
      'My Brokerage': [
        'notRefreshedReason',
        'investmentTransactions',
        'investmentBankingTransactions',
      ],
    });
    const before = transactionsPath(
      checking.accountId,
      'txnStartDate=2010-01-01&txnEndDate=2010-02-01',
    );
    const { bankingTransactions = [] } = (await viewer.seen(before)) as {
      bankingTransactions?: readonly ShownTransaction[];
    };
    expect(bankingTransactions.filter(({ pending }) => !pending)).toEqual([]);
  });
});
