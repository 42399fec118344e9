import { Banking, challengeIn, codeIn, connectionIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const happens = (event: object) => rig.happens('finapi-test-bank', 'demo_no_msa', event);
const update = (id: number, details: object = {}) =>
  jane.update({ bankConnectionId: id, bankingInterface: 'FINTS_SERVER', ...details });
const stored = () => jane.imported({ bankingInterface: 'FINTS_SERVER', storeSecrets: true });

describe('what happens at the bank', () => {
  it.each<[string, object, number, string, string, boolean]>([
    [
      'a lock',
      { event: 'loginLocked' },
      422,
      'BANK_SERVER_REJECTION',
      'BANK_SERVER_REJECTION',
      true,
    ],
    ['an outage', { event: 'siteDown' }, 500, 'UNEXPECTED_ERROR', 'INTERNAL_SERVER_ERROR', false],
    [
      'another PIN',
      { event: 'passwordChanged', newPassword: 'other' },
      422,
      'BANK_SERVER_REJECTION',
      'BANK_SERVER_REJECTION',
      false,
    ],
  ])('fails an update: %s', async (_what, event, status, code, result, userActionRequired) => {
    const { id } = await stored();
    await happens(event);

    const response = await update(id);

    expect([response.status, codeIn(response)]).toEqual([status, code]);
    expect(await jane.interfaceOf(id, 'FINTS_SERVER')).toMatchObject({
      lastManualUpdate: { result },
      userActionRequired,
    });
  });

  it('marks the accounts, while "OK" says no more than that the login worked', async () => {
    const { id, accountIds } = await stored();
    await happens({ event: 'loginLocked' });
    await update(id).expect(422);

    expect(await rig.accountStatuses(accountIds)).toEqual(accountIds.map(() => 'DOWNLOAD_FAILED'));

    await happens({ event: 'loginUnlocked' });
    await update(id).expect(200);
    expect(await jane.interfaceOf(id, 'FINTS_SERVER')).toMatchObject({
      lastManualUpdate: { result: 'OK' },
    });
    expect(await rig.accountStatuses(accountIds)).toEqual(
      accountIds.map(() => 'DOWNLOAD_IN_PROGRESS'),
    );
  });

  it('keeps a consent from being deleted there, unless the client insists', async () => {
    const { id } = await jane.imported();
    await happens({ event: 'siteDown' });
    const path = `/${id}/aisConsent?bankingInterface=XS2A`;

    const refused = await jane.ask('delete', path).expect(422);
    const forced = await jane.ask('delete', `${path}&forceDeletion=true`).expect(200);

    expect(codeIn(refused)).toBe('INVALID_CONSENT');
    expect(forced.body).toEqual({ local: 'DELETED', remote: 'NOT_DELETED' });
  });

  it('has ended a revoked consent already', async () => {
    const { id } = await jane.imported();
    await happens({ event: 'consentRevoked' });

    const deleted = await jane.ask('delete', `/${id}/aisConsent?bankingInterface=XS2A`).expect(200);

    expect(deleted.body).toEqual({ local: 'DELETED', remote: 'NOT_EXIST' });
  });
});

describe('an update that needs the customer', () => {
  const answer = (id: number, multiStepAuthentication?: object) =>
    update(id, multiStepAuthentication ? { multiStepAuthentication } : {});

  it('says so until one goes through without', async () => {
    const { id } = await stored();
    await happens({ event: 'mfaDemanded' });
    const { hash } = challengeIn(await answer(id));
    const required = async (): Promise<boolean> =>
      (await jane.interfaceOf(id, 'FINTS_SERVER')).userActionRequired;
    expect(await required()).toBe(true);

    await answer(id, { hash, twoStepProcedureId: '902' }).expect(510);
    await answer(id, { hash, challengeResponse: 'Rex' }).expect(200);
    await jane.settled(id);
    expect(await required()).toBe(true);

    await answer(id).expect(200);
    expect(await required()).toBe(false);
  });

  it('is not passed with the hash of another operation', async () => {
    const { hash } = challengeIn(await jane.import({ loginCredentials: login('demo') }));
    const { id } = await stored();

    const response = await answer(id, { hash, twoStepProcedureId: '902' }).expect(422);

    expect(codeIn(response)).toBe('NO_EXISTING_CHALLENGE');
  });

  it('goes on by the consent alone, without any credentials', async () => {
    const { id } = await jane.imported();
    await happens({ event: 'mfaDemanded' });
    const byConsent = (multiStepAuthentication?: object) =>
      update(id, {
        bankingInterface: 'XS2A',
        ...(multiStepAuthentication && { multiStepAuthentication }),
      });
    const { hash } = challengeIn(await byConsent());

    await byConsent({ hash, twoStepProcedureId: '902' }).expect(510);
    await byConsent({ hash, challengeResponse: 'Rex' }).expect(200);
  });

  it('may be cancelled in the app of the bank', async () => {
    const { id } = await stored();
    await happens({ event: 'mfaDemanded' });
    const { hash } = challengeIn(await answer(id));
    const path = `/users/jane/authentications/${hash}`;
    await rig.command('post', `${path}/cancel`).expect(409, /waits for the client/);
    await answer(id, { hash, twoStepProcedureId: '906' }).expect(510);

    await rig.command('post', `${path}/cancel`).expect(200);

    const response = await answer(id, { hash, decoupledCallback: true }).expect(422);
    expect(codeIn(response)).toBe('BANK_SERVER_REJECTION');
    expect(await jane.interfaceOf(id, 'FINTS_SERVER')).toMatchObject({
      lastManualUpdate: {
        result: 'BANK_SERVER_REJECTION',
        errorMessage: 'The authorisation was cancelled',
      },
    });
  });

  it('finds nothing to go on with once the credentials have changed', async () => {
    const { id } = await stored();
    await happens({ event: 'mfaDemanded' });
    const { hash } = challengeIn(await answer(id));
    const loginCredentials = [{ label: 'PIN', value: 'demo_no_msa' }];
    await jane
      .ask('patch', `/${id}`, { bankingInterface: 'FINTS_SERVER', loginCredentials })
      .expect(200);

    const response = await answer(id, { hash, twoStepProcedureId: '902' }).expect(422);

    expect(codeIn(response)).toBe('NO_EXISTING_CHALLENGE');
  });
});

describe('another customer of the bank', () => {
  it('is not let in by the consent of somebody else', async () => {
    const { id } = await jane.imported();
    const [name] = login('demo');

    const response = await update(id, { bankingInterface: 'XS2A', loginCredentials: [name] });

    expect([response.status, codeIn(response)]).toEqual([422, 'MISSING_FIELD']);
  });

  it('takes a connection over, but not the consent and what is stored', async () => {
    const { id } = await jane.imported({ storeSecrets: true });

    const xs2a = { bankingInterface: 'XS2A', loginCredentials: login('demo') };
    const { hash } = challengeIn(await update(id, xs2a));
    const step = (multiStepAuthentication: object) =>
      update(id, { ...xs2a, multiStepAuthentication });
    await step({ hash, twoStepProcedureId: '901' }).expect(510);
    const response = await step({ hash, challengeResponse: '123456' }).expect(200);

    expect(connectionIn(response).interfaces[0]).toMatchObject({
      loginCredentials: [{ label: 'Onlinebanking-ID', value: 'demo' }, { label: 'PIN' }],
      aisConsent: { status: 'PRESENT' },
    });
    const told = await rig.command('get', '/users/jane/connections').expect(200);
    expect(told.body).toMatchObject({
      connections: [
        {
          login: { name: 'demo' },
          interfaces: [{ ledger: { consents: [{ end: 'credentialsChanged' }, {}] } }],
        },
      ],
    });
  });
});
