import { Banking, challengeIn, codeIn, connectionIn } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

/** A bank of which the fixtures know no like. */
const bank = (bankId: number, source: object) => ({
  id: `odd-${bankId}`,
  name: 'Odd Bank',
  country: 'DE',
  bankCode: '99280001',
  credentials: [
    { id: 'userid', secret: false, finapi: { label: 'Name' } },
    { id: 'password', secret: true, finapi: { label: 'PIN' } },
  ],
  finapi: {
    bankId,
    blz: '99280001',
    location: 'DE',
    interfaces: [
      { bankingInterface: 'XS2A', credentials: ['userid', 'password'], ...source },
      { bankingInterface: 'FINTS_SERVER', credentials: [], isAisSupported: false },
    ],
  },
});

const DETAILED = 299001;
const IMPLICIT = 299002;
const NAMELESS = 299003;
const ONETIME = 299004;
const EMPTY = 299005;

const REDIRECT = { properties: ['REDIRECT_APPROACH'] };
const BANKS = [
  bank(DETAILED, { properties: ['DETAILED_CONSENT'] }),
  bank(IMPLICIT, {
    twoStepProcedures: [{ procedureId: '1', procedureName: 'Karte', implicitExecute: true }],
  }),
  bank(NAMELESS, { ...REDIRECT, credentials: [] }),
  bank(ONETIME, { consentTypes: ['ONETIME'] }),
  { ...bank(EMPTY, {}), finapi: { bankId: EMPTY, blz: '99280001' } },
];

const account = (id: string, kind: string, number: string) => ({
  id,
  kind,
  name: id,
  number,
  currency: 'EUR',
  opening: 100_000,
  band: { low: 50_000, high: 150_000 },
  sweep: { surplus: 'Sparen', shortfall: 'Ausgleich' },
});

const FIXTURES = {
  institutions: BANKS,
  personas: [
    {
      id: 'otto',
      name: 'Otto Odd',
      story: 'Is a customer of odd banks.',
      country: 'DE',
      logins: [
        { institutions: BANKS.map(({ id }) => id), userid: 'otto', password: 'secret' },
        {
          institutions: [`odd-${IMPLICIT}`],
          userid: 'asked',
          password: 'secret',
          mfa: { rounds: [['finapi-tan']] },
        },
      ],
      accounts: [account('giro', 'checking', '1234567'), account('geld', 'savings', '7654321')],
    },
  ],
};

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  await rig.addFixtures(FIXTURES);
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const credentials = (name = 'otto') => [
  { label: 'Name', value: name },
  { label: 'PIN', value: 'secret' },
];
const ask = (bankId: number, details: object = {}) =>
  jane.import({ bankId, loginCredentials: credentials(), ...details });

describe('a detailed consent', () => {
  const IBAN = 'DE76992800010001234567';

  it('is for the accounts that are named, and for no new ones', async () => {
    const { id, accountIds } = connectionIn(
      await ask(DETAILED, { accountReferences: [{ iban: IBAN }] }).expect(201),
    );
    await jane.settled(id);

    expect(accountIds).toHaveLength(1);
    expect(await jane.interfaceOf(id)).toMatchObject({
      aisConsent: { status: 'PRESENT', supportsImportNewAccounts: false },
    });
    const update = { bankConnectionId: id, bankingInterface: 'XS2A' };
    await jane.update(update).expect(200);
    expect((await jane.settled(id)).accountIds).toHaveLength(1);
    const response = await jane.update({
      ...update,
      importNewAccounts: true,
      accountReferences: [{ iban: IBAN }],
    });
    expect([response.status, codeIn(response)]).toEqual([422, 'ILLEGAL_ENTITY_STATE']);
  });

  it.each([
    ['no accounts', undefined],
    ['an empty list', []],
    ['an account that the bank does not know', [{ iban: 'DE02120300000000202051' }]],
  ])('with %s is refused', async (_what, accountReferences) => {
    const response = await ask(DETAILED, { accountReferences });

    expect([response.status, codeIn(response)]).toEqual([422, 'ILLEGAL_FIELD_VALUE']);
  });
});

