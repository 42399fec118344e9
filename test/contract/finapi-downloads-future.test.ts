import { FinapiUser } from '../support/finapi-user.js';
import { transactionsOf, update } from '../support/finapi-update.js';

let jane: FinapiUser;
let connection: number;
beforeEach(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({ bankId: 280002, login: 'demo' });
});
afterEach(() => jane.close());

const book = (details: object): Promise<void> =>
  jane.command.happen({
    institution: 'finapi-test-redirect-bank',
    login: 'demo',
    event: 'booking',
    account: 'giro',
    amount: -77,
    purpose: 'Vorgemerkt',
    ...details,
  });

const found = async () => {
  const { id } = await jane.account('Girokonto');
  return (await transactionsOf(jane, id)).filter(({ purpose }) => purpose === 'Vorgemerkt');
};

const adjusting = async () => {
  const { id } = await jane.account('Girokonto');
  return (await transactionsOf(jane, id)).filter(({ isAdjustingEntry }) => isAdjustingEntry);
};

describe('a booking that is dated into the future', () => {
  it('is booked on the day of its import, and moves along until its own has come', async () => {
    await book({ date: '2026-03-05' });
    const days: (string | undefined)[] = [];
    for (let day = 2; day <= 7; day += 1) {
      await update(jane, connection);
      const [one, ...others] = await found();
      expect(others).toEqual([]);
      expect(one?.bankBookingDate).toBe('2026-03-05');
      days.push(one?.finapiBookingDate);
      await jane.command.advance('P1D');
    }

    expect(days).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-05',
      '2026-03-05',
    ]);
    expect(await adjusting()).toEqual([]);
  });

  it('counts in the balance at once', async () => {
    const { balance: before = 0 } = await jane.account('Girokonto');
    await book({ date: '2026-03-20' });

    await update(jane, connection);

    const { balance } = await jane.account('Girokonto');
    expect(balance).toBeCloseTo(before - 77, 2);
  });

  it('comes to its day even when nobody asks in between', async () => {
    await book({ date: '2026-03-05' });
    await update(jane, connection);
    await jane.command.advance('P30D');

    await update(jane, connection);

    expect(await found()).toMatchObject([{ finapiBookingDate: '2026-03-05' }]);
    expect(await adjusting()).toEqual([]);
  });

  it('is also there when the account is imported', async () => {
    await book({ date: '2026-03-05' });
    await jane.delete('/accounts').expect(200);

    await jane.connect({ bankId: 280002, login: 'demo' });

    expect(await found()).toMatchObject([
      { bankBookingDate: '2026-03-05', finapiBookingDate: '2026-03-02' },
    ]);
  });
});
