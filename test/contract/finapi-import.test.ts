import { Banking, connectionIn, OLD_BANK, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const procedure = (id: string, name: string, type?: string) => ({
  procedureId: id,
  procedureName: name,
  ...(type !== undefined && { procedureChallengeType: type }),
  implicitExecute: false,
});

describe('an import', () => {
  it('answers with the whole connection while its download goes on', async () => {
    const response = await jane.import({ name: 'Giro & mehr' }).expect(201);

    const { bank, ...connection } = response.body as { bank: object };
    expect(bank).toMatchObject({ id: 280001, name: 'finAPI Test Bank', blz: 'DEMO0001' });
    expect(connection).toEqual({
      id: expect.any(Number) as number,
      importDate: '2024-03-01T12:00:00.000+01:00',
      name: 'Giro & mehr',
      updateStatus: 'IN_PROGRESS',
      categorizationStatus: 'PENDING',
      accountIds: [expect.any(Number), expect.any(Number), expect.any(Number)],
      interfaces: [
        {
          bankingInterface: 'XS2A',
          loginCredentials: [{ label: 'Onlinebanking-ID', value: 'demo_no_msa' }, { label: 'PIN' }],
          twoStepProcedures: [
            procedure('901', 'smsTan', 'TEXT'),
            procedure('902', 'pushTan', 'TEXT'),
            procedure('904', 'chipTan optical', 'FLICKER_CODE'),
            procedure('905', 'chipTan QR', 'PHOTO'),
            procedure('906', 'Demo Decoupled Auth'),
          ],
          aisConsent: {
            status: 'PRESENT',
            expiresAt: '2024-05-30T13:00:00.000+02:00',
            supportsImportNewAccounts: true,
          },
          lastManualUpdate: { result: 'OK', timestamp: '2024-03-01T12:00:00.000+01:00' },
          userActionRequired: false,
          maxDaysForDownload: 0,
        },
      ],
    });
  });

  it('is 201 while IN_PROGRESS, and the categorisation has a life of its own after it', async () => {
    const { id, updateStatus } = connectionIn(await jane.import().expect(201));
    expect(updateStatus).toBe('IN_PROGRESS');

    const seen: string[] = [];
    for (let look = 0; look < 8; look += 1) {
      const shown = await jane.get(id);
      seen.push(`${shown.updateStatus} ${shown.categorizationStatus}`);
    }

    expect([...new Set(seen)]).toEqual([
      'IN_PROGRESS PENDING',
      'READY PENDING',
      'READY IN_PROGRESS',
      'READY READY',
    ]);
  });

  it('becomes ready with the clock as well', async () => {
    const { id } = connectionIn(await jane.import().expect(201));

    await rig.advance(60);

    expect(await jane.get(id)).toMatchObject({
      updateStatus: 'READY',
      categorizationStatus: 'READY',
    });
  });

  it('keeps the consent even where secrets are not stored', async () => {
    const { id } = await jane.imported({ storeSecrets: false });

    const { aisConsent, loginCredentials } = await jane.interfaceOf(id);
    expect(aisConsent).toMatchObject({ status: 'PRESENT' });
    expect(loginCredentials).toEqual([
      { label: 'Onlinebanking-ID', value: 'demo_no_msa' },
      { label: 'PIN' },
    ]);
  });

  it('shows stored secrets as XXXXX, and no automatic update before there was one', async () => {
    const { id } = await jane.imported({ storeSecrets: true });

    const shown = await jane.interfaceOf(id);
    expect(shown.loginCredentials[1]).toEqual({ label: 'PIN', value: 'XXXXX' });
    expect(shown).not.toHaveProperty('lastAutoUpdate');
  });

  it('has volatility with the fields of the bank, not with the credentials that are stored', async () => {
    const response = await jane
      .import({
        bankId: 290006,
        storeSecrets: true,
        loginCredentials: [
          { label: 'Anmeldename', value: 'nordwind' },
          { label: 'PIN', value: 'hobelbank' },
          { label: 'Zugangscode', value: '4711' },
        ],
      })
      .expect(201);

    const { interfaces, bank } = response.body as {
      interfaces: { loginCredentials: object[] }[];
      bank: { interfaces: { loginCredentials: object[] }[] };
    };
    expect(interfaces[0]?.loginCredentials).toEqual([
      { label: 'Anmeldename', value: 'nordwind' },
      { label: 'PIN', value: 'XXXXX' },
      { label: 'Zugangscode' },
    ]);
    expect(bank.interfaces[0]?.loginCredentials[2]).toMatchObject({ isVolatile: true });
  });

  it('uses a consent for one time once and does not store it', async () => {
    await rig.settings({ preferredConsentType: 'ONETIME' });

    const { id, accountIds } = await jane.imported();

    expect(accountIds).toHaveLength(3);
    expect((await jane.interfaceOf(id)).aisConsent).toMatchObject({ status: 'NOT_PRESENT' });
  });

  it('takes any credentials at the oldest test bank, but not the same twice', async () => {
    const old = { bankId: OLD_BANK, bankingInterface: 'FINTS_SERVER' };
    await jane.import({ ...old, loginCredentials: login('anything', 'at all') }).expect(201);

    await jane.import({ ...old, loginCredentials: login('anything', 'else') }).expect(422);
    await jane.import({ ...old, loginCredentials: login('other', 'at all') }).expect(201);
  });

  it('brings the transactions of that bank even if they are to be skipped', async () => {
    const skipping = { bankingInterface: 'FINTS_SERVER', skipPositionsDownload: true };
    await jane.imported({ ...skipping, bankId: OLD_BANK, loginCredentials: login('x') });
    const joe = await Banking.start(rig, 'joe');
    await joe.imported(skipping);

    expect(await rig.transactionCount('jane')).toBeGreaterThan(0);
    expect(await rig.transactionCount('joe')).toBe(0);
  });

  it('is made once, even where it is asked for twice at the same time', async () => {
    const both = await Promise.all([jane.import(), jane.import()]);

    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('asks for owners where the interface can tell them', async () => {
    const { owners } = await jane.imported({
      bankId: 290005,
      bankingInterface: 'WEB_SCRAPER',
      loadOwnerData: true,
      loginCredentials: [
        { label: 'Anmeldename', value: 'tobias.kern' },
        { label: 'PIN', value: 'mensa4ever' },
      ],
    });

    expect(owners).toEqual([{ firstName: 'Tobias', lastName: 'Kern', country: 'DE' }]);
  });
});

describe('lists of connections', () => {
  it('hold all, or those of some ids in both forms of a list', async () => {
    const first = await jane.imported();
    const second = await jane.imported({ bankId: 280002, redirectUrl: 'https://client.example' });
    const idsOf = async (query: string): Promise<number[]> => {
      const response = await jane.ask('get', query).expect(200);
      return (response.body as { connections: { id: number }[] }).connections.map(({ id }) => id);
    };

    expect(await idsOf('')).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(await idsOf(`?ids=${second.id}`)).toEqual([second.id]);
    expect(await idsOf(`?ids=${first.id}&ids=${second.id}`)).toHaveLength(2);
    expect(await idsOf(`?ids=${first.id}%2C${second.id}`)).toHaveLength(2);
    expect(await idsOf('?ids=17')).toEqual([]);
    expect(await idsOf('/')).toHaveLength(2);
  });
});
