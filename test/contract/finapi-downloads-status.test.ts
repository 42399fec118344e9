import { FinapiUser } from '../support/finapi-user.js';
import { transactionsOf, update } from '../support/finapi-update.js';

let jane: FinapiUser;
let connection: number;
beforeEach(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({ bankId: 280001, login: 'demo' });
});
afterEach(() => jane.close());

const happen = (event: object): Promise<void> =>
  jane.command.happen({ institution: 'finapi-test-bank', login: 'demo', ...event });

const interfacesOf = async (name: string) => (await jane.account(name)).interfaces;

const FIRST = '2026-03-02T16:00:00.000+01:00';
const LATER = '2026-03-03T16:00:00.000+01:00';

describe('the status of an account', () => {
  it('is DEPRECATED once the bank no longer has it, and the others go on', async () => {
    await happen({ event: 'accountClosed', account: 'haushalt' });
    await jane.command.advance('P1D');

    await update(jane, connection);

    expect(await interfacesOf('Haushaltskonto')).toMatchObject([
      { status: 'DEPRECATED', lastSuccessfulUpdate: FIRST, lastUpdateAttempt: LATER },
      { bankingInterface: 'FINTS_SERVER', status: 'UPDATED', lastUpdateAttempt: FIRST },
    ]);
    expect(await interfacesOf('Girokonto')).toMatchObject([
      { status: 'UPDATED', lastSuccessfulUpdate: LATER, lastUpdateAttempt: LATER },
      { bankingInterface: 'FINTS_SERVER', lastUpdateAttempt: FIRST },
    ]);
  });

  it('is DOWNLOAD_FAILED while the bank is down, and nothing else changes', async () => {
    const before = await jane.account('Girokonto');
    const known = await transactionsOf(jane, before.id);
    await happen({ event: 'siteDown' });
    await jane.command.advance('P1D');

    await update(jane, connection);

    const after = await jane.account('Girokonto');
    expect(after.balance).toBe(before.balance);
    expect(after.interfaces[0]).toMatchObject({
      status: 'DOWNLOAD_FAILED',
      lastSuccessfulUpdate: FIRST,
      lastUpdateAttempt: LATER,
    });
    expect(await transactionsOf(jane, before.id)).toEqual(known);
  });

  it('is UPDATED again when the bank is back, with all that was missed', async () => {
    await happen({ event: 'siteDown' });
    await update(jane, connection);
    await happen({ event: 'siteUp' });
    await jane.command.advance('P7D');

    const changes = await update(jane, connection);

    expect((await interfacesOf('Girokonto'))[0]).toMatchObject({ status: 'UPDATED' });
    expect(changes.flatMap(({ added }) => added).length).toBeGreaterThan(3);
  });

  it('is each interface its own; the better one brings the bookings', async () => {
    await jane.command.advance('P7D');
    const { id, balance } = await jane.account('Girokonto');
    const known = await transactionsOf(jane, id);

    await update(jane, connection, { bankingInterface: 'FINTS_SERVER' });

    expect(await transactionsOf(jane, id)).toEqual(known);
    expect((await jane.account('Girokonto')).balance).toBe(balance);
    expect(await interfacesOf('Girokonto')).toMatchObject([
      { bankingInterface: 'XS2A', lastSuccessfulUpdate: FIRST },
      { bankingInterface: 'FINTS_SERVER', lastUpdateAttempt: '2026-03-09T16:00:00.000+01:00' },
    ]);
  });

  it('says what became of the accounts, where the result of the update only tells of the login', async () => {
    await happen({ event: 'accountClosed', account: 'giro' });
    await jane.command.advance('P1D');
    await update(jane, connection);

    const statuses = (await jane.accounts()).map(({ interfaces }) => interfaces[0]?.status);

    expect(statuses.sort()).toEqual(['DEPRECATED', 'UPDATED', 'UPDATED']);
  });
});

describe('what the user has chosen', () => {
  it('stays; what the bank says of the rest comes anew', async () => {
    const { id } = await jane.account('Girokonto');
    const path = `/accounts/${String(id)}`;
    await jane.patch(path, { accountName: 'Alltag', accountType: 'Savings', isNew: false });

    await update(jane, connection);

    expect(await jane.seen(path)).toMatchObject({
      accountName: 'Alltag',
      accountType: 'Savings',
      isNew: false,
      accountNumber: '1000100010',
    });
  });
});
