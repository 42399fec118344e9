import { FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

const PATH = '/clientConfiguration';
const read = (token = client) => finapi.ask('get', PATH, { token });
const edit = (body: unknown, token = client) => finapi.ask('patch', PATH, { token, body });

const FRESH = {
  pfmServicesEnabled: true,
  isAutomaticBatchUpdateEnabled: true,
  isDevelopmentModeEnabled: true,
  isNonEuroAccountsSupported: true,
  isAutoCategorizationEnabled: true,
  mandatorLicense: 'FULLY_LICENSED',
  preferredConsentType: 'RECURRING',
  refreshTokensValidityPeriod: 3600,
  userAccessTokensValidityPeriod: 3600,
  clientAccessTokensValidityPeriod: 3600,
  maxUserLoginAttempts: 0,
  transactionImportLimitation: 0,
  isUserAutoVerificationEnabled: true,
  isMandatorAdmin: false,
  isWebScrapingEnabled: true,
  aisEnabled: true,
  paymentsEnabled: true,
  isStandalonePaymentsEnabled: true,
  availableBankGroups: ['AT', 'DE'],
  products: ['ACCESS', 'WEB_FORM'],
  enabledProducts: {
    access: true,
    webForm: true,
    customerDashboard: false,
    dataIntelligence: false,
    giroIdent: false,
    schufaApi: false,
    diLabelling: false,
    contractManager: false,
    giroCheck: false,
    kreditCheck: false,
    kreditCheckB2B: false,
    debitFlex: false,
    transparencyRegister: false,
  },
  aisViaWebForm: false,
  pisViaWebForm: false,
  pisStandaloneViaWebForm: false,
  betaBanksEnabled: false,
  categoryRestrictionsEnabled: false,
  businessBanksEnabled: true,
  categoryRestrictions: [],
  accountTypeRestrictions: [],
  corsAllowedOrigins: [],
};

describe('getClientConfiguration', () => {
  it('tells every field in its order', async () => {
    const response = await read();

    expect(response.status).toBe(200);
    expect(response.body).toEqual(FRESH);
    expect(Object.keys(response.body as object)).toEqual(Object.keys(FRESH));
  });

  it('tells what only the staff can change', async () => {
    await finapi.settings({
      isAutomaticBatchUpdateEnabled: false,
      mandatorLicense: 'UNLICENSED',
      maxUserLoginAttempts: 3,
      corsAllowedOrigins: ['https://app.example'],
    });

    expect((await read()).body).toEqual({
      ...FRESH,
      isAutomaticBatchUpdateEnabled: false,
      mandatorLicense: 'UNLICENSED',
      maxUserLoginAttempts: 3,
      corsAllowedOrigins: ['https://app.example'],
    });
  });
});

describe('editClientConfiguration', () => {
  it('changes all that a client may change', async () => {
    const changes = {
      userNotificationCallbackUrl: 'http://localhost:9/notified?a=b',
      userSynchronizationCallbackUrl: 'https://example.com/deleted',
      refreshTokensValidityPeriod: 0,
      userAccessTokensValidityPeriod: 60,
      clientAccessTokensValidityPeriod: 2_147_483_647,
      betaBanksEnabled: true,
      preferredConsentType: 'ONETIME',
      businessBanksEnabled: false,
    };

    const response = await edit({
      ...changes,
      finTSProductRegistrationNumber: '0123456789ABCDEF',
      userAutoVerificationEnabled: false,
    });

    const expected = {
      ...FRESH,
      ...changes,
      finTSProductRegistrationNumber: 'XXXXX',
      isUserAutoVerificationEnabled: false,
    };
    expect(response.status).toBe(200);
    expect(response.body).toEqual(expected);
    expect((await read()).body).toEqual(expected);
  });

  // "" clears, null leaves alone.
  it('clears with an empty string and leaves alone with null', async () => {
    await edit({
      userNotificationCallbackUrl: 'http://one.example/',
      userSynchronizationCallbackUrl: 'http://two.example/',
      finTSProductRegistrationNumber: 'AB',
      userAccessTokensValidityPeriod: 120,
      betaBanksEnabled: true,
    }).expect(200);

    const response = await edit({
      userNotificationCallbackUrl: '',
      userSynchronizationCallbackUrl: null,
      finTSProductRegistrationNumber: '',
      userAccessTokensValidityPeriod: null,
      betaBanksEnabled: null,
    });

    expect(response.body).toEqual({
      ...FRESH,
      userSynchronizationCallbackUrl: 'http://two.example/',
      userAccessTokensValidityPeriod: 120,
      betaBanksEnabled: true,
    });
  });

  it('takes nothing for nothing', async () => {
    const response = await edit({ isMandatorAdmin: true, maxUserLoginAttempts: 3 });

    expect(response.status).toBe(200);
    expect(response.body).toEqual(FRESH);
  });

  it('changes some settings for all clients of the mandator', async () => {
    const other = { id: 'another-client', secret: 'ffffffff-0000-4000-8000-000000000001' };
    await finapi.change((world) => {
      world.document.set('fixtures', { 'finapi-clients': { furtherClients: [other] } });
    });
    await edit({
      userAutoVerificationEnabled: false,
      betaBanksEnabled: true,
      businessBanksEnabled: false,
      userAccessTokensValidityPeriod: 60,
    }).expect(200);

    const response = await read(await finapi.clientToken(other));

    expect(response.body).toEqual({
      ...FRESH,
      isUserAutoVerificationEnabled: false,
      betaBanksEnabled: true,
      businessBanksEnabled: false,
    });
  });

  it('steers verification of users who are created afterwards', async () => {
    await edit({ userAutoVerificationEnabled: false }).expect(200);
    const body = { id: 'jane', password: 'secret-password' };
    await finapi.ask('post', '/users', { token: client, body }).expect(201);

    await finapi.login('jane', 'secret-password').expect(403);
  });

  it.each([
    [{ userAccessTokensValidityPeriod: 59 }, 'ILLEGAL_FIELD_VALUE'],
    [{ refreshTokensValidityPeriod: -1 }, 'ILLEGAL_FIELD_VALUE'],
    [{ clientAccessTokensValidityPeriod: 2_147_483_648 }, 'ILLEGAL_FIELD_VALUE'],
    [{ clientAccessTokensValidityPeriod: 60.5 }, 'BAD_REQUEST'],
    [{ clientAccessTokensValidityPeriod: '3600' }, 'BAD_REQUEST'],
    [{ userNotificationCallbackUrl: `http://a.example/${'a'.repeat(512)}` }, 'ILLEGAL_FIELD_VALUE'],
    [{ userNotificationCallbackUrl: 'not a url' }, 'BAD_REQUEST'],
    [{ userSynchronizationCallbackUrl: 'ftp://a.example' }, 'BAD_REQUEST'],
    [{ userSynchronizationCallbackUrl: 'javascript:alert(1)' }, 'BAD_REQUEST'],
    [{ userSynchronizationCallbackUrl: ['http://a.example'] }, 'BAD_REQUEST'],
    [{ finTSProductRegistrationNumber: 'abc' }, 'ILLEGAL_FIELD_VALUE'],
    [{ finTSProductRegistrationNumber: 'A'.repeat(26) }, 'ILLEGAL_FIELD_VALUE'],
    [{ finTSProductRegistrationNumber: 12 }, 'BAD_REQUEST'],
    [{ preferredConsentType: 'SOMETIMES' }, 'ILLEGAL_FIELD_VALUE'],
    [{ preferredConsentType: 1 }, 'ILLEGAL_FIELD_VALUE'],
    [{ betaBanksEnabled: 'true' }, 'BAD_REQUEST'],
    [{ businessBanksEnabled: 1 }, 'BAD_REQUEST'],
    [{ userAutoVerificationEnabled: {} }, 'BAD_REQUEST'],
  ])('refuses %j', async (changes, code) => {
    const response = await edit({ ...changes, refreshTokensValidityPeriod: 7200, ...changes });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'PATCH /api/v2/clientConfiguration', [{ code }], '1/-'),
    );
    expect((await read()).body).toEqual(FRESH);
  });
});
