import { allAccountsOf, type BankAccount } from '../../src/bank/accounts.js';
import { createBank } from '../../src/bank/bank.js';
import { instalmentOf, loanBalance } from '../../src/bank/feed/loan.js';
import { bankLogin, type LoginRule } from '../../src/bank/login.js';
import { standing } from '../../src/bank/standing.js';
import { loginAt, NOON, shipped, shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };

const accountsAt = (rule: LoginRule) =>
  allAccountsOf(rule, standing(rule, bankLogin.blank(), NOON));

const anna = loginAt('rheinaue', 'anna.lindner');
const account = (rule: LoginRule, id: string): BankAccount => {
  const found = accountsAt(rule).find((one) => one.id === id);
  if (!found) throw new Error(`no account ${id}`);
  return found;
};
const giro = account(anna, 'giro');
const of = (one: BankAccount, from: string, to: string) =>
  feed.bookingsBetween(one, view, from, to);

describe('the feed', () => {
  it('is the same for the same seed, in any order of asking', () => {
    const other = createBank(shipped).feed;
    other.balanceAt(giro, view, '2031-01-01');

    expect(other.bookingsBetween(giro, view, '2024-03-01', '2024-03-31')).toEqual(
      of(giro, '2024-03-01', '2024-03-31'),
    );
  });

  it('differs with the seed', () => {
    const other = feed.bookingsBetween(giro, { seed: 'other' }, '2024-03-01', '2024-03-31');

    expect(other).not.toEqual(of(giro, '2024-03-01', '2024-03-31'));
  });

  it('is cut by days, both included', () => {
    const month = of(giro, '2024-03-01', '2024-03-31');
    const parts = [of(giro, '2024-03-01', '2024-03-14'), of(giro, '2024-03-15', '2024-03-31')];

    expect(parts.flat()).toEqual(month);
    expect(month.map(({ day }) => day)).toEqual(month.map(({ day }) => day).sort());
    expect(of(giro, '2024-03-15', '2024-03-14')).toEqual([]);
  });

  it('begins in 2015', () => {
    expect(of(giro, '2010-01-01', '2014-12-31')).toEqual([]);
    expect(feed.balanceAt(giro, view, '2014-12-31')).toBe(giro.opening);
  });

  it('pays a salary and a rent, on banking days', () => {
    const may = of(giro, '2024-06-01', '2024-06-30');

    expect(may.filter(({ category }) => category === 'salary')).toMatchObject([
      { day: '2024-06-27', amount: 298450, purpose: 'Gehalt 2024-06' },
    ]);
    expect(may.filter(({ category }) => category === 'rent')).toMatchObject([
      { day: '2024-06-03', amount: -84500 },
    ]);
    const weekdays = of(giro, '2024-01-01', '2024-12-31').map(({ day }) =>
      new Date(day).getUTCDay(),
    );
    expect(weekdays.filter((day) => day === 0 || day === 6)).toEqual([]);
  });

  it('gives FinBank a few bookings a day', () => {
    const checking = account(loginAt('finbank', 'demo'), 'checking');

    expect(of(checking, '2024-01-01', '2024-12-31').length).toBeGreaterThan(500);
  });
});

describe('what moves between own accounts', () => {
  const both = (rule: LoginRule, ids: readonly string[], from: string, to: string) => {
    const listed = ids.map((id) => of(account(rule, id), from, to));
    const [one = [], ...others] = listed;
    return one.flatMap((booking) => {
      const others_ = others.flat().filter(({ id }) => id === booking.id);
      return others_.map((other) => [booking, other] as const);
    });
  };

  it.each([
    ['rheinaue', 'anna.lindner', ['giro', 'tagesgeld', 'karte']],
    ['saltmarsh', 'walter.greene', ['checking', 'brokerage', 'cd']],
    ['bergfried', 'nordwind', ['geschaeft', 'steuern', 'festgeld']],
  ])('agrees on both sides, at %s for %s', (bank, name, ids) => {
    const pairs = both(loginAt(bank, name), ids, '2020-01-01', '2023-12-31');

    expect(pairs.length).toBeGreaterThan(40);
    for (const [one, other] of pairs) {
      expect([other.day, other.amount]).toEqual([one.day, -one.amount]);
    }
  });

  it('settles a card with what was owed at the end of the month before', () => {
    const card = account(anna, 'karte');
    const [settlement] = of(card, '2024-05-01', '2024-05-31').filter(({ amount }) => amount > 0);

    expect(settlement?.amount).toBe(-feed.balanceAt(card, view, '2024-04-30'));
  });

  it('splits an instalment: the principal arrives, the interest is the bank’s', () => {
    const family = loginAt('wiesengrund', 'hartwig.familie');
    const pairs = both(family, ['giro', 'hausdarlehen'], '2024-05-01', '2024-05-31');

    expect(pairs).toHaveLength(1);
    for (const [paid, arrived] of pairs) {
      expect(paid.amount).toBe(-112000);
      expect(arrived.amount).toBe(paid.parts?.principal);
      expect((paid.parts?.principal ?? 0) + (paid.parts?.interest ?? 0)).toBe(112000);
    }
  });
});

describe('a loan', () => {
  it.each([
    ['with interest', { opening: -1_000_000, loan: { rate: 0.06, instalment: 50_000 } }],
    ['without', { opening: -1_000_000, loan: { rate: 0, instalment: 30_000 } }],
  ])('%s is paid off exactly, and then no more is paid', (_name, loan) => {
    const months = Array.from({ length: 60 }, (_, month) => instalmentOf(loan, month));
    const paid = months.reduce((total, { principal }) => total + principal, 0);

    expect(paid).toBe(1_000_000);
    expect(loanBalance(loan, 60)).toBe(0);
    expect(months.at(-1)).toEqual({ principal: 0, interest: 0 });
    for (const { principal, interest } of months) {
      expect(Math.min(principal, interest)).toBeGreaterThanOrEqual(0);
      expect(principal + interest).toBeLessThanOrEqual(loan.loan.instalment + 1);
    }
  });
});
