import { CCBANK, credentials, FINBANK, XML_TYPE, type Answer } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;

beforeEach(async () => {
  world = await FinicityWorld.start();
});
afterEach(() => world.close());

const discover = (path: string, userid: string, password = 'any') =>
  world.client.post(path, credentials(userid, password));
const failed = (code: string) => ({
  status: 503,
  json: { errorInfo: [{ errorType: 'WARNING', errorCode: code }] },
});

describe('discoverAndAddAccounts without questions', () => {
  it('adds all accounts under one new login, before any transactions', async () => {
    const { status, json } = await discover(FINBANK, 'demo', 'go');

    expect(status).toBe(201);
    const { accounts } = json as { accounts: readonly Record<string, unknown>[] };
    expect(accounts).toHaveLength(3);
    expect(new Set(accounts.map(({ institutionLoginId }) => institutionLoginId)).size).toBe(1);
    expect(accounts.some((account) => 'lastTxnDate' in account)).toBe(false);
    const later = (await world.client.get('/accounts')).json as { accounts: readonly object[] };
    expect(later.accounts.every((account) => 'lastTxnDate' in account)).toBe(true);
  });

  it('takes and gives XML', async () => {
    const body =
      '<InstitutionLogin xmlns="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1"><credentials>' +
      '<credential><name>Banking Userid</name><value>demo</value></credential>' +
      '<credential><name>Banking Password</name><value>go</value></credential>' +
      '</credentials></InstitutionLogin>';

    const answer = await world.client.call('POST', FINBANK, { type: XML_TYPE, body });

    expect(answer.status).toBe(201);
    expect(answer.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?><ns8:AccountList /,
    );
    expect(answer.text).toContain('<ns6:BankingAccount><accountId>');
  });

  it('answers in the format of Accept, not in that of the body', async () => {
    const body = '<InstitutionLogin><credentials/></InstitutionLogin>';

    const answer = await world.client.call('POST', FINBANK, {
      type: XML_TYPE,
      accept: 'application/json',
      body,
    });

    expect(answer).toMatchObject({ status: 400, headers: { 'content-type': 'application/json' } });
  });

  it('merges what is discovered twice', async () => {
    const first = await discover(CCBANK, 'demo');
    await world.advance('PT1M');
    const again = await discover(CCBANK, 'demo', 'another password');

    const ids = ({ json }: Answer) =>
      (json as { accounts: readonly Record<string, unknown>[] }).accounts.map(
        ({ accountId, institutionLoginId }) => [accountId, institutionLoginId],
      );
    expect(again.status).toBe(201);
    expect(ids(again)).toEqual(ids(first));
  });

  it.each([
    [FINBANK, 'demo', '125', '125'],
    [FINBANK, 'invalid_user', 'go', '103'],
    [FINBANK, 'demo', 'wrong', '103'],
    [FINBANK, 'who is this', 'go', '103'],
    [FINBANK, 'discovertimeout', 'go', '155'],
    [CCBANK, 'bad', 'any', '103'],
    [CCBANK, 'direct', 'bad', '103'],
    [CCBANK, 'error_code', '108', '108'],
    [CCBANK, 'error_code', '185', '185'],
    [CCBANK, 'error_code', '999', '999'],
  ])('%s fails for %s/%s with %s and adds nothing', async (path, userid, password, code) => {
    const answer = await discover(path, userid, password);

    expect(answer).toMatchObject(failed(code));
    expect(answer.headers['challengesessionid']).toBeUndefined();
    expect(await world.customer()).toMatchObject({ logins: [], mfaSessions: [] });
  });

  it.each([
    ['325', 500],
    ['331', 408],
  ])('answers code %s with %i', async (code, status) => {
    expect((await discover(CCBANK, 'error_code', code)).status).toBe(status);
  });

  it('is 404 for an unknown institution, 400 without credentials', async () => {
    expect((await discover('/institutions/1/logins', 'demo', 'go')).status).toBe(404);
    expect((await world.client.post(FINBANK, {})).status).toBe(400);
    expect((await world.client.post(FINBANK, undefined)).status).toBe(400);
    expect((await world.client.post(FINBANK, { credential: [] })).status).toBe(400);
  });

  it('does not demand hidden keys, and does not take them', async () => {
    const credential = [
      { name: 'Member Number', value: 'maria.castillo' },
      { name: 'Access Code', value: 'nightshift' },
    ];
    const hidden = { name: 'Branch Region', value: '01' };
    const path = '/institutions/210004/logins';

    expect((await world.client.post(path, { credentials: { credential } })).status).toBe(401);
    expect(
      (await world.client.post(path, { credentials: { credential: [...credential, hidden] } }))
        .status,
    ).toBe(400);
  });
});
