import { FinapiUser } from '../support/finapi-user.js';
import { transactionsOf, update } from '../support/finapi-update.js';

let jane: FinapiUser;
beforeEach(async () => {
  jane = await FinapiUser.start();
  await jane.patch('/users', { isAutoUpdateEnabled: true }).expect(200);
});
afterEach(() => jane.close());

const run = async (): Promise<void> => {
  await jane.command.run().expect(200);
};

const interfaceOf = async (name: string) => (await jane.account(name)).interfaces[0];

const idsOfSecurities = async (): Promise<readonly number[]> => {
  const body = await jane.seen('/securities?perPage=500');
  return (body as { securities: readonly { id: number }[] }).securities.map(({ id }) => id);
};

const FIRST = '2026-03-02T16:00:00.000+01:00';
const LATER = '2026-03-03T16:00:00.000+01:00';

describe('an automatic update', () => {
  it('downloads balances, transactions and positions, whatever was skipped before', async () => {
    const connection = await jane.connect({ bankId: 280002, login: 'demo_no_msa' });
    const { id } = await jane.account('Girokonto');
    await jane.command.advance('P1D');
    await update(jane, connection, { skipPositions: true, skipBalances: true });
    const known = await transactionsOf(jane, id);
    await jane.command.advance('P7D');

    await run();

    expect((await transactionsOf(jane, id)).length).toBeGreaterThan(known.length);
    expect(await jane.seen('/accounts/dailyBalances?perPage=1')).toMatchObject({
      latestCommonBalanceTimestamp: '2026-03-10T16:00:00.000+01:00',
    });
  });

  it('gives securities new ids', async () => {
    await jane.connect({ bankId: 290001, login: 'walter.greene', bankingInterfaces: ['XS2A'] });
    const before = await idsOfSecurities();

    await run();

    const after = await idsOfSecurities();
    expect(after).toHaveLength(before.length);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  it('brings no new accounts', async () => {
    await jane.connect({ bankId: 280002, login: 'demo_no_msa' });
    await jane.delete(`/accounts/${String((await jane.account('Sparkonto')).id)}`).expect(200);

    await run();

    expect(await jane.names('')).toEqual(['Girokonto', 'Haushaltskonto']);
  });

  it('tells what became of each account: one that is gone was tried as well', async () => {
    await jane.connect({ bankId: 280002, login: 'demo_no_msa' });
    await jane.command.happen({
      institution: 'finapi-test-redirect-bank',
      login: 'demo_no_msa',
      event: 'accountClosed',
      account: 'haushalt',
    });
    await jane.command.advance('P1D');

    await run();

    expect(await interfaceOf('Haushaltskonto')).toMatchObject({
      status: 'DEPRECATED',
      lastSuccessfulUpdate: FIRST,
      lastUpdateAttempt: LATER,
    });
    expect(await interfaceOf('Girokonto')).toMatchObject({
      status: 'UPDATED',
      lastSuccessfulUpdate: LATER,
      lastUpdateAttempt: LATER,
    });
  });

  it('leaves accounts as they were where the bank refuses the login, but for the status', async () => {
    await jane.connect({
      bankId: 280001,
      login: 'demo_no_msa',
      bankingInterfaces: ['FINTS_SERVER'],
    });
    const { balance } = await jane.account('Girokonto');
    await jane.command.happen({
      institution: 'finapi-test-bank',
      login: 'demo_no_msa',
      event: 'passwordChanged',
      newPassword: 'another one',
    });

    await jane.command.advance('PT1H');
    await run();

    expect((await jane.account('Girokonto')).balance).toBe(balance);
    expect(await interfaceOf('Girokonto')).toMatchObject({
      status: 'DOWNLOAD_FAILED',
      lastSuccessfulUpdate: FIRST,
      lastUpdateAttempt: '2026-03-02T17:00:00.000+01:00',
    });
    expect(await jane.seen('/accounts/dailyBalances?perPage=1')).not.toHaveProperty(
      'latestCommonBalanceTimestamp',
    );
  });
});
