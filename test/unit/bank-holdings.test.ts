import { dayNumber } from '../../src/bank/days.js';
import type { Booking } from '../../src/bank/feed/booking.js';
import { cusip } from '../../src/bank/holdings/cusip.js';
import { accountAt, daysBetween, everyAccount } from '../support/bank-accounts.js';
import { loginAt, NOON, shippedBank, stateWith } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };

const investors = everyAccount.filter(([, { kind }]) => kind === 'investment');
const walter = loginAt('saltmarsh', 'walter.greene');
const brokerage = accountAt(walter, 'brokerage');

/** Units that trades have brought to each issue. */
function tradedUnits(bookings: readonly Booking[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { trade } of bookings) {
    if (!trade?.security || trade.units === undefined) continue;
    const sign = { buy: 1, sell: -1, redemption: -1, dividend: 0, interest: 0, fee: 0 };
    const before = units.get(trade.security) ?? 0;
    units.set(trade.security, before + sign[trade.action] * trade.units);
  }
  return units;
}

/** What the trade of a booking says that was paid. */
function amountOf({ trade }: Booking): number {
  const { action, units = 0, price = 0, commission = 0 } = trade ?? { action: 'fee' };
  const worth = Math.round(units * price);
  return (action === 'buy' ? -worth : worth) - commission;
}

const unitsAt = (account: typeof brokerage, day: string) =>
  new Map(feed.positionsAt(account, view, day).map(({ security, units }) => [security.id, units]));

describe.each(investors)('%s', (_name, account) => {
  it('holds what it held first, and what it has bought and not sold', () => {
    const units = unitsAt(account, '2014-12-31');
    const traded = tradedUnits(feed.bookingsBetween(account, view, '2015-01-01', '2029-12-31'));
    const issues = new Set([...units.keys(), ...traded.keys()]);
    const sums = [...issues].map(
      (issue) =>
        [issue, Math.round(1000 * ((units.get(issue) ?? 0) + (traded.get(issue) ?? 0)))] as const,
    );

    expect(new Map(sums.filter(([, count]) => count !== 0))).toEqual(
      new Map(
        [...unitsAt(account, '2029-12-31')].map(([issue, count]) => [
          issue,
          Math.round(1000 * count),
        ]),
      ),
    );
  });

  it('is worth units times price, to the cent, and its money', () => {
    for (const day of daysBetween('2024-04-20', '2024-06-20')) {
      const positions = feed.positionsAt(account, view, day);
      const worth = positions.map(({ units, price }) => Math.round(units * price));

      expect(positions.map(({ value }) => value)).toEqual(worth);
      expect(worth.reduce((sum, value) => sum + value, feed.cashAt(account, view, day))).toBe(
        feed.balanceAt(account, view, day),
      );
    }
  });

  it('pays and is paid what each trade says', () => {
    const bookings = feed.bookingsBetween(account, view, '2019-01-01', '2022-12-31');
    const traded = bookings.filter(({ trade }) => trade?.security !== undefined);

    expect(traded.map(({ amount }) => amount)).toEqual(traded.map(amountOf));
    for (const { trade } of traded) {
      const issue = trade?.security ?? '';
      expect(feed.securityAt(account, view, issue, '2020-01-01')?.id).toBe(issue);
    }
  });

  it('sells what it holds, for more or less than it has cost', () => {
    const bookings = feed.bookingsBetween(account, view, '2015-01-01', '2025-12-31');
    const sales = bookings.flatMap(({ trade }) => (trade?.action === 'sell' ? [trade] : []));

    for (const { units = 0, price = 0, costBasis = 0, gain } of sales) {
      expect(gain).toBe(Math.round(units * price) - costBasis);
    }
  });
});

