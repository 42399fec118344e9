import {
  askForToken,
  assertionFor,
  base64,
  callsOf,
  FORM,
  FORMER_HOST,
  tokenByName,
  type AssertionHabits,
  type CallByHand,
} from '../support/finicity-by-hand.js';
import {
  answers,
  CCBANK,
  credentials,
  sessionOf,
  XML_TYPE,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const CUSTOMER = 'jane_doe+1';
const JSON_TYPE = 'application/json';
const JSON_HEADERS = { accept: JSON_TYPE, 'content-type': JSON_TYPE };
const REFRESHED = { code: '0', success: '2016-07-01T17:52:26.397Z' };

let world: FinicityWorld;
let login: number;

/** Data that is two hours old. */
beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
  await world.advance('PT2H');
});
afterEach(() => world.close());

const standard = (habits?: AssertionHabits) =>
  `saml_assertion=${encodeURIComponent(base64(assertionFor(CUSTOMER, habits)))}`;
const isoSeconds = (instant: number) => new Date(instant).toISOString().slice(0, 19);

const sent = (body: object) => ({ headers: JSON_HEADERS, body: JSON.stringify(body) });

describe('clients in Node', () => {
  let call: CallByHand;

  /** Pair by pair, without a look at their names; dates with an offset and no fraction. */
  beforeEach(async () => {
    const { url } = world.sandbox;
    const answer = await askForToken(
      url,
      standard({ date: (instant) => `${isoSeconds(instant)}+00:00` }),
    );
    const [secret = '', token = ''] = answer.text
      .split('&')
      .map((pair) => String(pair.split('=')[1]));
    call = callsOf(url, { secret, token });
  });

  it('read the token by position', async () => {
    expect((await call('GET', '/accounts', { headers: JSON_HEADERS })).status).toBe(200);
  });

  it('look at the first account without asking whether there is one', async () => {
    const { json } = await call('GET', '/accounts', { headers: JSON_HEADERS });

    expect((json as { accounts: readonly object[] }).accounts[0]).toMatchObject({
      institutionLoginId: login,
    });
  });

  it('look for oauth_problem in the body, too', async () => {
    const { text } = await callsOf(world.sandbox.url, { token: 'x', secret: 'y' })(
      'GET',
      '/accounts',
    );

    expect(text).toContain('oauth_problem');
  });

  it('keep the headers of a challenge on every later call, where they mean nothing', async () => {
    const challenged = await call('POST', CCBANK, sent(credentials('tfa_text', 'any')));
    const headers = { ...JSON_HEADERS, ...sessionOf(challenged) };
    await call('POST', CCBANK, { headers, body: JSON.stringify(answers('Rex')) });

    const listed = await call('GET', '/accounts', { headers });
    const institutions = await call('GET', '/institutions', { headers });
    const refreshed = await call('PUT', `/logins/${login}?refresh=true`, { headers, body: '{}' });
    const changed = await call('PUT', `/logins/${login}?refresh=true`, {
      headers,
      body: JSON.stringify(credentials('demo', 'go')),
    });
    const gone = await call('DELETE', '/customers', { headers });

    expect([challenged, listed, institutions].map(({ status }) => status)).toEqual([401, 200, 200]);
    expect([refreshed, changed, gone].map(({ status, text }) => [status, text])).toEqual([
      [200, ''],
      [200, ''],
      [200, ''],
    ]);
  });
});

describe('clients in PHP', () => {
  let call: CallByHand;

  /** With the certificate inside, under another host, and Swatch beats for a fraction. */
  beforeEach(async () => {
    const { url } = world.sandbox;
    const body = standard({ keyInfo: true, date: (instant) => `${isoSeconds(instant)}.071Z` });
    call = callsOf(url, tokenByName(await askForToken(url, body, { ...FORM, host: FORMER_HOST })));
  });

  it('sign in the query, beside a stray parameter Host', async () => {
    const listed = await call('GET', `/accounts/?Host=${FORMER_HOST}`, {
      inQuery: true,
      headers: { accept: JSON_TYPE },
    });
    const bare = await call('GET', '/institutions/101732', { inQuery: true });

    expect(listed).toMatchObject({ status: 200, json: { accounts: { length: 3 } } });
    expect(bare.headers['content-type']).toBe(XML_TYPE);
  });

  it('write a slash before their parameters', async () => {
    const answer = await call('PUT', `/logins/${login}/?refresh=true&Host=${FORMER_HOST}`, {
      inQuery: true,
      ...sent({}),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await world.stateOf(login)).toMatchObject(REFRESHED);
  });

  it('answer a challenge without refresh', async () => {
    await world.happens('mfaDemanded');
    const challenged = await call('PUT', `/logins/${login}/?refresh=true`, {
      inQuery: true,
      ...sent({}),
    });

    const answer = await call('PUT', `/logins/${login}/`, {
      inQuery: true,
      headers: { ...JSON_HEADERS, ...sessionOf(challenged) },
      body: JSON.stringify(answers('Rex')),
    });

    expect([challenged.status, answer.status]).toEqual([401, 200]);
    expect(await world.stateOf(login)).toMatchObject(REFRESHED);
  });
});
