import { Banking, connectionIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;

beforeEach(async () => {
  rig = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  jane = await Banking.start(rig, 'jane', { isAutoUpdateEnabled: true });
});
afterEach(() => rig.close());

const edit = (id: number, body: object) => jane.ask('patch', `/${String(id)}`, body);
const statuses = (accountIds: readonly number[]) => rig.accountStatuses(accountIds);
const night = () => rig.advance(86_400);

interface Explained {
  readonly connections: readonly {
    readonly interfaces: readonly {
      readonly bankingInterface: string;
      readonly eligible: boolean;
    }[];
  }[];
}

const eligibility = async () => {
  const response = await rig.command('get', '/users/jane/batch-update').expect(200);
  return (response.body as Explained).connections[0]?.interfaces.map(
    ({ bankingInterface, eligible }) => [bankingInterface, eligible] as const,
  );
};

describe('surprises of bank connections', () => {
  it('9: a consent is kept though secrets are not, so that the batch runs; new credentials end it', async () => {
    const { id } = await jane.imported({ storeSecrets: false });

    const [imported] = (await jane.get(id)).interfaces;
    expect(imported?.aisConsent?.status).toBe('PRESENT');
    expect(imported?.loginCredentials).toContainEqual({ label: 'PIN' });
    expect(await eligibility()).toEqual([['XS2A', true]]);

    const loginCredentials = [{ label: 'PIN', value: 'demo_no_msa' }];
    await edit(id, { bankingInterface: 'XS2A', loginCredentials }).expect(200);
    expect((await jane.interfaceOf(id)).aisConsent?.status).toBe('NOT_PRESENT');
  });

  it('10: the bank tells whether a field is volatile; the connection has labels and values alone', async () => {
    const { id } = await jane.imported({ storeSecrets: true });

    const { bank, interfaces } = connectionIn(
      await jane.ask('get', `/${String(id)}`),
    ) as ReturnType<typeof connectionIn> & {
      readonly bank: { interfaces: { loginCredentials: object[] }[] };
    };

    expect(bank.interfaces[0]?.loginCredentials).toEqual([
      { label: 'Onlinebanking-ID', isSecret: false, isVolatile: false, isMandatory: true },
      { label: 'PIN', isSecret: true, isVolatile: false, isMandatory: true },
    ]);
    expect(interfaces[0]?.loginCredentials).toEqual([
      { label: 'Onlinebanking-ID', value: 'demo_no_msa' },
      { label: 'PIN', value: 'XXXXX' },
    ]);
  });

  it('11: consent, last automatic update and required action belong to interfaces, not to connections', async () => {
    const { id } = await jane.imported();
    await jane
      .connect({
        bankConnectionId: id,
        bankingInterface: 'FINTS_SERVER',
        loginCredentials: login('demo_no_msa'),
      })
      .expect(200);
    await jane.settled(id);
    expect(await eligibility()).toEqual([
      ['XS2A', true],
      ['FINTS_SERVER', false],
    ]);

    await night();

    const connection = await jane.get(id);
    for (const name of ['aisConsent', 'lastAutoUpdate', 'userActionRequired']) {
      expect(connection).not.toHaveProperty(name);
    }
    expect(connection.interfaces).toMatchObject([
      { aisConsent: { status: 'PRESENT' }, lastAutoUpdate: { result: 'OK' } },
      { bankingInterface: 'FINTS_SERVER' },
    ]);
    expect(connection.interfaces[1]).not.toHaveProperty('lastAutoUpdate');
    expect(connection.interfaces[1]).not.toHaveProperty('aisConsent');
  });

  it('12: lastAutoUpdate is absent until the first automatic run; no import or update sets it', async () => {
    const { id } = await jane.imported();
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }).expect(200);
    await jane.settled(id);
    const before = await jane.interfaceOf(id);

    await night();

    expect(before).not.toHaveProperty('lastAutoUpdate');
    expect(before.lastManualUpdate?.result).toBe('OK');
    const after = await jane.interfaceOf(id);
    expect(after).toMatchObject({ lastAutoUpdate: { result: 'OK' } });
    expect(after.lastManualUpdate).toEqual(before.lastManualUpdate);
  });

  it('13: OK says that the login worked; how accounts fared is said at the account', async () => {
    const { id, accountIds } = await jane.imported();
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }).expect(200);

    expect((await jane.interfaceOf(id)).lastManualUpdate?.result).toBe('OK');
    expect(await statuses(accountIds)).toEqual(accountIds.map(() => 'DOWNLOAD_IN_PROGRESS'));
  });

  it('15: the batch downloads what was skipped before; an update by hand keeps to its own flags', async () => {
    const skipped = { skipBalancesDownload: true, skipPositionsDownload: true };
    const { id } = await jane.imported(skipped);
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A', ...skipped }).expect(200);
    await jane.settled(id);
    const token = await rig.tokenOf('jane');
    const known = async () => {
      const accounts = (await rig.ask('get', '/accounts', { token })).body as {
        accounts: { balance?: number }[];
      };
      const { paging } = (await rig.ask('get', '/transactions?view=bankView', { token })).body as {
        paging: { totalCount: number };
      };
      return [accounts.accounts.filter(({ balance }) => balance !== undefined), paging.totalCount];
    };
    expect(await known()).toEqual([[], 0]);

    await night();

    const [balances, count] = await known();
    expect(balances).toHaveLength(3);
    expect(count).toBeGreaterThan(0);
  });

  it('17: an import is 201 while it goes on; categorisation comes later, with a status of its own', async () => {
    const seen: string[] = [];
    const look = ({ updateStatus, categorizationStatus }: ReturnType<typeof connectionIn>) =>
      seen.push(`${updateStatus} ${categorizationStatus}`);

    const connection = connectionIn(await jane.import().expect(201));
    look(connection);
    for (const seconds of [1, 4, 4]) {
      await rig.advance(seconds);
      look(await jane.get(connection.id));
    }

    expect(seen).toEqual([
      'IN_PROGRESS PENDING',
      'IN_PROGRESS PENDING',
      'READY IN_PROGRESS',
      'READY READY',
    ]);
  });
});
