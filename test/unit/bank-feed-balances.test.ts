import type { BankAccount } from '../../src/bank/accounts.js';
import { dayNumber, dayText } from '../../src/bank/days.js';
import type { Booking } from '../../src/bank/feed/booking.js';
import { daysBetween, everyAccount } from '../support/bank-accounts.js';
import { shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };

const sum = (bookings: readonly Booking[]) =>
  bookings.reduce((total, { amount }) => total + amount, 0);
const of = (one: BankAccount, from: string, to: string) =>
  feed.bookingsBetween(one, view, from, to);

describe.each(everyAccount)('%s', (_name, one) => {
  const from = '2016-01-01';
  const to = '2025-12-31';

  it('has money that is its opening and all bookings', () => {
    const days = ['2015-01-01', '2015-02-28', '2019-07-15', to];

    for (const day of days) {
      expect(feed.cashAt(one, view, day)).toBe(one.opening + sum(of(one, '2015-01-01', day)));
    }
  });

  it('has a balance that is its money and what its securities are worth', () => {
    for (const day of ['2014-12-31', '2017-03-31', to]) {
      const values = feed.positionsAt(one, view, day).map(({ value }) => value);

      expect(feed.balanceAt(one, view, day)).toBe(
        values.reduce((total, value) => total + value, feed.cashAt(one, view, day)),
      );
    }
  });

  it('numbers each booking once, in minor units', () => {
    const bookings = of(one, '2015-01-01', to);

    expect(new Set(bookings.map(({ id }) => id)).size).toBe(bookings.length);
    expect(bookings.filter(({ amount }) => !Number.isSafeInteger(amount) || amount === 0)).toEqual(
      [],
    );
  });

  it('never falls below what it may in ten years', () => {
    const lowest = one.loan ? one.opening : -(one.limit ?? 0);

    expect(daysBetween(from, to).filter((day) => feed.cashAt(one, view, day) < lowest)).toEqual([]);
  });

  it('starts each month of ten years within its band', () => {
    const { low, high } = one.described.band ?? { low: -Infinity, high: Infinity };
    const ends = daysBetween(from, to).filter((day) => dayText(dayNumber(day) + 1).endsWith('-01'));
    const isOutside = (balance: number) => balance < low || balance > high;

    expect(ends).toHaveLength(120);
    expect(ends.filter((day) => isOutside(feed.cashAt(one, view, day)))).toEqual([]);
  });
});
