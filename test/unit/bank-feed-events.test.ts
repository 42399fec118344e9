import { allAccountsOf, type BankAccount } from '../../src/bank/accounts.js';
import { standing } from '../../src/bank/standing.js';
import { bankLogin } from '../../src/bank/login.js';
import { loginAt, NOON, shippedBank, stateWith } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };

const anna = loginAt('rheinaue', 'anna.lindner');
const [giro] = allAccountsOf(anna, standing(anna, bankLogin.blank(), NOON)) as [BankAccount];
const of = (one: BankAccount, from: string, to: string) =>
  feed.bookingsBetween(one, view, from, to);

describe('bookings that events make', () => {
  const day = (number: number) => `2024-05-${String(number).padStart(2, '0')}T09:00:00.000Z`;
  const told = async (...events: Parameters<typeof stateWith>[1]) => ({
    ...view,
    state: await stateWith(anna, events),
    at: NOON,
  });
  const booked = { event: 'booking', account: 'giro' } as const;

  it('join the feed and the balance, once their instant has come', async () => {
    const looked = await told(
      [day(10), { ...booked, amount: -99.99, counterpart: 'Zahnarzt' }],
      [day(20), { ...booked, amount: -50 }],
      [day(10), { ...booked, account: 'tagesgeld', amount: 5 }],
    );
    const before = of(giro, '2024-05-01', '2024-05-31');
    const after = feed.bookingsBetween(giro, looked, '2024-05-01', '2024-05-31');

    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ id }) => id === 'event.1')).toEqual({
      id: 'event.1',
      day: '2024-05-10',
      amount: -9999,
      counterpart: { name: 'Zahnarzt' },
      purpose: 'Booking',
      category: 'event',
    });
    expect(feed.balanceAt(giro, looked, '2024-05-15')).toBe(
      feed.balanceAt(giro, view, '2024-05-15') - 9999,
    );
    expect(feed.balanceAt(giro, looked, '2024-05-09')).toBe(
      feed.balanceAt(giro, view, '2024-05-09'),
    );
  });

  it('are announced before they count', async () => {
    const looked = await told([day(10), { ...booked, id: 'p', amount: -20, pending: true }]);

    expect(feed.bookingsBetween(giro, looked, '2024-05-10', '2024-05-10')).toContainEqual(
      expect.objectContaining({ id: 'p', pending: true }),
    );
    expect(feed.balanceAt(giro, looked, '2024-05-15')).toBe(
      feed.balanceAt(giro, view, '2024-05-15'),
    );
  });

  it('take the place of others, of the feed as well', async () => {
    const [rent] = of(giro, '2024-05-01', '2024-05-03').filter(
      ({ category }) => category === 'rent',
    );
    const looked = await told(
      [day(4), { ...booked, id: 'new-rent', amount: -900, corrects: rent?.id }],
      [day(5), { ...booked, id: 'mistake', amount: -10 }],
      [day(6), { event: 'bookingDeleted', account: 'giro', deletes: 'mistake' }],
    );
    const ids = feed.bookingsBetween(giro, looked, '2024-05-01', '2024-05-31').map(({ id }) => id);

    expect(ids).toContain('new-rent');
    expect(ids).not.toContain('mistake');
    expect(ids).not.toContain(rent?.id);
    expect(feed.balanceAt(giro, looked, '2024-05-15')).toBe(
      feed.balanceAt(giro, view, '2024-05-15') + 84500 - 90000,
    );
  });

  it('end with the account', async () => {
    const looked = await told([day(10), { event: 'accountClosed', account: 'giro' }]);
    const [closed] = allAccountsOf(anna, standing(anna, looked.state, NOON));
    if (!closed) throw new Error('no account');

    expect(feed.bookingsBetween(closed, looked, '2024-05-01', '2024-12-31')).toEqual(
      of(giro, '2024-05-01', '2024-05-10'),
    );
    expect(feed.balanceAt(closed, looked, '2024-12-31')).toBe(
      feed.balanceAt(giro, view, '2024-05-10'),
    );
  });
});