describe('a portfolio', () => {
  it('of a retired investor has securities of all five kinds', () => {
    const kinds = feed
      .positionsAt(brokerage, view, '2026-03-16')
      .map(({ security }) => security.kind);

    expect(new Set(kinds)).toEqual(new Set(['stock', 'fund', 'bond', 'option', 'other']));
  });

  it('tells of a position what can be told', () => {
    const positions = feed.positionsAt(brokerage, view, '2024-05-15');
    const bond = positions.find(({ security }) => security.kind === 'bond');
    const option = positions.find(({ security }) => security.kind === 'option');

    expect(bond).toEqual({
      id: 'brokerage.fox-meadow-power-notes.2027',
      security: {
        id: 'fox-meadow-power-notes.2027',
        name: 'Fox Meadow Power 4.25% Notes',
        ticker: undefined,
        cusip: '990009276',
        currency: 'USD',
        assetClass: 'domesticBond',
        ownClass: 'Corporate Bond',
        rating: 'BBB+',
        price: expect.any(Number) as number,
        priceDay: '2024-05-15',
        kind: 'bond',
        sort: 'corporate',
        par: 100_000,
        rate: 0.0425,
        couponsPerYear: 2,
        maturityDay: '2027-06-15',
        nextCouponDay: '2024-06-17',
        yieldToMaturity: expect.any(Number) as number,
        call: { day: '2025-06-15', price: 101_000, yield: expect.any(Number) as number },
      },
      units: 30,
      price: bond?.security.price,
      value: 30 * (bond?.price ?? 0),
      paidPrice: expect.any(Number) as number,
      costBasis: 30 * (bond?.paidPrice ?? 0),
      dayChange: expect.any(Number) as number,
      dayChangeShare: expect.any(Number) as number,
    });
    expect(option?.security).toMatchObject({
      kind: 'option',
      ticker: expect.stringMatching(/^ZZHPT250117C000\d{5}$/) as string,
      right: 'call',
      expiryDay: '2025-01-17',
      sharesPerContract: 100,
      underlyingCusip: cusip('990001', '10'),
    });
  });

  it('never holds what has matured or expired', () => {
    for (const day of daysBetween('2021-10-01', '2022-03-31')) {
      const ends = feed.positionsAt(brokerage, view, day).map(({ security }) => {
        if (security.kind === 'option') return security.expiryDay;
        return security.kind === 'bond' ? security.maturityDay : '9999';
      });

      // A bond that matures on a weekend is paid back on the Monday after.
      expect(ends.filter((end) => dayNumber(end) < dayNumber(day) - 2)).toEqual([]);
    }
  });

  it('has a bond redeemed at its par value, and pays a coupon every half year', () => {
    const bookings = feed.bookingsBetween(brokerage, view, '2019-01-01', '2019-12-31');
    const notes = bookings.filter(({ id }) => id.includes('.h4.'));

    expect(notes.map(({ day, trade }) => [day, trade?.action, trade?.security])).toEqual([
      ['2019-06-17', 'interest', 'fox-meadow-power-notes.2019'],
      ['2019-06-17', 'redemption', 'fox-meadow-power-notes.2019'],
      ['2019-06-17', 'buy', 'fox-meadow-power-notes.2027'],
      ['2019-12-16', 'interest', 'fox-meadow-power-notes.2027'],
    ]);
    expect(notes.map(({ amount }) => amount).toSpliced(2, 1)).toEqual([63_750, 3_000_000, 63_750]);
  });

  it('loses a trade that the bank takes back', async () => {
    const bought = feed
      .bookingsBetween(brokerage, view, '2024-01-01', '2024-05-10')
      .filter(({ trade }) => trade?.action === 'buy')
      .slice(0, 1);
    const [{ id, amount, trade }] = bought as [Booking];
    const told = { event: 'bookingDeleted', account: 'brokerage', deletes: id } as const;
    const state = await stateWith(walter, [['2024-05-14T09:00:00.000Z', told]]);
    const looked = { ...view, state, at: NOON };
    const undone = feed.positionsAt(brokerage, looked, '2024-05-15');
    const unitsIn = (list: typeof undone) =>
      list.find(({ security }) => security.id === trade?.security)?.units;
    const before = unitsIn(feed.positionsAt(brokerage, view, '2024-05-15'));
    const cash = feed.cashAt(brokerage, looked, '2024-05-15');

    expect(unitsIn(undone)).toBeCloseTo(Number(before) - Number(trade?.units), 3);
    expect(cash).toBe(feed.cashAt(brokerage, view, '2024-05-15') - amount);
    expect(feed.balanceAt(brokerage, looked, '2024-05-15')).toBe(
      undone.reduce((sum, { value }) => sum + value, cash),
    );
  });
});
