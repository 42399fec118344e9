import { FinicityClient, send } from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

let world: FinicityWorld;

beforeEach(async () => {
  world = await FinicityWorld.start();
});
afterEach(() => world.close());

const refused = (problem: string) => ({
  status: 401,
  headers: { 'www-authenticate': `OAuth oauth_problem="${problem}"` },
});

describe('the token call', () => {
  it('answers text: the secret of 40 first, then the token of 48, and no newline', async () => {
    const answer = await world.client.fetchToken();

    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain');
    expect(answer.text).toMatch(/^oauth_token_secret=[^&]{40}&oauth_token=[^&]{48}$/);
    expect(answer.headers['content-length']).toBe('120');
    expect(answer.headers['intuit_tid']).toMatch(/^gw-[0-9a-f-]{36}$/);
  });

  it('gives a new token each time, and the earlier one lives on', async () => {
    const first = await world.client.access();
    world.client.signOut();
    const second = await world.client.access();

    expect(second.token).not.toBe(first.token);
    expect(second.token.slice(0, 24)).toBe(first.token.slice(0, 24));
    expect(await world.customer()).toMatchObject({ liveTokens: 2, createdAt: START });
  });

  it('refuses an unknown consumer key, with the problem in header and body', async () => {
    const answer = await world.client.fetchToken({ consumerKey: 'nobody' });

    expect(answer).toMatchObject(refused('consumer_key_unknown'));
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.text).toContain('oauth_problem=consumer_key_unknown');
    expect((await world.explained()).rule).toBe('consumerKeyUnknown: no app has this consumer key');
  });

  it('refuses user names that are shorter than six characters, normal as they were before', async () => {
    const answer = await new FinicityClient(world.sandbox.url, '12345').fetchToken();

    expect(answer).toMatchObject(refused('parameter_rejected'));
  });

  it('refuses an assertion of another issuer, and none at all', async () => {
    const url = `${world.sandbox.url}/oauth/v1/get_access_token_by_saml`;

    expect(await world.client.fetchToken({ samlIssuer: 'somebody else' })).toMatchObject(
      refused('consumer_key_unknown'),
    );
    expect(await send(url, { method: 'POST' })).toMatchObject(refused('parameter_absent'));
  });

  it('does not route on Host, and takes the key from the form', async () => {
    const answer = await send(`${world.sandbox.url}/oauth/v1/get_access_token_by_saml`, {
      method: 'POST',
      headers: { host: 'financialdatafeed.platform.intuit.com' },
      body: 'saml_assertion=AAAA&oauth_consumer_key=doppelbankDevelopmentConsumerKey',
    });

    expect(answer.status).toBe(401);
    expect((await world.explained()).rule).toMatch(/^assertion/);
  });
});

describe('signed calls', () => {
  it('accepts the header form, the query form and a body hash', async () => {
    expect((await world.client.get('/accounts')).status).toBe(200);
    expect((await world.client.get('/accounts', { placement: 'query' })).status).toBe(200);
    expect((await world.client.put('/logins/1', {}, { hashed: true })).status).toBe(404);
  });

  it('answers an expired token with exactly token_rejected and a Status body', async () => {
    const { client } = world;
    const { token, tokenSecret } = await client.access();
    await world.advance('PT1H');
    Object.assign(client, { access: () => Promise.resolve({ token, tokenSecret }) });

    const answer = await client.get('/accounts');

    expect(answer).toMatchObject(refused('token_rejected'));
    expect(answer.headers['challengesessionid']).toBeUndefined();
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.authentication.failed',
          errorMessage:
            'The request is not authenticated: oauth_problem=token_rejected, ' +
            'the token expired at 2016-07-01T16:52:26.397Z',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
  });

  it('knows no token of another world', async () => {
    const access = await world.client.access();
    const elsewhere = new FinicityClient(`${world.sandbox.url}/w/elsewhere`);
    Object.assign(elsewhere, { access: () => Promise.resolve(access) });

    expect(await elsewhere.get('/accounts')).toMatchObject(refused('token_rejected'));
  });

  it('signs over the world prefix', async () => {
    const elsewhere = new FinicityClient(`${world.sandbox.url}/w/elsewhere`);

    expect(await elsewhere.get('/accounts')).toMatchObject({ status: 200, json: { accounts: [] } });
  });

  it('says what should have been signed', async () => {
    const { token } = await world.client.access();
    Object.assign(world.client, { access: () => Promise.resolve({ token, tokenSecret: 'x' }) });

    expect(await world.client.get('/accounts')).toMatchObject(refused('signature_invalid'));

    const { rule, next } = await world.explained();
    expect(rule).toBe('signatureWrong: oauth_signature is not that of this base string');
    expect(next).toMatch(/^sign this base string: GET&http%3A%2F%2F127.0.0.1/);
  });

  it('refuses a nonce that comes again', async () => {
    const url = `${world.sandbox.url}/financialdatafeed/v1/accounts`;
    const { signRequest } = await import('../../src/providers/finicity/client/requests.js');
    const { headers } = signRequest({
      method: 'GET',
      url,
      consumerKey: 'doppelbankDevelopmentConsumerKey',
      consumerSecret: 'doppelbankDevelopmentConsumerSecret',
      ...(await world.client.access()),
      timestamp: Math.floor(Date.now() / 1000),
    });

    expect((await send(url, { headers })).status).toBe(200);
    expect(await send(url, { headers })).toMatchObject(refused('nonce_used'));
  });

  it('refuses a call that is not signed at all', async () => {
    const answer = await send(`${world.sandbox.url}/financialdatafeed/v1/institutions`);

    expect(answer).toMatchObject(refused('parameter_absent'));
  });

  it.each(['', 'x', 'z'.repeat(48), '../../etc/passwd', `${'0'.repeat(24)}${'f'.repeat(24)}`])(
    'refuses the token "%s"',
    async (token) => {
      Object.assign(world.client, { access: () => Promise.resolve({ token, tokenSecret: 's' }) });

      expect((await world.client.get('/accounts')).status).toBe(401);
    },
  );
});

describe('relaxed authentication', () => {
  const call = (headers: Record<string, string>) =>
    send(`${world.sandbox.url}/financialdatafeed/v1/accounts`, { headers });

  it('is off by default', async () => {
    expect((await call({ 'x-doppelbank-customer': 'quick-curl' })).status).toBe(401);
  });

  it('takes the customer from a header where a setting allows it', async () => {
    await world.close();
    world = await FinicityWorld.start({ relaxedAuthentication: true });

    expect(
      await call({ 'x-doppelbank-customer': 'quick-curl', accept: 'application/json' }),
    ).toMatchObject({
      status: 200,
      json: { accounts: [] },
    });
    expect((await call({ 'x-doppelbank-customer': 'short' })).status).toBe(401);
    expect((await call({})).status).toBe(401);
  });
});
