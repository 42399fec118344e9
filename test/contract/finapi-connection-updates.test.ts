import { Banking, codeIn, connectionIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const PSU = { 'PSU-IP-Address': '198.51.100.7' };
const update = (id: number, details: object = {}): object => ({
  bankConnectionId: id,
  bankingInterface: 'XS2A',
  ...details,
});

describe('an update', () => {
  it('needs nothing but the consent, and begins a download', async () => {
    const { id } = await jane.imported();

    const response = await jane.update(update(id)).expect(200);

    expect(connectionIn(response)).toMatchObject({ id, updateStatus: 'IN_PROGRESS' });
  });

  it('is 423 while another one holds the connection, as is everything that changes it', async () => {
    const { id } = connectionIn(await jane.import().expect(201));
    const busy = [
      await jane.update(update(id)),
      await jane.connect(update(id, { bankingInterface: 'FINTS_SERVER' })),
      await jane.ask('patch', `/${id}`, { name: 'x' }),
      await jane.ask('post', '/removeInterface', update(id)),
      await jane.ask('delete', `/${id}`),
      await jane.ask('delete', ''),
      await jane.ask('delete', `/${id}/aisConsent?bankingInterface=XS2A`),
    ];

    expect(busy.map((answer) => [answer.status, codeIn(answer)])).toEqual(
      busy.map(() => [423, 'LOCKED']),
    );
  });

  it('needs credentials where no consent is there', async () => {
    const { id } = await jane.imported({ bankingInterface: 'FINTS_SERVER' });
    const fints = update(id, { bankingInterface: 'FINTS_SERVER' });

    const response = await jane.update(fints).expect(422);

    expect(codeIn(response)).toBe('MISSING_FIELD');
    const pin = [{ label: 'PIN', value: 'demo_no_msa' }];
    await jane.update({ ...fints, loginCredentials: pin }).expect(200);
  });

  it('takes stored secrets', async () => {
    const { id } = await jane.imported({ bankingInterface: 'FINTS_SERVER', storeSecrets: true });

    await jane.update(update(id, { bankingInterface: 'FINTS_SERVER' })).expect(200);
  });

  it('tells what has failed in lastManualUpdate, and marks the accounts', async () => {
    const { id } = await jane.imported({ bankingInterface: 'FINTS_SERVER', storeSecrets: true });
    const loginCredentials = login('demo_no_msa', 'mistyped');

    const response = await jane
      .update(update(id, { bankingInterface: 'FINTS_SERVER', loginCredentials }))
      .expect(422);

    expect(codeIn(response)).toBe('BANK_SERVER_REJECTION');
    const shown = await jane.interfaceOf(id, 'FINTS_SERVER');
    expect(shown.lastManualUpdate).toEqual({
      result: 'BANK_SERVER_REJECTION',
      errorMessage: 'The bank has refused the login credentials. Please check them.',
      errorType: 'BUSINESS',
      timestamp: '2024-03-01T12:01:00.000+01:00',
    });
    await jane.update(update(id, { bankingInterface: 'FINTS_SERVER' })).expect(200);
  });

  it.each<[string, object, number, string]>([
    ['of an unknown connection', { bankConnectionId: 17 }, 404, 'UNKNOWN_ENTITY'],
    ['of an interface it lacks', { bankingInterface: 'FINTS_SERVER' }, 422, 'UNKNOWN_ENTITY'],
    [
      'by an unknown label',
      { loginCredentials: [{ label: 'x', value: 'y' }] },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    ['without an interface', { bankingInterface: undefined }, 400, 'MISSING_FIELD'],
    [
      'with a hash of nothing',
      { multiStepAuthentication: { hash: 'x', decoupledCallback: true } },
      422,
      'NO_EXISTING_CHALLENGE',
    ],
  ])('%s is refused', async (_what, details, status, code) => {
    const { id } = await jane.imported();

    const response = await jane.update(update(id, details));

    expect([response.status, codeIn(response)]).toEqual([status, code]);
  });

  it('cannot become the update of another connection', async () => {
    const old = { bankId: 277672, bankingInterface: 'FINTS_SERVER' };
    const first = await jane.imported({ ...old, loginCredentials: login('one') });
    await jane.imported({ ...old, loginCredentials: login('two') });

    const response = await jane
      .update({ ...update(first.id, old), loginCredentials: login('two') })
      .expect(422);

    expect(codeIn(response)).toBe('ILLEGAL_FIELD_VALUE');
  });
});

describe('a consent', () => {
  it('that has expired is refused once, and the next call asks for a new one', async () => {
    const { id } = await jane.imported({ storeSecrets: true });
    await rig.advance(91 * 86_400);

    const response = await jane.update(update(id)).expect(422);

    expect(codeIn(response)).toBe('INVALID_CONSENT');
    expect(await jane.interfaceOf(id)).toMatchObject({
      aisConsent: { status: 'NOT_PRESENT' },
      userActionRequired: true,
    });
    await jane.update(update(id)).expect(200);
    expect(await jane.interfaceOf(id)).toMatchObject({
      aisConsent: { status: 'PRESENT' },
      userActionRequired: false,
    });
  });

  it('allows four updates a day of which the bank is not told that its customer is there', async () => {
    const { id } = await jane.imported();
    const attempt = async (headers = {}): Promise<number> => {
      const { status } = await jane.update(update(id), headers);
      await rig.advance(60);
      return status;
    };
    const unattended: number[] = [];
    for (let n = 0; n < 5; n += 1) unattended.push(await attempt());

    expect(unattended).toEqual([200, 200, 200, 200, 422]);
    expect(await attempt(PSU)).toBe(200);
    await rig.advance(86_400);
    expect(await attempt()).toBe(200);
  });

  it('is deleted here and at the bank', async () => {
    const { id } = await jane.imported();
    const path = `/${id}/aisConsent?bankingInterface=XS2A`;

    const deleted = await jane.ask('delete', path).expect(200);
    const again = await jane.ask('delete', path).expect(200);

    expect(deleted.body).toEqual({ local: 'DELETED', remote: 'DELETED' });
    expect(again.body).toEqual({ local: 'NOT_EXIST', remote: 'NOT_EXIST' });
    expect((await jane.interfaceOf(id)).aisConsent).toEqual({
      status: 'NOT_PRESENT',
      supportsImportNewAccounts: true,
    });
    expect(codeIn(await jane.update(update(id)).expect(422))).toBe('MISSING_FIELD');
  });

  it('is not deleted without an interface that the connection has', async () => {
    const { id } = await jane.imported();
    const unknown = [
      await jane.ask('delete', `/${id}/aisConsent?bankingInterface=FINTS_SERVER`),
      await jane.ask('delete', '/17/aisConsent?bankingInterface=XS2A'),
      await jane.ask('delete', `/${id}/aisConsent`),
      await jane.ask('delete', `/${id}/aisConsent?bankingInterface=XS2A&forceDeletion=perhaps`),
    ];

    expect(unknown.map((answer) => [answer.status, codeIn(answer)])).toEqual([
      [422, 'UNKNOWN_ENTITY'],
      [422, 'UNKNOWN_ENTITY'],
      [400, 'MISSING_FIELD'],
      [400, 'BAD_REQUEST'],
    ]);
  });
});
