import { Banking, codeIn, connectionIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

describe('interfaces', () => {
  const fints = (id: number, details: object = {}) => ({
    bankConnectionId: id,
    bankingInterface: 'FINTS_SERVER',
    ...details,
  });

  it('are connected with credentials of their own or with those of another one', async () => {
    const { id } = await jane.imported({ storeSecrets: true });

    const response = await jane.connect(fints(id, { sourceBankingInterface: 'XS2A' })).expect(200);

    expect(connectionIn(response).interfaces.map((one) => one.bankingInterface)).toEqual([
      'XS2A',
      'FINTS_SERVER',
    ]);
    expect((await jane.settled(id)).accountIds).toHaveLength(3);
  });

  it('have consents and results each of their own', async () => {
    const { id } = await jane.imported({ storeSecrets: true });
    await jane.connect(fints(id, { loginCredentials: login('demo_no_msa') })).expect(200);

    const [xs2a, other] = (await jane.settled(id)).interfaces;
    expect(xs2a).toHaveProperty('aisConsent');
    expect(other).not.toHaveProperty('aisConsent');
    expect(other?.loginCredentials[1]).toEqual({ label: 'PIN' });
  });

  it.each<[string, object, number, string]>([
    ['of an unknown connection', { bankConnectionId: 17 }, 422, 'UNKNOWN_ENTITY'],
    [
      'that is there',
      { bankingInterface: 'XS2A', loginCredentials: login('demo_no_msa') },
      422,
      'ENTITY_EXISTS',
    ],
    ['from one that is not', { sourceBankingInterface: 'WEB_SCRAPER' }, 422, 'UNKNOWN_ENTITY'],
    ['from one without secrets', { sourceBankingInterface: 'XS2A' }, 422, 'MISSING_CREDENTIALS'],
    ['without credentials', {}, 422, 'ILLEGAL_FIELD_VALUE'],
    ['of somebody else', { loginCredentials: login('demo') }, 422, 'ILLEGAL_FIELD_VALUE'],
  ])('%s are refused', async (_what, details, status, code) => {
    const { id } = await jane.imported();

    const response = await jane.connect(fints(id, details));

    expect([response.status, codeIn(response)]).toEqual([status, code]);
  });

  it('with other login fields cannot lend their credentials', async () => {
    const { id } = await jane.imported({
      bankId: 290006,
      storeSecrets: true,
      loginCredentials: [
        { label: 'Anmeldename', value: 'nordwind' },
        { label: 'PIN', value: 'hobelbank' },
        { label: 'Zugangscode', value: '4711' },
      ],
    });

    const response = await jane.connect(fints(id, { sourceBankingInterface: 'XS2A' })).expect(422);

    expect(codeIn(response)).toBe('LOGIN_FIELDS_MISMATCH');
  });

  it('go from a connection, which goes with its last one', async () => {
    const { id } = await jane.imported({ storeSecrets: true });
    await jane.connect(fints(id, { sourceBankingInterface: 'XS2A' })).expect(200);
    await jane.settled(id);
    const remove = (bankingInterface: string) =>
      jane.ask('post', '/removeInterface', { bankConnectionId: id, bankingInterface });

    await remove('WEB_SCRAPER').expect(404);
    await remove('XS2A').expect(200);
    expect((await jane.get(id)).accountIds).toHaveLength(3);
    await remove('FINTS_SERVER').expect(200);
    await jane.ask('get', `/${id}`).expect(404);
  });
});

describe('deletions', () => {
  it('take a connection with its accounts, or all of them', async () => {
    const first = await jane.imported();
    await jane.ask('delete', `/${first.id}`).expect(200, '');
    await jane.ask('get', `/${first.id}`).expect(404);
    await jane.ask('delete', `/${first.id}`).expect(404);

    const second = await jane.imported();
    const response = await jane.ask('delete', '').expect(200);

    expect(response.body).toEqual({ identifiers: [second.id] });
    expect((await jane.ask('delete', '').expect(200)).body).toEqual({ identifiers: [] });
  });

  it('wait for the categorisation too', async () => {
    const { id } = connectionIn(await jane.import().expect(201));
    for (let look = 0; look < 3; look += 1) await jane.get(id);
    expect(await jane.get(id)).toMatchObject({ updateStatus: 'READY' });

    await jane.ask('delete', `/${id}`).expect(423);

    await jane.settled(id);
    await jane.ask('delete', `/${id}`).expect(200);
  });
});
