import { dailyBalances } from '../../src/providers/finapi/accounts/daily-balances.js';

const COUNT = 40_000;
const DAYS = 365;

/** Milliseconds for a year in which an account has many bookings, spread over some days of it. */
function costOf(days: number): number {
  const transactions = Array.from({ length: COUNT }, (_, index) => ({
    id: index + 1,
    day: index % days,
    amount: -1,
  }));
  const history = { first: 0, last: DAYS, closing: 0, internalEntry: 0, transactions };
  const start = performance.now();
  const balances = dailyBalances([history], { first: 0, last: DAYS });
  const cost = performance.now() - start;
  expect(balances[0]?.transactions).toHaveLength(Math.ceil(COUNT / days));
  return cost;
}

describe('daily balances', () => {
  it('cost as much where all bookings are of one day as where they are of many', () => {
    costOf(DAYS);

    expect(costOf(1)).toBeLessThan(20 * costOf(DAYS) + 20);
  });
});
