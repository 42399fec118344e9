import type { Booking } from '../../src/bank/feed/booking.js';
import { accountAt, detailsAs, everyAccount } from '../support/bank-accounts.js';
import { loginAt, shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const DAYS = ['2015-01-02', '2016-02-29', '2024-05-01', '2024-05-15', '2024-12-31', '2030-07-07'];
const NOON_DAY = '2024-05-15';

const priya = loginAt('finbank', 'all_accounts');
const investments = everyAccount.filter(([, { kind }]) => kind === 'investment');
const sum = (bookings: readonly Booking[]) =>
  bookings.reduce((total, { amount }) => total + amount, 0);

describe.each(investments)('the investment %s', (_name, account) => {
  it('is worth its money and its securities', () => {
    for (const day of DAYS) {
      const { balance, cash = 0, marketValue = 0 } = detailsAs('investment', account, day);
      const values = feed.positionsAt(account, view, day).map(({ value }) => value);

      expect(marketValue).toBe(values.reduce((total, value) => total + value, 0));
      expect(cash + marketValue).toBe(balance);
    }
  });

  it('never has less money available than nothing', () => {
    for (const day of DAYS) {
      expect(detailsAs('investment', account, day).availableCash).toBeGreaterThanOrEqual(0);
    }
  });
});

it('a plan of an employer counts what both have put in', () => {
  const plan = accountAt(priya, 'retirement');
  const details = detailsAs('investment', plan, NOON_DAY);
  const of = (category: string, from: string) =>
    feed
      .bookingsBetween(plan, view, from, NOON_DAY)
      .filter((one) => one.category === category && one.amount > 0 && !one.id.endsWith('.sweep'));

  expect(details).toMatchObject({
    match: 15_000,
    matchThisYear: sum(of('match', '2024-01-01')),
    matchTotal: sum(of('match', '2015-01-01')),
    unvested: sum(of('match', '2023-05-16')),
    pretax: 30_000,
    pretaxThisYear: sum(of('transfer', '2024-01-01')),
    pretaxTotal: sum(of('transfer', '2015-01-01')),
  });
  expect((details.vested ?? 0) + (details.unvested ?? 0)).toBe(details.balance);
  expect(details.contributionsThisYear).toBe(60_000 + 120_000);
});
