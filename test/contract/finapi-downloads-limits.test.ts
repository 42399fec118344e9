import { FinapiUser } from '../support/finapi-user.js';
import { inDocuments, transactionsOf, update } from '../support/finapi-update.js';

let jane: FinapiUser;
beforeEach(async () => {
  jane = await FinapiUser.start();
});
afterEach(() => jane.close());

const TEST_BANK = { bankId: 280002, login: 'demo' };

/** The first day of which an account has transactions. */
const since = async (name: string): Promise<string | undefined> => {
  const { id } = await jane.account(name);
  const days = (await transactionsOf(jane, id)).map(({ bankBookingDate }) => bankBookingDate);
  return days.sort()[0];
};

describe('the first download', () => {
  it('goes back 89 days, today included', async () => {
    await jane.connect(TEST_BANK);

    expect(await since('Girokonto')).toBe('2025-12-05');
  });

  it.each([
    [{ transactionImportLimitation: 20 }, '2026-02-11'],
    [{ transactionImportLimitation: 365 }, '2025-12-05'],
    [{ downloads: { days: 30 } }, '2026-02-02'],
  ])('with %j goes back to %s at the most', async (settings, first) => {
    await jane.command.settings(settings);
    await jane.connect(TEST_BANK);

    const day = (await since('Girokonto')) ?? '';
    expect(day >= first).toBe(true);
    expect(Date.parse(day) - Date.parse(first)).toBeLessThan(4 * 86_400_000);
  });

  it('goes back as far as the client wants', async () => {
    const connection = await jane.connect(TEST_BANK);
    for (const { id } of (await jane.accounts()).slice(1))
      await jane.delete(`/accounts/${String(id)}`);
    await limitDays(connection, 14);

    await update(jane, connection, { newAccounts: true });

    const added = (await jane.accounts()).map(({ accountName }) => since(accountName));
    const days = (await Promise.all(added)).sort();
    expect(days.filter((day) => day !== undefined && day >= '2026-02-17')).toHaveLength(2);
  });
});

const limitDays = (connectionId: number, maxDaysForDownload: number): Promise<void> =>
  inDocuments(jane, ({ user }) => {
    const connection = user.state.connections[String(connectionId)];
    if (!connection) throw new Error('no such connection');
    const interfaces = connection.interfaces.map((one) => ({ ...one, maxDaysForDownload }));
    user.put('connections', String(connectionId), { ...connection, interfaces });
  });

describe('accounts in other currencies than the euro', () => {
  const US_CUSTOMER = { bankId: 290001, login: 'maria.castillo', bankingInterfaces: ['XS2A'] };

  it('come without balance and transactions where the client does not support them', async () => {
    await jane.command.settings({ isNonEuroAccountsSupported: false });
    await jane.connect(US_CUSTOMER);

    const checking = await jane.account('Free Checking');
    expect(checking).not.toHaveProperty('balance');
    expect(checking).toMatchObject({ accountCurrency: 'USD', interfaces: [{ status: 'UPDATED' }] });
    expect(await transactionsOf(jane, checking.id)).toEqual([]);
    const balances = await jane.seen(`/accounts/dailyBalances?accountIds=${String(checking.id)}`);
    expect(balances).not.toHaveProperty('latestCommonBalanceTimestamp');
  });

  it('are left out only if they are checking accounts', async () => {
    await jane.command.settings({ isNonEuroAccountsSupported: false });
    await jane.connect(US_CUSTOMER);

    const [savings] = await jane.accounts('?accountTypes=Savings');
    expect(savings?.balance).toBeGreaterThan(0);
    expect(await transactionsOf(jane, savings?.id ?? 0)).not.toEqual([]);
  });

  it('come as all others where it does', async () => {
    await jane.connect(US_CUSTOMER);

    expect((await jane.account('Free Checking')).balance).toBeGreaterThan(0);
  });
});

