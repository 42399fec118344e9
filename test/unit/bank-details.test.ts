import type { Booking } from '../../src/bank/feed/booking.js';
import { accountAt, detailsAs, everyAccount } from '../support/bank-accounts.js';
import { loginAt, NOON, shippedBank, stateWith } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const DAYS = ['2015-01-02', '2016-02-29', '2024-05-01', '2024-05-15', '2024-12-31', '2030-07-07'];

const priya = loginAt('finbank', 'all_accounts');
const sum = (bookings: readonly Booking[]) =>
  bookings.reduce((total, { amount }) => total + amount, 0);

const ofFamily = (family: string) =>
  everyAccount.filter(
    ([, account]) => shippedBank.detailsOf(account, view, NOON_DAY).family === family,
  );
const NOON_DAY = '2024-05-15';

describe.each(everyAccount)('%s', (_name, account) => {
  it('has the balance of the feed, and that of the month before', () => {
    for (const day of DAYS) {
      expect(shippedBank.detailsOf(account, view, day)).toMatchObject({
        balance: feed.balanceAt(account, view, day),
        balanceDay: day,
        owner: account.owner,
        openedDay: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string,
      });
    }
    expect(shippedBank.detailsOf(account, view, NOON_DAY).previousBalance).toBe(
      feed.balanceAt(account, view, '2024-04-30'),
    );
  });
});

describe.each(ofFamily('deposit'))('the deposit %s', (_name, account) => {
  it('has available what is not announced to go', () => {
    for (const day of DAYS) {
      const out = feed.pendingAt(account, view, day).filter(({ amount }) => amount < 0);
      const { available, balance = 0 } = detailsAs('deposit', account, day);

      expect(available).toBe(balance + sum(out));
    }
  });

  it('has borne the interest that the feed has booked', () => {
    for (const day of DAYS) {
      const year = day.slice(0, 4);
      const last = String(Number(year) - 1);
      const of = (from: string, to: string) =>
        feed.bookingsBetween(account, view, from, to).filter((one) => one.category === 'interest');
      const details = detailsAs('deposit', account, day);

      expect(details.interestThisYear ?? 0).toBe(sum(of(`${year}-01-01`, day)));
      expect(details.interestLastYear ?? 0).toBe(sum(of(`${last}-01-01`, `${last}-12-31`)));
    }
  });
});

describe('a deposit', () => {
  it('tells everything of a certificate', () => {
    const { balance, openedDay, ...told } = detailsAs('deposit', accountAt(priya, 'cd'), NOON_DAY);

    expect([balance, openedDay]).toEqual([1_500_000, '2013-09-10']);
    expect(told).toEqual({
      family: 'deposit',
      balanceDay: '2024-05-15',
      previousBalance: 1_500_000,
      owner: 'Priya Raman',
      bankNumber: '198741815',
      available: 1_500_000,
      statementDay: '2024-04-30',
      periodDeposits: 0,
      interestRate: 0.019,
      periodInterest: 7_125,
      interestThisYear: 7_125,
      interestLastYear: 28_500,
      termStartDay: '2023-09-10',
      maturityDay: '2025-09-10',
      maturityAmount: 1_507_125,
    });
  });

  it('begins a new term on the day on which the old one ends', () => {
    const cd = accountAt(priya, 'cd');
    const termAt = (day: string) => detailsAs('deposit', cd, day).termStartDay;

    expect(termAt('2025-09-09')).toBe('2023-09-10');
    expect(termAt('2025-09-10')).toBe('2025-09-10');
  });
});

describe.each(ofFamily('credit'))('the credit %s', (_name, account) => {
  it('has a statement that adds up', () => {
    for (const day of DAYS) {
      const details = detailsAs('credit', account, day);
      const { statementBefore = 0, statementPayments = 0, statementPurchases = 0 } = details;
      const { statementCharges = 0, statementDay = '' } = details;

      expect(statementBefore + statementPayments - statementPurchases - statementCharges).toBe(
        details.statementBalance,
      );
      expect(details.statementBalance).toBe(feed.balanceAt(account, view, statementDay));
    }
  });

  it('has available what is left of its limit', () => {
    for (const day of DAYS) {
      const { available, limit = 0, balance = 0 } = detailsAs('credit', account, day);
      const out = feed.pendingAt(account, view, day).filter(({ amount }) => amount < 0);

      expect(available).toBe(Math.max(0, limit + balance + sum(out)));
    }
  });

  it('asks for its minimum until it is paid', () => {
    for (const day of DAYS) {
      const details = detailsAs('credit', account, day);
      const { minimumPayment = 0, statementBalance = 0, paymentDueDay = '' } = details;

      expect(minimumPayment).toBeLessThanOrEqual(Math.max(0, -statementBalance));
      expect(paymentDueDay.slice(0, 7)).toBe(day.slice(0, 7));
    }
  });

  it('was paid last when the feed says so', () => {
    const { lastPayment, lastPaymentDay = '' } = detailsAs('credit', account, NOON_DAY);
    const paid = feed
      .bookingsBetween(account, view, '2023-11-01', NOON_DAY)
      .filter(({ amount }) => amount > 0);

    expect([lastPaymentDay, lastPayment]).toEqual([paid.at(-1)?.day ?? '', paid.at(-1)?.amount]);
  });
});

it('a settled card asks for nothing once it is settled', () => {
  const card = accountAt(priya, 'card');

  expect(detailsAs('credit', card, '2024-05-16')).toMatchObject({
    minimumPayment: 2_500,
    paymentDueDay: '2024-05-17',
    lastPaymentDay: '2024-04-17',
  });
  expect(detailsAs('credit', card, '2024-05-17')).toMatchObject({
    minimumPayment: 0,
    paymentDueDay: '2024-05-17',
    lastPaymentDay: '2024-05-17',
    lastPayment: -feed.balanceAt(card, view, '2024-04-30'),
  });
});

it('points are earned with what the card has bought, and spent', () => {
  const miles = accountAt(priya, 'miles');
  const details = detailsAs('rewards', miles, NOON_DAY);
  const earned = feed
    .bookingsBetween(miles, view, '2015-01-01', NOON_DAY)
    .filter(({ category }) => category === 'points');
  const [latest] = earned.slice(-1);
  const card = accountAt(priya, 'card');

  expect(details).toMatchObject({
    sort: 'airline',
    programme: 'Skyward Miles',
    originalBalance: 4_200_000,
    earnedThisYear: sum(earned.filter(({ day }) => day >= '2024-01-01')),
    earnedTotal: 4_200_000 + sum(earned),
  });
  expect(latest?.amount).toBe(
    100 * Math.floor((-feed.balanceAt(card, view, '2024-04-30') * 1.5) / 100),
  );
});

it('an account of another kind tells what all tell, and what is available', () => {
  expect(Object.keys(detailsAs('other', accountAt(priya, 'prepaid'), NOON_DAY)).sort()).toEqual(
    [
      'family',
      'available',
      'bankNumber',
      'balance',
      'balanceDay',
      'fullNumber',
      'openedDay',
      'owner',
      'previousBalance',
    ].sort(),
  );
});

it('a closed account stays as it was', async () => {
  const state = await stateWith(priya, [
    ['2024-05-10T09:00:00.000Z', { event: 'accountClosed', account: 'savings' }],
  ]);
  const closed = accountAt(priya, 'savings', state);

  expect(shippedBank.detailsOf(closed, { ...view, state, at: NOON }, '2026-01-01')).toEqual(
    shippedBank.detailsOf(accountAt(priya, 'savings'), view, '2024-05-10'),
  );
});
