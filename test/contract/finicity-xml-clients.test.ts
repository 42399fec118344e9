import {
  askForToken,
  assertionFor,
  base64,
  callsOf,
  FORM,
  FORMER_HOST,
  tokenByName,
  urlSafe,
  type CallByHand,
} from '../support/finicity-by-hand.js';
import { FINBANK, XML_TYPE, type Answer } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const CUSTOMER = 'jane_doe+1';
const ROOT = 'http://schema.intuit.com/platform/fdatafeed';
const XML = { accept: XML_TYPE, 'content-type': XML_TYPE };
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

async function signIn(body: string, headers?: Readonly<Record<string, string>>) {
  const { url } = world.sandbox;
  return callsOf(url, tokenByName(await askForToken(url, body, headers)));
}

const credentialsXml = (prefix: string, userid: string, password: string) => {
  const key = (name: string, value: string) =>
    `<${prefix}credential xmlns:ns2="${ROOT}/institutionlogin/v1"><ns2:name>${name}</ns2:name>` +
    `<ns2:value>${value}</ns2:value></${prefix}credential>`;
  return (
    `<${prefix}InstitutionLogin xmlns${prefix === '' ? '' : ':ns1'}="${ROOT}/institutionlogin/v1">` +
    `<${prefix}credentials>${key('Banking Userid', userid)}${key('Banking Password', password)}` +
    `</${prefix}credentials></${prefix}InstitutionLogin>`
  );
};

describe('the Java SDK', () => {
  let call: CallByHand;

  /** URL-safe without padding, and not percent-encoded. */
  beforeEach(async () => {
    const assertion = urlSafe(assertionFor(CUSTOMER)).replace(/=+$/, '');
    call = await signIn(`saml_assertion=${assertion}`, { ...FORM, 'content-language': 'en-US' });
  });

  /** The first header decides what a 401 is; the second is used without a look. */
  function challengeIn({ headers }: Answer) {
    if (headers['challengesessionid'] === undefined) throw new Error('not authenticated');
    return {
      challengeSessionId: String(headers['challengesessionid']),
      challengeNodeId: (headers['challengenodeid'] as string).trim(),
    };
  }

  it('leaves a stray & behind its parameters', async () => {
    const answer = await call('PUT', `/logins/${login}?refresh=true&`, {
      headers: XML,
      body: `<ns3:InstitutionLogin xmlns:ns3="${ROOT}/institutionlogin/v1"/>`,
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await world.stateOf(login)).toMatchObject(REFRESHED);
  });

  it('knows only application/xml, with or without parameters', async () => {
    const answer = await call('GET', '/institutions', { headers: XML });

    expect(answer.headers['content-type']?.split(';')[0]).toBe('application/xml');
  });

  it('tells a challenge by its header and answers it without refresh', async () => {
    await world.happens('mfaDemanded');

    const challenged = await call('PUT', `/logins/${login}?refresh=true&`, { headers: XML });
    const headers = { ...XML, ...challengeIn(challenged) };
    const answer = await call('PUT', `/logins/${login}`, {
      headers,
      body:
        `<InstitutionLogin xmlns="${ROOT}/institutionlogin/v1"><challengeResponses><v11:response ` +
        `xmlns:v11="${ROOT}/challenge/v1">Rex</v11:response></challengeResponses></InstitutionLogin>`,
    });

    expect(headers.challengeNodeId).toMatch(/^\d+(\.\d+){3}$/);
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await world.stateOf(login)).toMatchObject(REFRESHED);
  });

  it('takes a 401 without that header as a refusal that has a Status', async () => {
    await world.advance('PT1H');

    const answer = await call('GET', '/accounts', { headers: XML });

    expect(answer.status).toBe(401);
    expect(() => challengeIn(answer)).toThrow('not authenticated');
    expect(answer.text).toContain(`<Status xmlns="${ROOT}/common/v1"><errorInfo><errorType>`);
  });
});

