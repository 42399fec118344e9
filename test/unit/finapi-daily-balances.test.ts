import { dayNumber } from '../../src/bank/days.js';
import {
  balanceHistory,
  latestCommonUpdate,
} from '../../src/providers/finapi/accounts/balance-history.js';
import {
  actualRange,
  dailyBalances,
  type DailyBalance,
} from '../../src/providers/finapi/accounts/daily-balances.js';
import type { DayRange } from '../../src/providers/finapi/accounts/day-range.js';
import type { Account, AccountInterface } from '../../src/providers/finapi/accounts/schema.js';
import type { Transaction } from '../../src/providers/finapi/transactions/schema.js';

const UPDATED = '2024-05-10T10:00:00.000Z';

const xs2a: AccountInterface = {
  bankingInterface: 'XS2A',
  status: 'UPDATED',
  lastSuccessfulUpdate: UPDATED,
};

const account = (details: Partial<Account> = {}): Account => ({
  id: 1,
  connectionId: 1,
  bankAccount: 'giro',
  type: 'Checking',
  number: '1',
  currency: 'EUR',
  balance: 10_000,
  isNew: true,
  importedAt: UPDATED,
  interfaces: [xs2a],
  ...details,
});

const transaction = (id: number, day: string, amount: number, details = {}): Transaction => ({
  id,
  accountId: 1,
  valueDate: day,
  bankBookingDate: day,
  finapiBookingDate: day,
  amount,
  isNew: true,
  importedAt: UPDATED,
  ...details,
});

const historyOf = (details: Partial<Account>, ...transactions: readonly Transaction[]) => {
  const history = balanceHistory(account(details), transactions);
  if (!history) throw new Error('nothing is known of the account');
  return history;
};

const range = (from: string, to: string): DayRange => ({
  first: dayNumber(from),
  last: dayNumber(to),
});

const balancesOf = (days: readonly DailyBalance[]) => days.map(({ balance }) => balance);

describe('daily balances', () => {
  it('are reckoned backwards from the last balance', () => {
    const history = historyOf(
      {},
      transaction(1, '2024-05-08', -300),
      transaction(2, '2024-05-10', 500),
      transaction(3, '2024-05-10', -100),
    );

    expect(dailyBalances([history], range('2024-05-09', '2024-05-10'))).toEqual([
      {
        date: '2024-05-09',
        balance: 9_600,
        income: 0,
        spending: 0,
        internalAdjustingEntries: 0,
        transactions: [],
      },
      {
        date: '2024-05-10',
        balance: 10_000,
        income: 500,
        spending: 100,
        internalAdjustingEntries: 0,
        transactions: [2, 3],
      },
    ]);
  });

  it('go on before the first transaction and after the last update', () => {
    const history = historyOf({}, transaction(1, '2024-05-08', -300));

    const days = dailyBalances([history], range('2024-05-06', '2024-05-12'));

    const [before, after] = [10_300, 10_000];
    expect(balancesOf(days)).toEqual([before, before, after, after, after, after, after]);
  });

  it('are known from the day before the first transaction to that of the last update', () => {
    const history = historyOf({}, transaction(1, '2024-05-08', -300));

    const actual = actualRange([history], range('2024-01-01', '2024-12-31'));

    expect(actual).toEqual(range('2024-05-07', '2024-05-10'));
  });

  it('add up over accounts, each projected for itself', () => {
    const one = historyOf({}, transaction(1, '2024-05-08', -300));
    const later = { ...xs2a, lastSuccessfulUpdate: '2024-05-12T10:00:00.000Z' };
    const two = historyOf(
      { id: 2, balance: 5_000, interfaces: [later] },
      transaction(2, '2024-05-12', 1_000),
    );

    const days = dailyBalances([one, two], range('2024-05-07', '2024-05-12'));

    expect(balancesOf(days)).toEqual([14_300, 14_000, 14_000, 14_000, 14_000, 15_000]);
    expect(actualRange([one, two], range('2024-05-01', '2024-05-31'))).toEqual(
      range('2024-05-07', '2024-05-12'),
    );
  });

  it('show what lies between balance and transactions as an internal entry', () => {
    const downloaded = { until: '2024-05-09', balance: 9_000, recent: {}, ahead: [] };
    const history = historyOf({ downloaded }, transaction(1, '2024-05-08', -300));

    const days = dailyBalances([history], range('2024-05-07', '2024-05-10'));

    expect(balancesOf(days)).toEqual([9_300, 9_000, 9_000, 10_000]);
    expect(days[3]).toMatchObject({ internalAdjustingEntries: 1_000, income: 0, spending: 0 });
  });

  it('take a transaction that was split as a whole', () => {
    const history = historyOf(
      {},
      transaction(1, '2024-05-10', -300, { children: [2, 3] }),
      transaction(2, '2024-05-10', -400, { parentId: 1 }),
      transaction(3, '2024-05-10', 100, { parentId: 1 }),
    );

    const [day] = dailyBalances([history], range('2024-05-10', '2024-05-10'));

    expect(day).toMatchObject({ balance: 10_000, income: 0, spending: 300, transactions: [1] });
  });

  it('are nothing where nothing has been downloaded', () => {
    const never = account({
      interfaces: [{ bankingInterface: 'XS2A', status: 'DOWNLOAD_FAILED' }],
    });

    expect(balanceHistory(never, [])).toBeUndefined();
    expect(dailyBalances([], range('2024-05-10', '2024-05-10'))).toMatchObject([{ balance: 0 }]);
    expect(dailyBalances([], actualRange([], range('2024-05-01', '2024-05-10')))).toEqual([]);
  });
});

describe('the latest common update', () => {
  const at = (instant: string): Account =>
    account({ interfaces: [{ ...xs2a, lastSuccessfulUpdate: instant }] });

  it('is the earliest of the latest updates', () => {
    const both = account({
      interfaces: [
        { ...xs2a, lastSuccessfulUpdate: '2024-05-01T00:00:00.000Z' },
        { ...xs2a, bankingInterface: 'FINTS_SERVER' },
      ],
    });

    expect(latestCommonUpdate([both, at('2024-06-01T00:00:00.000Z')])).toBe(UPDATED);
  });

  it.each([
    ['no balance', { balance: undefined }],
    ['a failed download', { interfaces: [{ ...xs2a, status: 'DOWNLOAD_FAILED' }] }],
    ['a skipped balance', { balanceSkippedAt: UPDATED }],
  ] as const)('is not known after %s', (_, details) => {
    const { balance, ...rest } = { ...account(), ...details };
    const broken: Account = { ...rest, ...(balance !== undefined && { balance }) };

    expect(latestCommonUpdate([at(UPDATED), broken])).toBeUndefined();
  });

  it('is not known without any account', () => {
    expect(latestCommonUpdate([])).toBeUndefined();
  });
});
