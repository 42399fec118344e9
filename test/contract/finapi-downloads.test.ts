import { FinapiUser } from '../support/finapi-user.js';
import { transactionsOf, update } from '../support/finapi-update.js';

let jane: FinapiUser;
let connection: number;
let giro: number;
beforeEach(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({ bankId: 280002, login: 'demo' });
  giro = (await jane.account('Girokonto')).id;
});
afterEach(() => jane.close());

const happen = (event: object): Promise<void> =>
  jane.command.happen({ institution: 'finapi-test-redirect-bank', login: 'demo', ...event });

const book = (details: object): Promise<void> =>
  happen({ event: 'booking', account: 'giro', amount: -10, ...details });

const transactions = () => transactionsOf(jane, giro);

/** What an update adds to the checking account, in minor units. */
const updated = async (wanted = {}) => {
  const before = await transactions();
  await update(jane, connection, wanted);
  const known = new Set(before.map(({ id }) => id));
  return (await transactions()).filter(({ id }) => !known.has(id));
};

const status = async (): Promise<string | undefined> =>
  (await jane.account('Girokonto')).interfaces[0]?.status;

/** What balance and transactions differ by, which must not change. */
const opening = async (): Promise<number> => {
  const sum = (await transactions()).reduce((total, { amount }) => total + amount, 0);
  return Math.round(((await jane.account('Girokonto')).balance ?? 0) * 100) - sum;
};

describe('an update', () => {
  it('brings nothing twice on the same day', async () => {
    expect(await updated()).toEqual([]);
    expect(await status()).toBe('UPDATED');
  });

  it('brings what was booked since, and a balance to which it adds up', async () => {
    const before = await opening();
    await jane.command.advance('P7D');

    const added = await updated();

    expect(added.length).toBeGreaterThan(3);
    expect(added.every(({ bankBookingDate }) => bankBookingDate > '2026-03-02')).toBe(true);
    expect(added.every(({ isNew }) => isNew)).toBe(true);
    expect(await opening()).toBe(before);
    expect(await status()).toBe('UPDATED');
  });

  it('brings a booking that the bank dates back, if not too far', async () => {
    await jane.command.advance('P5D');
    await update(jane, connection);
    await book({ date: '2026-02-26', purpose: 'Nachzügler' });
    await jane.command.advance('P1D');

    const late = (await updated()).filter(({ purpose }) => purpose === 'Nachzügler');

    expect(late).toMatchObject([{ amount: -1_000, bankBookingDate: '2026-02-26' }]);
    expect(late[0]).not.toHaveProperty('isPotentialDuplicate');
    expect(await status()).toBe('UPDATED');
  });

  it('takes a late booking that looks like another one for its duplicate', async () => {
    await book({ date: '2026-02-27', purpose: 'Miete', counterpart: 'Haus' });
    await update(jane, connection);
    await book({ date: '2026-02-27', purpose: 'Miete', counterpart: 'Haus' });

    const [twin] = await updated();

    expect(twin).toMatchObject({ purpose: 'Miete', isPotentialDuplicate: true });
    expect(
      (await transactions()).filter(({ isPotentialDuplicate }) => isPotentialDuplicate),
    ).toEqual([twin]);
  });

  it('does not take two bookings of one day for duplicates when both are new', async () => {
    await jane.command.advance('P1D');
    await book({ date: '2026-03-03', purpose: 'Fahrschein' });
    await book({ date: '2026-03-03', purpose: 'Fahrschein' });

    const added = (await updated()).filter(({ purpose }) => purpose === 'Fahrschein');

    expect(added).toHaveLength(2);
    expect(added.some(({ isPotentialDuplicate }) => isPotentialDuplicate)).toBe(false);
  });
});

describe('an adjusting entry', () => {
  it('stands for a booking that is dated further back than updates look', async () => {
    const before = await opening();
    await book({ date: '2026-01-15' });

    const [entry, ...others] = await updated();

    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      amount: -1_000,
      purpose: 'Zwischensaldo',
      isAdjustingEntry: true,
      bankBookingDate: '2026-03-02',
    });
    expect(await status()).toBe('UPDATED_FIXED');
    expect(await opening()).toBe(before);
  });

  it('stands for what the bank has deleted', async () => {
    await book({ id: 'slip', date: '2026-03-02', amount: -25 });
    await update(jane, connection);
    await happen({ event: 'bookingDeleted', account: 'giro', deletes: 'slip' });

    expect(await updated()).toMatchObject([{ amount: 2_500, isAdjustingEntry: true }]);
    expect(await status()).toBe('UPDATED_FIXED');
  });

  it('stands for the rest where the bank corrects a booking', async () => {
    await book({ id: 'first', date: '2026-03-02', amount: -25 });
    await update(jane, connection);
    await book({ corrects: 'first', date: '2026-03-02', amount: -30 });

    expect(await updated()).toMatchObject([
      { amount: -3_000 },
      { amount: 2_500, isAdjustingEntry: true },
    ]);
  });

  it('bridges what happened while nobody has asked for too long', async () => {
    const before = await opening();
    await jane.command.advance('P200D');

    const added = await updated();

    const days = added.map(({ bankBookingDate }) => bankBookingDate).sort();
    expect(added.filter(({ isAdjustingEntry }) => isAdjustingEntry)).toHaveLength(1);
    expect([days[0], days.at(-1)]).toEqual(['2026-06-22', '2026-09-18']);
    expect(await status()).toBe('UPDATED_FIXED');
    expect(await opening()).toBe(before);
  });

  it('is followed by an ordinary update', async () => {
    await book({ date: '2026-01-15' });
    await update(jane, connection);

    expect(await updated()).toEqual([]);
    expect(await status()).toBe('UPDATED');
  });
});
