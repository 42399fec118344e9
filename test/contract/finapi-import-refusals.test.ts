import { Banking, codeIn, login, plainImport, TEST_BANK_SHOWN } from '../support/finapi-banking.js';
import { FinapiRig, refusal } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const ENDPOINT = 'POST /api/v2/bankConnections/import';
const RHEINAUE = [
  { label: 'Anmeldename', value: 'anna.lindner' },
  { label: 'PIN', value: 'sommerwind' },
];

describe('an import that the bank refuses', () => {
  it('tells the end user why, names the bank, and leaves nothing', async () => {
    const response = await jane.import({ loginCredentials: login('demo', 'wrong') }).expect(422);

    expect(response.body).toEqual({
      ...(refusal(response, ENDPOINT, [
        {
          code: 'BANK_SERVER_REJECTION',
          type: 'BUSINESS',
          message: 'Die Bank hat die Zugangsdaten abgelehnt. Bitte prüfen Sie Ihre Eingaben.',
        },
      ]) as object),
      bank: TEST_BANK_SHOWN,
    });
    const list = await jane.ask('get', '').expect(200);
    expect(list.body).toEqual({ connections: [] });
  });

  it('says so in English to those who ask for it', async () => {
    const wrong = { loginCredentials: login('nobody') };
    const response = await jane.import(wrong, { 'accept-language': 'en' }).expect(422);

    expect(response.body).toMatchObject({
      errors: [{ message: 'The bank has refused the login credentials. Please check them.' }],
    });
  });
});

describe('an import with bad input', () => {
  it.each<[string, object, number, string]>([
    ['no bank', { bankId: undefined }, 400, 'MISSING_FIELD'],
    ['an unknown interface', { bankingInterface: 'HBCI' }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['an empty name', { name: '' }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['a name of 65 characters', { name: 'x'.repeat(65) }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['too few days', { maxDaysForDownload: 13 }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['too many days', { maxDaysForDownload: 3651 }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['half a day', { maxDaysForDownload: 14.5 }, 400, 'BAD_REQUEST'],
    ['positions without balances', { skipBalancesDownload: true }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['an unknown account type', { accountTypes: ['Depot'] }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['an account without IBAN', { accountReferences: [{}] }, 400, 'MISSING_FIELD'],
    [
      'a long redirect',
      { redirectUrl: `https://x/${'y'.repeat(2048)}` },
      400,
      'ILLEGAL_FIELD_VALUE',
    ],
    [
      'a hash too long',
      { multiStepAuthentication: { hash: 'a'.repeat(33) } },
      400,
      'ILLEGAL_FIELD_VALUE',
    ],
    ['no hash', { multiStepAuthentication: {} }, 400, 'MISSING_FIELD'],
    ['a field without value', { loginCredentials: [{ label: 'PIN' }] }, 400, 'MISSING_FIELD'],
    ['an unknown bank', { bankId: 17 }, 422, 'UNKNOWN_ENTITY'],
    [
      'an interface that the bank lacks',
      { bankingInterface: 'WEB_SCRAPER' },
      501,
      'UNSUPPORTED_BANK',
    ],
    [
      'an unknown label',
      { loginCredentials: [{ label: 'Pin', value: 'x' }] },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    ['no credentials at all', { loginCredentials: undefined }, 422, 'ILLEGAL_FIELD_VALUE'],
    ['an empty secret', { loginCredentials: login('demo', '') }, 422, 'ILLEGAL_FIELD_VALUE'],
    ['a control character', { loginCredentials: login('de\nmo') }, 422, 'ILLEGAL_FIELD_VALUE'],
    [
      'a label twice',
      { loginCredentials: [...login('demo'), ...login('demo')] },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    ['no redirect URL', { bankId: 280002 }, 422, 'ILLEGAL_FIELD_VALUE'],
    [
      'a redirect that would run',
      { bankId: 280002, redirectUrl: 'javascript:alert(1)' },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    ['types that the bank lacks', { accountTypes: ['Loan'] }, 422, 'NO_ACCOUNTS_FOR_TYPE_LIST'],
    [
      'a hash of nothing',
      { multiStepAuthentication: { hash: 'ab'.repeat(16), challengeResponse: '1' } },
      422,
      'NO_EXISTING_CHALLENGE',
    ],
  ])('%s', async (_what, details, status, code) => {
    const response = await jane.import(details);

    expect([response.status, codeIn(response)]).toEqual([status, code]);
  });

  it('is ENTITY_EXISTS for a login that has a connection already', async () => {
    await jane.imported();

    const response = await jane.import({ bankingInterface: 'FINTS_SERVER' }).expect(422);

    expect(codeIn(response)).toBe('ENTITY_EXISTS');
  });
});

describe('what the client may', () => {
  const attempt = async (settings: object, details: object = {}): Promise<[number, unknown]> => {
    await rig.settings(settings);
    const response = await jane.import(details);
    return [response.status, codeIn(response)];
  };

  it('no account information', async () => {
    expect(await attempt({ aisEnabled: false })).toEqual([403, 'FORBIDDEN']);
  });

  it.each([
    { mandatorLicense: 'UNLICENSED' },
    { mandatorLicense: 'PISP' },
    { aisViaWebForm: true },
  ])('must use the web form: %j', async (settings) => {
    expect(await attempt(settings)).toEqual([422, 'WEB_FORM_REQUIRED']);
  });

  it('no web scraping', async () => {
    const scraped = { bankId: 290005, bankingInterface: 'WEB_SCRAPER', loginCredentials: RHEINAUE };

    expect(await attempt({ isWebScrapingEnabled: false }, scraped)).toEqual([
      422,
      'ILLEGAL_ENTITY_STATE',
    ]);
  });

  it('no account types but its own, which are also what it gets without naming any', async () => {
    const only = { accountTypeRestrictions: ['Savings'] };

    expect(await attempt(only, { accountTypes: ['Checking'] })).toEqual([
      422,
      'INVALID_ACCOUNT_TYPES',
    ]);
    const { accountIds } = await jane.imported();
    expect(accountIds).toHaveLength(1);
  });

  it('no banks of countries that are not available', async () => {
    const german = { bankId: 290001, loginCredentials: RHEINAUE };

    expect(await attempt({ availableBankGroups: ['AT'] }, german)).toEqual([422, 'UNKNOWN_ENTITY']);
  });

  it('calls it with the token of a user alone', async () => {
    const token = await rig.clientToken();

    const response = await rig
      .ask('post', '/bankConnections/import', { token, body: plainImport() })
      .expect(403);

    expect(codeIn(response)).toBe('UNAUTHORIZED_ACCESS');
  });
});
