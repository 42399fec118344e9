import { credentials, FinicityClient, loginIdOf, XML_TYPE } from '../support/finicity-client.js';
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

  it('leaves 106 when the credentials lead to accounts of somebody else', async () => {
    const rheinaue = (userid: string, pin: string) => ({
      credentials: {
        credential: [
          { name: 'Login Name', value: userid },
          { name: 'PIN', value: pin },
        ],
      },
    });
    const path = '/institutions/310001/logins';
    const real = new FinicityClient(world.sandbox.url, 'a_real_one');
    const anna = loginIdOf(await real.post(path, rheinaue('anna.lindner', 'sommerwind')));

    const answer = await real.put(
      `/logins/${String(anna)}?refresh=true`,
      rheinaue('nordwind', 'hobelbank'),
    );

    expect(answer).toMatchObject({ status: 503, json: { errorInfo: [{ errorCode: '106' }] } });
    const { json } = await real.get(`/logins/${String(anna)}/accounts`);
    expect((json as { accounts: readonly object[] }).accounts[0]).toMatchObject({
      aggrStatusCode: '106',
    });
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
