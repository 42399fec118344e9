import { credentials } from '../support/finicity-client.js';
import { transactionsPath, Viewer, type ShownAccount } from '../support/finicity-bookings.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let viewer: Viewer;
let login: number;
let checking: ShownAccount;

beforeEach(async () => {
  world = await FinicityWorld.start();
  viewer = new Viewer(world.client);
  login = await world.discover();
  checking = await viewer.accountCalled('Checking');
});
afterEach(() => world.close());

const ALL = 'txnStartDate=2015-01-01';
const shown = (query = ALL) => viewer.transactions(checking.accountId, query);
const at = (day: string): number => Date.parse(`${day}T00:00:00-07:00`);
const reasonOf = async () =>
  (await viewer.seen(transactionsPath(checking.accountId, ALL)))['notRefreshedReason'];
const named = async (id: string) =>
  (await shown()).find((one) => one.institutionTransactionId === id);

describe('pending transactions', () => {
  const pendingOf = async () => (await shown()).filter(({ pending }) => pending);

  it('have neither posted date nor a number of the bank, and no category yet', async () => {
    await world.happens('booking', {
      account: 'checking',
      amount: -7,
      counterpart: 'Corner Shop',
      pending: true,
    });
    await world.aggregate();

    expect((await pendingOf()).find(({ amount }) => amount === -7)).toEqual({
      id: expect.any(Number) as number,
      currencyType: 'USD',
      payeeName: 'Corner Shop',
      memo: 'Booking',
      type: 'DEBIT',
      userDate: at('2016-07-01'),
      amount: -7,
      pending: true,
      categorization: { common: {}, context: [] },
    });
  });

  it('are there whatever the period, and have new ids after each refresh', async () => {
    await world.happens('booking', { account: 'checking', amount: -7, pending: true });
    await world.aggregate();
    const before = await pendingOf();
    expect(await shown('txnStartDate=2030-01-01')).toEqual(before);
    expect(await pendingOf()).toEqual(before);

    await world.advance('PT2H');
    await world.aggregate();

    const after = await pendingOf();
    expect(after.map(({ amount }) => amount).sort()).toEqual(
      before.map(({ amount }) => amount).sort(),
    );
    const ids = new Set(before.map(({ id }) => id));
    expect(after.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('come back under other ids once they are posted, while posted ones keep theirs', async () => {
    const before = await shown();
    await world.advance('P10D');
    const after = await shown();

    const kept = new Map(after.map((one) => [one.id, one]));
    expect(before.filter(({ pending }) => pending).length).toBeGreaterThan(0);
    for (const one of before) expect(kept.get(one.id)).toEqual(one.pending ? undefined : one);
    expect(after.length).toBeGreaterThan(before.length);
  });
});

describe('corrections', () => {
  it('replace a transaction that was seen, and name it', async () => {
    await world.happens('booking', { account: 'checking', id: 'B-1', amount: -10 });
    await world.aggregate();
    const original = await named('B-1');
    await world.happens('booking', {
      account: 'checking',
      id: 'B-2',
      amount: -11,
      corrects: 'B-1',
    });
    await world.aggregate();

    const replacement = await named('B-2');
    expect(replacement).toMatchObject({
      amount: -11,
      correctAction: 'REPLACE',
      correctInstitutionTransactionId: 'B-1',
    });
    expect(replacement?.id).not.toBe(original?.id);
    expect(await named('B-1')).toBeUndefined();
  });

  it('delete a transaction', async () => {
    await world.happens('booking', { account: 'checking', id: 'B-1', amount: -10 });
    await world.aggregate();
    await world.happens('bookingDeleted', { account: 'checking', deletes: 'B-1' });
    await world.aggregate();

    const deletion = (await shown()).find((one) => one['correctAction'] === 'DELETE');
    expect(deletion).toMatchObject({ amount: -10, correctInstitutionTransactionId: 'B-1' });
    expect(deletion).not.toHaveProperty('runningBalanceAmount');
    expect(await named('B-1')).toBeUndefined();
  });
});

describe('what is seen of an account', () => {
  it('waits for the next aggregation', async () => {
    await world.happens('booking', { account: 'checking', id: 'B-1', amount: -10 });

    expect(await named('B-1')).toBeUndefined();
    await world.aggregate();
    expect(await named('B-1')).toMatchObject({ amount: -10 });
  });

  it('is still that of the old credentials while others wait unchecked', async () => {
    const before = await shown();
    await world.client.put(`/logins/${String(login)}`, credentials('nobody', 'knows'));

    expect(await shown()).toEqual(before);
  });
});

describe('notRefreshedReason', () => {
  it('is not necessary after a good aggregation, however long ago', async () => {
    expect(await reasonOf()).toBe('NOT_NECESSARY');
    await world.advance('PT5H');
    expect(await reasonOf()).toBe('NOT_NECESSARY');
  });

  it.each([
    ['CREDENTIALS_REQUIRED', 'passwordChanged', { newPassword: 'went' }],
    ['CREDENTIALS_REQUIRED', 'siteDown', { code: 108 }],
    ['CREDENTIALS_REQUIRED', 'siteDown', { code: 109 }],
    ['CHALLENGE_RESPONSE_REQUIRED', 'mfaDemanded', {}],
    ['UNAVAILABLE', 'siteDown', { code: 105 }],
    ['UNAVAILABLE', 'siteDown', { code: 936 }],
  ])('is %s after %s', async (reason, event, fields) => {
    const before = await shown();
    await world.happens(event, fields);
    await world.aggregate();

    expect(await reasonOf()).toBe(reason);
    expect(await shown()).toEqual(before);
  });
});
