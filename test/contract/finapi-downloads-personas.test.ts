import type { BankingInterface } from '../../src/providers/finapi/bank-connections/schema.js';
import { FinapiUser, type ListedAccount } from '../support/finapi-user.js';
import { transactionsOf, update } from '../support/finapi-update.js';

let jane: FinapiUser;
beforeEach(async () => {
  jane = await FinapiUser.start();
});
afterEach(() => jane.close());

/** By account: what its balance and the sum of its transactions differ by, in minor units. */
async function openings(): Promise<ReadonlyMap<number, number>> {
  const accounts = (await jane.accounts()).filter(({ accountType }) => accountType !== 'Security');
  const pairs = accounts.map(async ({ id, balance = 0 }): Promise<[number, number]> => {
    const sum = (await transactionsOf(jane, id)).reduce((total, { amount }) => total + amount, 0);
    return [id, Math.round(balance * 100) - sum];
  });
  return new Map(await Promise.all(pairs));
}

const typesByName = (accounts: readonly ListedAccount[]): Readonly<Record<string, string>> =>
  Object.fromEntries(accounts.map(({ accountName, accountType }) => [accountName, accountType]));

describe('for a customer of every kind', () => {
  it.each<[number, string, BankingInterface]>([
    [280001, 'demo', 'XS2A'],
    [277672, 'any', 'FINTS_SERVER'],
    [290001, 'anna.lindner', 'XS2A'],
    [290001, 'priya.raman', 'XS2A'],
    [290001, 'walter.greene', 'XS2A'],
    [290002, 'tobias.kern', 'FINTS_SERVER'],
    [290004, 'hartwig.familie', 'XS2A'],
    [290005, 'tobias.kern', 'WEB_SCRAPER'],
    [290006, 'nordwind', 'XS2A'],
  ])('at bank %i, %s: transactions add up to balances by %s', async (bankId, login, kind) => {
    const connection = await jane.connect({ bankId, login, bankingInterfaces: [kind] });
    const before = await openings();

    for (const days of ['P1D', 'P9D', 'P30D']) {
      await jane.command.advance(days);
      await update(jane, connection, { bankingInterface: kind });
      expect(await openings()).toEqual(before);
    }

    for (const { interfaces } of await jane.accounts()) {
      expect(interfaces).toMatchObject([{ bankingInterface: kind, status: 'UPDATED' }]);
    }
  });
});

it('each kind of account has a type that finAPI knows', async () => {
  await jane.connect({ bankId: 290001, login: 'priya.raman', bankingInterfaces: ['XS2A'] });

  expect(typesByName(await jane.accounts())).toEqual({
    'Studio Checking': 'Checking',
    Savings: 'Savings',
    'Money Market': 'Savings',
    '24 Month CD': 'Savings',
    'Skyward Miles Card': 'CreditCard',
    'Studio Credit Line': 'Loan',
    'Auto Loan': 'Loan',
    'Home Mortgage': 'Loan',
    Brokerage: 'Security',
    'Retirement Plan': 'Security',
    'Skyward Miles': 'Membership',
    'Prepaid Travel Card': 'Savings',
  });
});

it('a securities account is worth what its positions are, and what money lies on it', async () => {
  await jane.connect({ bankId: 290001, login: 'walter.greene', bankingInterfaces: ['XS2A'] });
  const body = await jane.seen('/securities?perPage=500');
  const { securities } = body as { securities: readonly Position[] };

  for (const { id, balance = 0 } of await jane.accounts('?accountTypes=Security')) {
    const held = securities.filter(({ accountId }) => accountId === id);
    const worth = held.reduce((sum, { marketValue }) => sum + marketValue, 0);
    expect(held.length).toBeGreaterThan(2);
    expect(worth).toBeLessThanOrEqual(balance);
    expect(worth).toBeGreaterThan(balance / 2);
    expect(await transactionsOf(jane, id)).toEqual([]);
  }
});

interface Position {
  readonly accountId: number;
  readonly marketValue: number;
}