describe('clients in Ruby', () => {
  let call: CallByHand;

  /** In lines of sixty, with an XML declaration, and under the name of another host. */
  beforeEach(async () => {
    const lines = base64(assertionFor(CUSTOMER, { declaration: true })).replace(/.{60}/g, '$&\n');
    const body = `saml_assertion=${encodeURIComponent(lines)}`;
    call = await signIn(body, { ...FORM, host: FORMER_HOST });
  });

  it('name another host in every call, and sign the address that they call', async () => {
    const headers = { host: FORMER_HOST, 'content-type': XML_TYPE };

    for (const path of ['/accounts/', '/institutions', '/institutions/101732']) {
      expect((await call('GET', path, { headers })).status).toBe(200);
    }
  });

  it('hash the body of a PUT, also the empty one of a refresh in XML', async () => {
    const answer = await call('PUT', `/logins/${login}?refresh=true`, {
      headers: { host: FORMER_HOST, 'content-type': XML_TYPE },
      body: '',
      bodyHash: true,
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await world.stateOf(login)).toMatchObject(REFRESHED);
  });

  it('send needless prefixes, and find dates by a minus offset with or without milliseconds', async () => {
    const body = credentialsXml('ns1:', 'demo', 'go');

    const answer = await call('POST', FINBANK, { headers: XML, body, bodyHash: true });

    expect(answer.status).toBe(201);
    const dates = [...answer.text.matchAll(/<\w+Date>([^<]*)</g)].map(([, date]) => date);
    expect(dates.length).toBeGreaterThan(6);
    for (const date of dates) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?-\d\d:\d\d$/);
    }
  });

  it('look for InstitutionDetail, and else for the message of a Status', async () => {
    const details = await call('GET', '/institutions/101732', { headers: XML });
    const unknown = await call('GET', '/institutions/1', { headers: XML });

    expect(details.text).toMatch(/<InstitutionDetail [^>]*>/);
    expect(unknown.text).toMatch(/<Status [^>]*><errorInfo>.*<errorMessage>[^<]+<\/errorMessage>/);
  });
});

describe('a client in Python', () => {
  const body = `saml_assertion=${encodeURIComponent(
    base64(
      assertionFor(CUSTOMER, {
        date: (instant) => `${new Date(instant).toISOString().slice(0, 19)}.575326Z`,
      }),
    ),
  )}`;

  it('sends refresh=True with new credentials: stored unchecked, and content is empty', async () => {
    const call = await signIn(body);

    const answer = await call('PUT', `/logins/${login}?refresh=True`, {
      headers: { accept: '*/*', 'content-type': XML_TYPE },
      body: credentialsXml('', 'demo', 'certainly wrong'),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect((await world.stateOf(login)).code).toBe('0');
    expect(await world.customer()).toMatchObject({ logins: [{ credentials: 'unchecked' }] });
  });

  it('compares one header letter by letter, then fetches another token and repeats', async () => {
    const expired = await signIn(body);
    await world.advance('PT1H');

    const refused = await expired('GET', '/accounts', { headers: { accept: '*/*' } });
    const repeated = await (await signIn(body))('GET', '/accounts', { headers: { accept: '*/*' } });

    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('OAuth oauth_problem="token_rejected"');
    expect(repeated).toMatchObject({ status: 200, headers: { 'content-type': XML_TYPE } });
  });

  it('expects neither 200, 201 nor 401 for an id that it has made up', async () => {
    const call = await signIn(body);

    for (const path of ['/accounts/something_made_up', '/logins/something_made_up/accounts']) {
      expect([200, 201, 401]).not.toContain((await call('GET', path)).status);
    }
  });

  it('knows an empty list by a root without children', async () => {
    const stranger = await signIn(
      `saml_assertion=${encodeURIComponent(base64(assertionFor('somebody-else')))}`,
    );

    const { text } = await stranger('GET', '/accounts', { headers: { accept: '*/*' } });

    expect(text).toMatch(/^<\?xml [^>]*\?><ns8:AccountList [^>]*\/>$/);
  });
});
