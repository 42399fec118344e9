import { correctionLine } from '../../src/bank/statement-line.js';
import { accountAt } from '../support/bank-accounts.js';
import { loginAt, NOON, shippedBank, stateWith } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const anna = loginAt('rheinaue', 'anna.lindner');
const giro = accountAt(anna, 'giro');
const booked = { event: 'booking', account: 'giro' } as const;
const day = (number: number) => `2024-05-${String(number).padStart(2, '0')}T09:00:00.000Z`;

const told = async (...events: Parameters<typeof stateWith>[1]) => ({
  ...view,
  state: await stateWith(anna, events),
  at: NOON,
});

const [rent] = feed
  .bookingsBetween(giro, view, '2024-05-01', '2024-05-03')
  .filter(({ category }) => category === 'rent');
const rentId = rent?.id ?? '';

describe('corrections', () => {
  it('tell what has taken the place of what, and what was deleted', async () => {
    const looked = await told(
      [day(4), { ...booked, id: 'new-rent', amount: -900, corrects: rentId }],
      [day(5), { ...booked, id: 'mistake', amount: -10 }],
      [day(6), { event: 'bookingDeleted', account: 'giro', deletes: 'mistake' }],
    );

    expect(feed.corrections(giro, looked)).toEqual([
      {
        action: 'replace',
        at: day(4),
        of: rentId,
        original: rent,
        replacement: expect.objectContaining({ id: 'new-rent', amount: -90_000 }) as object,
      },
      {
        action: 'delete',
        at: day(6),
        of: 'mistake',
        original: expect.objectContaining({ id: 'mistake', amount: -1_000 }) as object,
      },
    ]);
  });

  it('are those since an instant, and not those to come', async () => {
    const looked = await told(
      [day(4), { ...booked, id: 'one', amount: -900, corrects: rentId }],
      [day(6), { ...booked, id: 'two', amount: -910, corrects: 'one' }],
      [day(20), { event: 'bookingDeleted', account: 'giro', deletes: 'two' }],
    );
    const since = (at: string) => feed.corrections(giro, looked, new Date(at)).map(({ of }) => of);

    expect(since(day(3))).toEqual([rentId, 'one']);
    expect(since(day(4))).toEqual(['one']);
    expect(since(day(6))).toEqual([]);
  });

  it('leave out other accounts, unknown bookings and what was only announced', async () => {
    const looked = await told(
      [day(4), { ...booked, account: 'karte', amount: -9, corrects: rentId }],
      [day(4), { event: 'bookingDeleted', account: 'giro', deletes: 'never' }],
      [day(4), { ...booked, id: 'hotel', amount: -45, pending: true }],
      [day(5), { ...booked, amount: -47, corrects: 'hotel' }],
    );

    expect(feed.corrections(giro, looked)).toEqual([]);
    expect(feed.corrections(giro, view)).toEqual([]);
  });

  it('are lines of a statement', async () => {
    const looked = await told(
      [day(4), { ...booked, id: 'new-rent', amount: -900, corrects: rentId }],
      [day(6), { event: 'bookingDeleted', account: 'giro', deletes: 'new-rent' }],
    );
    const lines = feed.corrections(giro, looked).map((one) => correctionLine(giro, one));

    expect(lines).toEqual([
      expect.objectContaining({
        id: 'new-rent',
        day: '2024-05-04',
        amount: -90_000,
        correction: { action: 'replace', of: rentId },
      }),
      expect.objectContaining({
        id: 'new-rent.deleted',
        amount: -90_000,
        correction: { action: 'delete', of: 'new-rent' },
      }),
    ]);
  });
});
