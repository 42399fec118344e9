import {
  APP,
  askForToken,
  assertionFor,
  base64,
  callsOf,
  FORM,
  tokenByName,
  urlSafe,
  type AssertionHabits,
  type CallByHand,
} from '../support/finicity-by-hand.js';
import { answers, FINBANK, sessionOf, XML_TYPE, type Answer } from '../support/finicity-client.js';
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

describe('clients in Go', () => {
  let call: CallByHand;

  /** The key in the form and in no header; URL-safe with padding. */
  beforeEach(async () => {
    const { url } = world.sandbox;
    const body = new URLSearchParams({
      oauth_consumer_key: APP.consumerKey,
      saml_assertion: urlSafe(assertionFor(CUSTOMER)),
    });
    const headers = { 'content-type': FORM['content-type'] };
    call = callsOf(url, tokenByName(await askForToken(url, body.toString(), headers)));
  });

  it('send null with GET', async () => {
    for (const path of ['/accounts', `/logins/${login}/accounts`, '/institutions/101732']) {
      const answer = await call('GET', path, { headers: JSON_HEADERS, body: 'null' });

      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': JSON_TYPE } });
    }
  });

  it('send null with PUT, and members of null', async () => {
    const nothing = { credentials: { credential: null }, challengeResponses: null };

    for (const body of ['null', JSON.stringify(nothing)]) {
      const answer = await call('PUT', `/logins/${login}?refresh=true`, {
        headers: JSON_HEADERS,
        body,
      });
      expect(answer).toMatchObject({ status: 200, text: '' });
    }
    expect(await world.stateOf(login)).toMatchObject(REFRESHED);
  });

  it('send XML and read JSON, member by member', async () => {
    const key = (name: string, value: string) =>
      `<credential><name>${name}</name><value>${value}</value></credential>`;

    const { status, json } = await call('POST', FINBANK, {
      headers: { accept: JSON_TYPE, 'content-type': XML_TYPE },
      body:
        `<InstitutionLogin><credentials>${key('Banking Userid', 'tfa_choice')}` +
        `${key('Banking Password', 'go')}</credentials></InstitutionLogin>`,
    });

    expect(status).toBe(401);
    const { challenge } = json as { challenge: readonly object[] };
    expect(challenge.map((question) => Object.keys(question))).toEqual([['textOrImageAndChoice']]);
  });

  it('read the problem from a header that may be percent-encoded', async () => {
    const unknown = callsOf(world.sandbox.url, { token: '0'.repeat(48), secret: 'x' });

    const { headers } = await unknown('GET', '/accounts', { headers: JSON_HEADERS });

    const problem = /oauth_problem="([^"]*)"/.exec(headers['www-authenticate'] ?? '')?.[1];
    expect(decodeURIComponent(problem ?? '')).toBe('token_rejected');
  });
});

describe('clients in Scala and Haskell', () => {
  const MICROSECONDS = { date: (instant: number) => `${isoSeconds(instant)}.575326Z` };
  let answer: Answer;
  let call: CallByHand;

  beforeEach(async () => {
    const { url } = world.sandbox;
    answer = await askForToken(url, standard(MICROSECONDS));
    call = callsOf(url, tokenByName(answer));
  });

  it('count the characters of the token and of its secret', () => {
    const { token, secret } = tokenByName(answer);

    expect([token.length, secret.length]).toEqual([48, 40]);
  });

  it('fail without challengeNodeId, and answer with refresh=true', async () => {
    await world.happens('mfaDemanded');
    const challenged = await call('PUT', `/logins/${login}?refresh=true`, sent({}));

    const { challengesessionid, challengenodeid } = challenged.headers;
    expect([typeof challengesessionid, typeof challengenodeid]).toEqual(['string', 'string']);
    const answered = await call('PUT', `/logins/${login}?refresh=true`, {
      headers: { ...JSON_HEADERS, ...sessionOf(challenged) },
      body: JSON.stringify(answers('Rex')),
    });
    expect(answered).toMatchObject({ status: 200, text: '' });
  });

  it('take 404 as none, and read an error by its members', async () => {
    for (const path of ['/accounts/42', '/institutions/42', '/logins/42/accounts']) {
      const { status, json } = await call('GET', path, { headers: JSON_HEADERS });

      expect(status).toBe(404);
      expect(json).toEqual({
        errorInfo: [
          {
            errorType: 'APP_ERROR',
            errorCode: expect.stringMatching(/^api\.database\./) as string,
            errorMessage: expect.any(String) as string,
            correlationId: expect.stringMatching(/^gw-[0-9a-f-]{36}$/) as string,
          },
        ],
      });
    }
  });
});