describe('a procedure that needs nothing passed back', () => {
  it('has been approved by the time the call is answered', async () => {
    await ask(IMPLICIT, { loginCredentials: credentials('asked') }).expect(201);
  });
});

describe('a bank that asks everything on its own page', () => {
  const nameless = { loginCredentials: undefined, redirectUrl: 'app.client:/back' };

  it('learns there who its customer is', async () => {
    const { hash, redirectUrl = '' } = challengeIn(await ask(NAMELESS, nameless));
    await rig.page('get', redirectUrl).expect(200, /<label for="userid">Anmeldename<\/label>/);
    const form = { decision: 'approve', userid: 'otto', pin: 'secret' };
    await rig.page('post', redirectUrl, { ...form, userid: 'nobody' }).expect(422);

    const { headers } = await rig.page('post', redirectUrl, form).expect(303);

    expect(headers['location']).toMatch(/^app\.client:\/back\?state=/);
    const redirectCallback = (headers['location'] ?? '').replace(/^.*\?/, '');
    const again = { ...nameless, multiStepAuthentication: { hash, redirectCallback } };
    const { id } = connectionIn(await ask(NAMELESS, again).expect(201));
    await jane.settled(id);
    const update = {
      bankConnectionId: id,
      bankingInterface: 'XS2A',
      redirectUrl: 'https://x.example',
    };
    await jane.update(update).expect(200);
  });

  it('is told so by the control API', async () => {
    const { hash } = challengeIn(await ask(NAMELESS, nameless));
    const path = `/users/jane/authentications/${hash}/approve`;

    await rig.command('post', path, {}).expect(400, /One of: otto/);
    const approved = await rig.command('post', path, { login: 'otto' }).expect(200);

    const { redirectCallback } = approved.body as { redirectCallback: string };
    const again = { ...nameless, multiStepAuthentication: { hash, redirectCallback } };
    await ask(NAMELESS, again).expect(201);
    const second = challengeIn(await ask(NAMELESS, nameless));
    const otherPath = `/users/jane/authentications/${second.hash}/approve`;
    const other = await rig.command('post', otherPath, { login: 'otto' }).expect(200);
    const callback = (other.body as { redirectCallback: string }).redirectCallback;
    const twin = await ask(NAMELESS, {
      ...nameless,
      multiStepAuthentication: { hash: second.hash, redirectCallback: callback },
    });
    expect([twin.status, codeIn(twin)]).toEqual([422, 'ENTITY_EXISTS']);
  });
});

describe('other banks', () => {
  it('may give up a procedure, which then is the default no longer', async () => {
    const { id } = connectionIn(await ask(IMPLICIT).expect(201));
    await jane.settled(id);
    await jane.ask('patch', `/${id}`, { defaultTwoStepProcedureId: '1' }).expect(200);
    expect((await jane.interfaceOf(id)).defaultTwoStepProcedureId).toBe('1');

    const changed = BANKS.map((one) => (one.id === `odd-${IMPLICIT}` ? bank(IMPLICIT, {}) : one));
    await rig.addFixtures({ ...FIXTURES, institutions: changed });
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }).expect(200);

    expect(await jane.interfaceOf(id)).not.toHaveProperty('defaultTwoStepProcedureId');
  });

  it('give the kind of consent that they know', async () => {
    const { id } = connectionIn(await ask(ONETIME).expect(201));

    await jane.settled(id);

    expect((await jane.interfaceOf(id)).aisConsent).toMatchObject({ status: 'NOT_PRESENT' });
    const told = await rig.command('get', '/users/jane/connections').expect(200);
    const [connection] = (told.body as { connections: { interfaces: object[] }[] }).connections;
    expect(connection?.interfaces[0]).toMatchObject({
      ledger: { consents: [{ type: 'ONETIME', end: 'used' }] },
    });
  });

  it.each([
    [EMPTY, 'XS2A'],
    [ONETIME, 'FINTS_SERVER'],
  ])('are not supported: %d by %s', async (bankId, bankingInterface) => {
    const response = await ask(bankId, { bankingInterface });

    expect([response.status, codeIn(response)]).toEqual([501, 'UNSUPPORTED_BANK']);
  });
});
