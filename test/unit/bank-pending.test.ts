import { dayNumber } from '../../src/bank/days.js';
import { Recent } from '../../src/bank/feed/recent.js';
import { accountAt, daysBetween, detailsAs, everyAccount } from '../support/bank-accounts.js';
import { loginAt, NOON, shippedBank, stateWith } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const demo = loginAt('finbank', 'demo');
const checking = accountAt(demo, 'checking');

describe.each(everyAccount)('%s', (_name, account) => {
  it('announces what it books a few days later, under another id', () => {
    const days = daysBetween('2024-05-01', '2024-05-21');
    const pending = days.flatMap((day) =>
      feed.pendingAt(account, view, day).map((one) => ({ ...one, seen: day })),
    );
    const booked = feed.bookingsBetween(account, view, '2024-05-01', '2024-05-31');

    for (const { id, seen, day, amount, purpose, counterpart } of pending) {
      const becomes = booked.filter(
        (one) => one.day > seen && dayNumber(one.day) <= dayNumber(day) + 4,
      );

      expect(day <= seen).toBe(true);
      expect(becomes).toContainEqual(expect.objectContaining({ amount, purpose, counterpart }));
      expect(booked.map((one) => one.id)).not.toContain(id);
    }
  });
});

describe('an announced entry', () => {
  const seen = feed.pendingAt(checking, view, '2024-05-15');

  it('is told from what is booked', () => {
    expect(seen.length).toBeGreaterThan(0);
    for (const entry of seen) {
      expect(entry).toEqual({
        id: expect.stringMatching(/^announced\.[0-9a-f]{12}$/) as string,
        day: expect.stringMatching(/^2024-05-1[0-5]$/) as string,
        amount: expect.any(Number) as number,
        counterpart: expect.any(Object) as object,
        purpose: expect.any(String) as string,
        category: expect.any(String) as string,
        pending: true,
      });
    }
  });

  it('is the same whenever it is asked for', () => {
    expect(feed.pendingAt(checking, view, '2024-05-15')).toEqual(seen);
    expect(feed.pendingAt(checking, { seed: 'other' }, '2024-05-15')).not.toEqual(seen);
  });

  it('lasts a day or two, and a weekend', () => {
    const days = daysBetween('2024-01-01', '2024-06-30');
    const lasting = new Map<string, number>();
    for (const { id } of days.flatMap((day) => feed.pendingAt(checking, view, day))) {
      lasting.set(id, (lasting.get(id) ?? 0) + 1);
    }

    expect(new Set(lasting.values())).toEqual(new Set([1, 2, 3, 4]));
  });

  it('is not in the balance, and not available any more', () => {
    const { balance = 0, available = 0 } = detailsAs('deposit', checking, '2024-05-15');
    const out = seen.filter(({ amount }) => amount < 0);

    expect(balance - available).toBe(-out.reduce((sum, { amount }) => sum + amount, 0));
    expect(available).toBeLessThan(balance);
  });

  it('disappears where the bank deletes what it would become', async () => {
    const [first] = seen;
    const coming = feed
      .bookingsBetween(checking, view, '2024-05-16', '2024-05-20')
      .find(({ amount, purpose }) => amount === first?.amount && purpose === first.purpose);
    const state = await stateWith(demo, [
      [
        '2024-05-15T08:00:00.000Z',
        { event: 'bookingDeleted', account: 'checking', deletes: coming?.id ?? '' },
      ],
    ]);
    const left = feed.pendingAt(checking, { ...view, state, at: NOON }, '2024-05-15');

    expect(left).toEqual(seen.filter(({ id }) => id !== first?.id));
  });

  it('may come of an event, until another takes its place', async () => {
    const booked = { event: 'booking', account: 'checking', amount: -45 } as const;
    const announced = [
      '2024-05-14T08:00:00.000Z',
      { ...booked, id: 'hotel', pending: true },
    ] as const;
    const settled = [
      '2024-05-15T08:00:00.000Z',
      { ...booked, id: 'paid', corrects: 'hotel' },
    ] as const;
    const idsWith = async (...events: Parameters<typeof stateWith>[1]) => {
      const state = await stateWith(demo, events);
      const looked = { ...view, state, at: NOON };
      return feed.pendingAt(checking, looked, '2024-05-15').map(({ id }) => id);
    };

    expect(await idsWith(announced)).toContain('hotel');
    expect(await idsWith(announced, settled)).toEqual(seen.map(({ id }) => id));
  });

  it('is gone with its account', async () => {
    const state = await stateWith(demo, [
      ['2024-05-14T08:00:00.000Z', { event: 'accountClosed', account: 'checking' }],
    ]);
    const closed = accountAt(demo, 'checking', state);

    expect(feed.pendingAt(closed, { ...view, state, at: NOON }, '2024-05-15')).toEqual([]);
  });
});

describe('what the feed remembers', () => {
  it('is made once and then again when it has long not been asked for', () => {
    const recent = new Recent<number>(4);
    let made = 0;
    const ask = (key: string) => recent.get(key, () => (made += 1));

    ask('a');
    ask('a');
    expect(made).toBe(1);
    for (const key of ['b', 'c', 'd', 'e', 'f']) ask(key);
    ask('a');
    expect(made).toBe(7);
  });

  it('may be weighed', () => {
    const recent = new Recent<string>(8, ({ length }) => length);
    let made = 0;
    const ask = (key: string) => recent.get(key, () => ((made += 1), key));

    for (const key of ['a', 'b', 'a', 'b']) ask(key);
    expect(made).toBe(2);
    for (const key of ['heavy', 'weighty', 'massive', 'a']) ask(key);
    expect(made).toBe(6);
  });

  it('stays while it is asked for', () => {
    const recent = new Recent<string>(4);
    for (let count = 0; count < 50; count += 1) {
      recent.get(`other ${count}`, () => 'other');
      expect(recent.get('mine', () => (count === 0 ? 'first' : 'again'))).toBe('first');
    }
  });
});
