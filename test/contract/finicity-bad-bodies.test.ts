import {
  credentials,
  FINBANK,
  XML_TYPE,
  type Answer,
  type Call,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const JSON_TYPE = 'application/json';
const REFUSED = { errorType: 'APP_ERROR', errorCode: 'api.request.invalid' };

let world: FinicityWorld;

beforeAll(async () => {
  world = await FinicityWorld.start();
});
afterAll(() => world.close());

/** After each attack the customer is as it was and the server answers. */
afterEach(async () => {
  expect((await world.client.get('/accounts')).json).toEqual({ accounts: [] });
});

const post = (type: string, body: string, call: Call = {}): Promise<Answer> =>
  world.client.call('POST', FINBANK, { accept: JSON_TYPE, type, body, ...call });

describe('bodies that nobody can read', () => {
  it.each([
    ['truncated JSON', JSON_TYPE, '{"credentials":{"credential":['],
    ['no JSON at all', JSON_TYPE, 'credentials'],
    ['a brace too many', JSON_TYPE, `${JSON.stringify(credentials('demo', 'go'))}}`],
    ['deep JSON', JSON_TYPE, '['.repeat(500_000)],
    ['truncated XML', XML_TYPE, '<InstitutionLogin><credentials>'],
    ['crossed XML', XML_TYPE, '<InstitutionLogin><a></InstitutionLogin></a>'],
    ['text', XML_TYPE, 'hello'],
    ['another root', XML_TYPE, '<Status/>'],
    ['deep XML', XML_TYPE, '<a>'.repeat(100_000)],
    ['a doctype', XML_TYPE, '<!DOCTYPE x SYSTEM "file:///etc/passwd"><InstitutionLogin/>'],
    [
      'an entity bomb',
      XML_TYPE,
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><InstitutionLogin>&b;</InstitutionLogin>',
    ],
    ['a zero byte', XML_TYPE, '<InstitutionLogin>\u0000</InstitutionLogin>'],
    ['JSON that says it is XML', XML_TYPE, JSON.stringify(credentials('demo', 'go'))],
    ['XML that says it is JSON', JSON_TYPE, '<InstitutionLogin/>'],
    ['an unknown charset', `${JSON_TYPE};charset=utf-16`, '{}'],
  ])('%s is refused with 400', async (_name, type, body) => {
    const answer = await post(type, body);

    expect(answer).toMatchObject({ status: 400, json: { errorInfo: [REFUSED] } });
  });

  it('a body over the limit is refused with 413', async () => {
    const answer = await post(JSON_TYPE, `"${'x'.repeat(1_100_000)}"`);

    expect(answer).toMatchObject({
      status: 413,
      json: { errorInfo: [{ errorCode: 'api.request.toolarge' }] },
    });
    world.client.signOut();
  });

  it.each(['text/plain', 'application/octet-stream', 'multipart/form-data', ''])(
    'a body of the type "%s" is refused with 415',
    async (type) => {
      const answer = await post(type, '{}');

      expect(answer).toMatchObject({
        status: 415,
        json: { errorInfo: [{ errorCode: 'api.mediatype.unsupported' }] },
      });
    },
  );
});

describe('bodies that mean nothing', () => {
  it.each([
    ['a list', []],
    ['a number', 7],
    ['text', 'go'],
    ['an unknown member', { credential: [] }],
    ['credentials that are text', { credentials: 'demo/go' }],
    ['a list of credentials', { credentials: [] }],
    ['a credential without value', { credentials: { credential: [{ name: 'Banking Userid' }] } }],
    [
      'a value that is an object',
      { credentials: { credential: [{ name: 'Banking Userid', value: {} }] } },
    ],
    ['a name that is a number', { credentials: { credential: [{ name: 1, value: 'x' }] } }],
    ['responses that are an object', { challengeResponses: { response: [{}] } }],
    ['names of prototypes', { credentials: { credential: [{ name: '__proto__', value: 'x' }] } }],
    ['a constructor', { constructor: { prototype: {} } }],
  ])('%s is refused with 400', async (_name, body) => {
    expect((await post(JSON_TYPE, JSON.stringify(body))).status).toBe(400);
  });

  it('refuses __proto__', async () => {
    const body = '{"__proto__":{"credentials":{"credential":[]}}}';

    expect((await post(JSON_TYPE, body)).status).toBe(400);
  });

  it('takes numbers and lists of one where text and lists are meant', async () => {
    const body = {
      credentials: {
        credential: [
          { name: 'Banking Userid', value: 'demo' },
          { name: 'Banking Password', value: 123 },
        ],
      },
    };
    const one = { credentials: { credential: { name: 'Banking Userid', value: 'demo' } } };

    expect((await post(JSON_TYPE, JSON.stringify(body))).json).toMatchObject({
      errorInfo: [{ errorCode: '123' }],
    });
    expect((await post(JSON_TYPE, JSON.stringify(one))).json).toMatchObject({
      errorInfo: [{ errorCode: 'api.login.credentials.invalid' }],
    });
  });

  it('keeps secrets out of the journal, whatever shape they come in', async () => {
    await post(JSON_TYPE, '{"password":"topsecret"}');
    await post(JSON_TYPE, '"topsecret"');
    await post(JSON_TYPE, '{"password":"topsecret"');
    await post('text/plain', 'topsecret');
    await post(
      XML_TYPE,
      '<InstitutionLogin><credentials><credential><name>x</name><value>topsecret</value></credential></credentials></InstitutionLogin>',
    );
    await post(XML_TYPE, '<InstitutionLogin>topsecret</InstitutionLogin>');

    expect(JSON.stringify(await world.journal())).not.toContain('topsecret');
  });

  it('answers two thousand responses quickly', async () => {
    const started = performance.now();
    const answer = await world.client.post(
      FINBANK,
      { challengeResponses: { response: Array.from({ length: 2000 }, () => '<b>&amp;') } },
      { headers: { challengeSessionId: 'x' } },
    );

    expect(answer.status).toBe(408);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
