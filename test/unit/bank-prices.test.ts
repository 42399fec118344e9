import { cusip } from '../../src/bank/holdings/cusip.js';
import { wander } from '../../src/bank/holdings/walk.js';
import { accountAt, daysBetween } from '../support/bank-accounts.js';
import { loginAt, shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const brokerage = accountAt(loginAt('saltmarsh', 'walter.greene'), 'brokerage');

describe('a price', () => {
  const priceOf = (seed: string, day: string) =>
    feed.securityAt(brokerage, { seed }, 'harbor-point-tools', day)?.price ?? 0;

  it('is the same for the same seed and day, and rests at weekends', () => {
    expect(priceOf('seed', '2024-05-15')).toBe(priceOf('seed', '2024-05-15'));
    expect(priceOf('other', '2024-05-15')).not.toBe(priceOf('seed', '2024-05-15'));
    expect(priceOf('seed', '2024-05-19')).toBe(priceOf('seed', '2024-05-17'));
  });

  it('moves a little each day and never out of its bounds', () => {
    const prices = daysBetween('2015-01-01', '2024-12-31').map((day) => priceOf('seed', day));
    const jumps = prices.map((price, index) => Math.abs(price / (prices[index - 1] ?? price) - 1));

    expect(Math.min(...prices)).toBeGreaterThanOrEqual(4850 * Math.exp(-0.35));
    expect(Math.max(...prices)).toBeLessThanOrEqual(4850 * Math.exp(0.35));
    expect(Math.max(...jumps)).toBeLessThan(0.06);
    expect(new Set(prices).size).toBeGreaterThan(500);
  });

  it('wanders between -1 and 1', () => {
    const heights = Array.from({ length: 5_000 }, (_, day) => wander('key', day));

    expect(Math.max(...heights.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it('is unknown of what is not listed', () => {
    const issues = [
      'nothing',
      'fox-meadow-power-notes',
      'fox-meadow-power-notes.2020',
      '',
      'a.b.c',
    ];

    expect(issues.map((issue) => feed.securityAt(brokerage, view, issue, '2024-05-15'))).toEqual(
      issues.map(() => undefined),
    );
  });
});

describe('a security number', () => {
  it('ends with its check digit', () => {
    expect(cusip('037833', '10')).toBe('037833100');
    expect(cusip('594918', '10')).toBe('594918104');
  });
});
