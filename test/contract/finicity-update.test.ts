import { credentials, FINBANK, XML_TYPE } from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${String(login)}${query}`;
const refresh = (query?: string) => world.client.put(path(query), {});
const fresh = { status: 200, text: '' };

describe('updateInstitutionLogin, scenario 1: refresh', () => {
  const EMPTY_LOGIN =
    '<InstitutionLogin xmlns="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1"></InstitutionLogin>';

  it.each([
    ['{ }', 'application/json', '{ }'],
    ['null', 'application/json', 'null'],
    ['an empty InstitutionLogin', XML_TYPE, EMPTY_LOGIN],
    ['a closed InstitutionLogin', XML_TYPE, '<InstitutionLogin/>'],
    ['no body and an XML media type', XML_TYPE, undefined],
    ['no body and no media type', undefined, undefined],
    ['white space', 'application/json', '  \n'],
    ['null members', 'application/json', '{"credentials":null,"challengeResponses":null}'],
    ['members of null', 'application/json', '{"credentials":{"credential":null}}'],
  ])('refreshes all accounts for %s', async (_name, type, body) => {
    await world.advance('PT2H');

    const answer = await world.client.call('PUT', path(), {
      ...(type !== undefined && { type }),
      ...(body !== undefined && { body }),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers['content-type']).toBeUndefined();
    expect(await world.stateOf(login)).toEqual({
      code: '0',
      success: '2016-07-01T17:52:26.397Z',
      attempt: '2016-07-01T17:52:26.397Z',
    });
  });

  it('leaves data and dates alone within the hour', async () => {
    await world.advance('PT59M59S');

    expect(await refresh()).toMatchObject(fresh);
    expect(await world.explained()).toEqual({
      rule: 'refreshed PT59M59S ago; the limit is PT1H',
      next: 'advance PT1S, or send new credentials',
    });
    expect(await world.stateOf(login)).toEqual({ code: '0', success: START, attempt: START });
  });

  it('refreshes again when the hour is over', async () => {
    await world.advance('PT1H');

    expect(await refresh()).toMatchObject(fresh);
    expect((await world.stateOf(login)).success).toBe('2016-07-01T16:52:26.397Z');
  });

  it('does not count the hour while the last attempt has failed', async () => {
    await world.advance('PT1H');
    await world.happens('siteDown', { code: 155 });
    expect((await refresh()).status).toBe(503);
    await world.happens('siteUp');

    expect(await refresh()).toMatchObject(fresh);
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it.each([
    '',
    '?refresh=True',
    '?refresh=TRUE',
    '?refresh=1',
    '?refresh=false',
    '?refresh=',
    '?refresh=false&refresh=true',
    '?Refresh=true',
  ])('does nothing for "%s"', async (query) => {
    await world.advance('PT2H');

    expect(await refresh(query)).toMatchObject(fresh);
    expect((await world.stateOf(login)).attempt).toBe(START);
    expect((await world.explained()).next).toBeUndefined();
  });

  it.each([
    '?refresh=true&',
    '?refresh=true&refresh=false',
    '/?refresh=true',
    '?x=1&refresh=true',
    '?refresh=%74rue',
  ])('refreshes for "%s"', async (query) => {
    await world.advance('PT2H');

    expect(await refresh(query)).toMatchObject(fresh);
    expect((await world.stateOf(login)).attempt).toBe('2016-07-01T17:52:26.397Z');
  });

  it('answers a failed aggregation with 503 and its number, and moves aggrAttemptDate only', async () => {
    await world.advance('PT2H');
    await world.happens('siteDown', { code: 105 });

    const answer = await refresh();

    expect(answer.status).toBe(503);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'WARNING',
          errorCode: '105',
          errorMessage: 'The site of the institution is not available',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
    expect(await world.stateOf(login)).toEqual({
      code: '105',
      success: START,
      attempt: '2016-07-01T17:52:26.397Z',
    });
  });

  it('writes a failure in XML, too', async () => {
    await world.advance('PT2H');
    await world.happens('siteDown', { code: 105 });

    const answer = await world.client.call('PUT', path(), { accept: '*/*' });

    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Status xmlns="http://schema.intuit.com/platform/fdatafeed/common/v1"><errorInfo>' +
        '<errorType>WARNING</errorType><errorCode>105</errorCode>' +
        '<errorMessage>The site of the institution is not available</errorMessage>' +
        `<correlationId>${String(answer.headers['intuit_tid'])}</correlationId>` +
        '</errorInfo></Status>',
    );
  });

  it('asks the bank again for a login that was locked, once it is unlocked', async () => {
    await world.advance('PT2H');
    await world.happens('loginLocked');
    expect((await refresh()).json).toMatchObject({ errorInfo: [{ errorCode: '108' }] });
    await world.happens('loginUnlocked');

    expect(await refresh()).toMatchObject(fresh);
  });

  it('is 404 for a login that is not the caller’s, and 400 for what is no number', async () => {
    expect(await world.client.put('/logins/12345?refresh=true', {})).toMatchObject({
      status: 404,
      json: {
        errorInfo: [
          { errorType: 'APP_ERROR', errorCode: 'api.database.institutionlogin.notfound' },
        ],
      },
    });
    expect((await world.client.put('/logins/something_made_up?refresh=true', {})).status).toBe(400);
  });
});

describe('updateInstitutionLogin, scenario 3: new credentials', () => {
  const send = (password: string, query?: string) =>
    world.client.put(path(query), credentials('demo', password));
  const changed = () => world.happens('passwordChanged', { newPassword: 'new secret' });

  it('103 blocks scenario 1, and only scenario 3 clears it', async () => {
    await world.advance('PT2H');
    await changed();
    expect((await refresh()).json).toMatchObject({ errorInfo: [{ errorCode: '103' }] });
    await world.advance('PT1M');

    const again = await refresh();

    expect(again.status).toBe(503);
    expect(await world.explained()).toEqual({
      rule: 'the last attempt ended with 103; the bank is not asked with the same credentials',
      next: 'send new credentials with refresh=true',
    });
    expect((await world.stateOf(login)).attempt).toBe('2016-07-01T17:52:26.397Z');
    expect(await send('new secret')).toMatchObject(fresh);
    expect(await world.stateOf(login)).toEqual({
      code: '0',
      success: '2016-07-01T17:53:26.397Z',
      attempt: '2016-07-01T17:53:26.397Z',
    });
  });

  it('refuses wrong credentials with 503 and 103, in the words of real answers', async () => {
    const answer = await send('wrong');

    expect(answer).toMatchObject({
      status: 503,
      json: {
        errorInfo: [
          { errorType: 'WARNING', errorCode: '103', errorMessage: 'Login error. Error on logon' },
        ],
      },
    });
    expect(answer.headers['challengesessionid']).toBeUndefined();
    expect((await world.stateOf(login)).code).toBe('103');
  });

  it('validates new credentials even within the hour', async () => {
    await world.advance('PT1M');

    expect(await send('go')).toMatchObject(fresh);
    expect((await world.stateOf(login)).success).toBe('2016-07-01T15:53:26.397Z');
  });

  it.each(['', '?refresh=True', '?refresh=false', '?refresh=yes'])(
    'stores credentials unchecked and says 200 for "%s"',
    async (query) => {
      await world.advance('PT2H');

      expect(await send('certainly wrong', query)).toMatchObject(fresh);
      expect(await world.stateOf(login)).toEqual({ code: '0', success: START, attempt: START });
      expect((await refresh()).json).toMatchObject({ errorInfo: [{ errorCode: '103' }] });
    },
  );

  it('stores right credentials unchecked, which a refresh then uses', async () => {
    await changed();
    await world.advance('PT2H');
    expect((await refresh()).status).toBe(503);

    expect(await send('new secret', '?refresh=True')).toMatchObject(fresh);

    expect((await world.stateOf(login)).code).toBe('103');
    expect(await refresh()).toMatchObject(fresh);
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('does not apply the hour to credentials that nobody has checked', async () => {
    await send('wrong', '');

    expect((await refresh()).status).toBe(503);
  });

  it.each([
    ['a missing key', [{ name: 'Banking Userid', value: 'demo' }]],
    [
      'a misspelt key',
      [
        { name: 'Banking UserID', value: 'demo' },
        { name: 'Banking Password', value: 'go' },
      ],
    ],
    [
      'a key too many',
      [...credentials('demo', 'go').credentials.credential, { name: 'PIN', value: '1' }],
    ],
    [
      'a key twice',
      [...credentials('demo', 'go').credentials.credential, { name: 'Banking Userid', value: 'x' }],
    ],
    ['none at all', []],
  ])('refuses %s with 400 and changes nothing', async (_name, credential) => {
    const answer = await world.client.put(path(), { credentials: { credential } });

    expect(answer).toMatchObject({
      status: 400,
      json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.login.credentials.invalid' }] },
    });
    expect(await world.stateOf(login)).toEqual({ code: '0', success: START, attempt: START });
  });

  it('does not look at the names of credentials that it stores unchecked', async () => {
    const answer = await world.client.put(path(''), {
      credentials: { credential: [{ name: 'Anything', value: 'x' }] },
    });

    expect(answer).toMatchObject(fresh);
  });

  it('takes XML with any prefixes, by local name', async () => {
    const body =
      '<?xml version="1.0"?><ns1:InstitutionLogin xmlns:ns1="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1">' +
      '<ns1:credentials><ns1:credential xmlns:ns2="urn:other"><ns2:name>Banking Userid</ns2:name><ns2:value>demo</ns2:value></ns1:credential>' +
      '<ns1:credential><ns1:name>Banking Password</ns1:name><ns1:value>go</ns1:value></ns1:credential></ns1:credentials></ns1:InstitutionLogin>';

    const answer = await world.client.call('PUT', path(), { type: XML_TYPE, body });

    expect(answer).toMatchObject(fresh);
    expect((await world.explained()).rule).toBe('the bank let the customer in');
  });

  it('keeps nothing of what was typed in the journal', async () => {
    await send('new secret');

    const bodies = (await world.journal()).map(({ request }) => request.body ?? '').join();

    expect(bodies).not.toMatch(/secret|"go"|"demo"/);
    expect(bodies).toContain('{"name":"Banking Password","value":"XXXXX"}');
  });
});

it('takes the same customer back to the same login when it discovers again', async () => {
  const again = await world.client.post(FINBANK, credentials('demo', 'go'));

  expect(again.json).toMatchObject({ accounts: [{ institutionLoginId: login }, {}, {}] });
  expect((await world.client.get('/accounts')).json).toMatchObject({ accounts: { length: 3 } });
});
