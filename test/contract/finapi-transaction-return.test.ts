import { without } from '../../src/providers/finapi/without.js';
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

const transactions = () => transactionsOf(jane, giro);
const remove = (what: string) => jane.delete(`/transactions${what}`).expect(200);

/** The latest booking, which the bank delivers once more. */
async function latest() {
  const all = await transactions();
  const found = all.reduce((last, one) =>
    one.bankBookingDate > last.bankBookingDate ? one : last,
  );
  return { found, count: all.length };
}

describe('a transaction that was deleted', () => {
  it('comes again with the next update, and nothing has to be adjusted', async () => {
    const { found, count } = await latest();
    await remove(`/${String(found.id)}`);
    expect(await transactions()).toHaveLength(count - 1);

    await update(jane, connection);

    const after = await transactions();
    expect(after).toHaveLength(count);
    const facts = without(found, 'id', 'categoryId');
    expect(after.filter(({ booking }) => booking === found.booking)).toEqual([
      expect.objectContaining(facts),
    ]);
    expect(after.some((one) => one.id === found.id || one.isAdjustingEntry === true)).toBe(false);
  });

  it('stays away when the deletion is to be remembered', async () => {
    const { count } = await latest();
    await remove(`?rememberDeletion=true&accountIds=${String(giro)}`);
    expect(await transactions()).toEqual([]);

    await update(jane, connection);
    expect(await transactions()).toEqual([]);

    await jane.command.advance('P7D');
    await update(jane, connection);
    const after = await transactions();
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(count);
    expect(after.every(({ bankBookingDate }) => bankBookingDate > '2026-03-02')).toBe(true);
    expect(after.some(({ isAdjustingEntry }) => isAdjustingEntry)).toBe(false);
  });

  it('comes again with all that the bank still delivers', async () => {
    await remove('?minImportDate=2026-03-02&safeMode=false');

    await update(jane, connection);

    const after = await transactions();
    expect(after.length).toBeGreaterThan(2);
    expect(after.every(({ bankBookingDate }) => bankBookingDate >= '2026-02-20')).toBe(true);
    expect(after.some(({ isAdjustingEntry }) => isAdjustingEntry)).toBe(false);
  });
});

describe('a client without account information', () => {
  it.each([
    ['get', '/transactions?view=userView'],
    ['get', '/transactions/1'],
    ['delete', '/transactions/1'],
    ['delete', '/transactions'],
  ] as const)('is refused %s %s', async (method, path) => {
    await jane.command.settings({ aisEnabled: false });

    const response = await jane[method](path).expect(403);

    expect(response.body).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
  });
});