describe('an update that skips', () => {
  const SKIP_POSITIONS = { skipPositions: true };
  const SKIP_ALL = { skipPositions: true, skipBalances: true };

  const today = async () =>
    (await jane.seen('/accounts/dailyBalances?order=date,desc&perPage=1')) as {
      latestCommonBalanceTimestamp?: string;
      dailyBalances: readonly { balance: number; internalAdjustingEntries: number }[];
    };

  it('positions brings balances, and the next one what was skipped', async () => {
    const connection = await jane.connect(TEST_BANK);
    const before = await jane.account('Girokonto');
    const known = await transactionsOf(jane, before.id);
    await jane.command.advance('P7D');

    await update(jane, connection, SKIP_POSITIONS);

    const after = await jane.account('Girokonto');
    expect(after.balance).not.toBe(before.balance);
    expect(await transactionsOf(jane, before.id)).toEqual(known);
    const { dailyBalances } = await today();
    expect(dailyBalances[0]?.internalAdjustingEntries).not.toBe(0);

    await update(jane, connection);

    expect((await transactionsOf(jane, before.id)).length).toBeGreaterThan(known.length);
    expect((await jane.account('Girokonto')).interfaces[0]?.status).toBe('UPDATED');
    expect(await today()).toMatchObject({ dailyBalances: [{ internalAdjustingEntries: 0 }] });
  });

  it('balances leaves them as they were, and daily balances no longer say how late they are', async () => {
    const connection = await jane.connect(TEST_BANK);
    const { balance } = await jane.account('Girokonto');
    await jane.command.advance('P7D');

    await update(jane, connection, SKIP_ALL);

    expect((await jane.account('Girokonto')).balance).toBe(balance);
    expect(await today()).not.toHaveProperty('latestCommonBalanceTimestamp');

    await update(jane, connection);

    expect(await today()).toMatchObject({
      latestCommonBalanceTimestamp: '2026-03-09T16:00:00.000+01:00',
    });
  });

  it('positions leaves securities and their ids alone', async () => {
    const connection = await jane.connect({
      bankId: 290001,
      login: 'walter.greene',
      bankingInterfaces: ['XS2A'],
    });
    const before = await jane.seen('/securities');

    await update(jane, connection, SKIP_POSITIONS);

    expect(await jane.seen('/securities')).toEqual(before);
  });
});

describe('new accounts of the bank', () => {
  it('come only when they are wanted, and only those of the wanted types', async () => {
    const connection = await jane.connect(TEST_BANK);
    for (const { id } of (await jane.accounts()).slice(1))
      await jane.delete(`/accounts/${String(id)}`);

    await update(jane, connection);
    expect(await jane.accounts()).toHaveLength(1);

    await update(jane, connection, { newAccounts: true, accountTypes: ['Savings'] });
    expect(await jane.names('?accountTypes=Savings')).toEqual(['Sparkonto']);

    await update(jane, connection, { newAccounts: true });
    expect(await jane.accounts()).toHaveLength(3);
  });
});

describe('a client that is restricted to some types', () => {
  it('gets no other accounts, and no news of those that it has already', async () => {
    const connection = await jane.connect(TEST_BANK);
    await jane.command.settings({ accountTypeRestrictions: ['Savings'] });
    const { balance } = await jane.account('Girokonto');
    await jane.delete(`/accounts/${String((await jane.account('Haushaltskonto')).id)}`);
    await jane.command.advance('P7D');

    await update(jane, connection, { newAccounts: true });

    expect(await jane.names('')).toEqual(['Girokonto', 'Sparkonto']);
    expect(await jane.account('Girokonto')).toMatchObject({
      balance,
      interfaces: [{ status: 'UPDATED', lastUpdateAttempt: '2026-03-02T16:00:00.000+01:00' }],
    });
    expect(await jane.account('Sparkonto')).toMatchObject({
      interfaces: [{ lastUpdateAttempt: '2026-03-09T16:00:00.000+01:00' }],
    });
  });
});
