import {
  askForToken,
  assertionFor,
  base64,
  callsOf,
  tokenByName,
} from '../support/finicity-by-hand.js';
import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  FinicityClient,
  sessionOf,
  XML_TYPE,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

const ROOT = 'http://schema.intuit.com/platform/fdatafeed';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${login}${query}`;
const refresh = (query?: string) => world.client.put(path(query), {});
const codeOf = ({ json }: Answer) =>
  (json as { errorInfo: [{ errorCode: string }] }).errorInfo[0].errorCode;

describe('surprises of the rules', () => {
  it('401 has two meanings, told apart by the header challengeSessionId alone', async () => {
    await world.happens('mfaDemanded');
    await world.aggregate();
    const challenged = await refresh();
    const refused = await callsOf(world.sandbox.url, { token: 'x', secret: 'y' })(
      'GET',
      '/accounts',
    );

    expect([challenged.status, refused.status]).toEqual([401, 401]);
    expect(challenged.headers).toHaveProperty('challengesessionid');
    expect(Object.keys(challenged.json as object)).toEqual(['challenge']);
    expect(refused.headers).not.toHaveProperty('challengesessionid');
    expect(refused.text).toContain('<Status ');
  });

  it.each(['?refresh=True', '?refresh=false', ''])(
    'refresh is case-sensitive: "%s" stores credentials unchecked and says 200',
    async (query) => {
      expect(await world.client.put(path(query), credentials('demo', 'wrong'))).toMatchObject({
        status: 200,
        text: '',
      });
      expect(await world.stateOf(login)).toEqual({ code: '0', success: START, attempt: START });
      expect(codeOf(await refresh())).toBe('103');
    },
  );

  it('answers count by their place; in XML they are in another namespace than what holds them', async () => {
    const questions = [
      { kind: 'text', text: 'First?', answers: ['one'] },
      { kind: 'text', text: 'Second?', answers: ['two'] },
    ];
    const written = (...response: readonly string[]) =>
      `<InstitutionLogin xmlns="${ROOT}/institutionlogin/v1"><challengeResponses>` +
      response.map((text) => `<response xmlns="${ROOT}/challenge/v1">${text}</response>`).join('') +
      '</challengeResponses></InstitutionLogin>';
    const reply = async (...response: readonly string[]) =>
      world.client.put(path(), undefined, {
        type: XML_TYPE,
        body: written(...response),
        headers: sessionOf(await refresh()),
      });
    await world.happens('mfaDemanded', { questions });
    await world.aggregate();

    expect(codeOf(await reply('two', 'one'))).toBe('187');
    expect(await reply('one', 'two')).toMatchObject({ status: 200, text: '' });
  });

  it('headers of a challenge stay on later calls: what is in the body decides', async () => {
    await world.happens('mfaDemanded');
    await world.aggregate();
    const headers = sessionOf(await refresh());

    const asked = await world.client.put(path(), {}, { headers });
    const listed = await world.client.get('/accounts', { headers });
    await world.happens('mfaWithdrawn');
    const changed = await world.client.put(path(), credentials('demo', 'go'), { headers });

    expect([asked.status, listed.status, changed.status]).toEqual([401, 200, 200]);
  });

  it.each(['?refresh=true', '?refresh=false', ''])(
    'answers come with "%s", and count',
    async (query) => {
      await world.happens('mfaDemanded');
      await world.aggregate();
      const headers = sessionOf(await refresh());

      expect((await world.client.put(path(query), answers('Rex'), { headers })).status).toBe(200);
      expect((await world.stateOf(login)).code).toBe('0');
    },
  );

  it('slashes at the end, null with GET, empty bodies in XML and misspelt parameters occur', async () => {
    const { client } = world;
    await world.advance('PT1H');

    const statuses = [
      await client.get('/institutions/'),
      await client.get('/accounts/', { body: 'null' }),
      await client.get(`${path('')}/accounts/?tnxEndDate=2016-01-01`),
      await client.call('PUT', path('/?refresh=true&'), { type: XML_TYPE, body: '' }),
    ].map(({ status }) => status);

    expect(statuses).toEqual([200, 200, 200, 200]);
    expect((await world.stateOf(login)).success).toBe('2016-07-01T16:52:26.397Z');
  });

  it('185 is found out by GET, its questions come from PUT alone, and GET never refreshes', async () => {
    await world.happens('mfaDemanded');
    await world.advance('P1D');
    const found = await world.stateOf(login);
    await world.advance('PT2H');

    for (const listing of ['/accounts', `${path('')}/accounts`]) {
      expect((await world.client.get(listing)).headers).not.toHaveProperty('challengesessionid');
    }
    expect(found.code).toBe('185');
    expect(await world.stateOf(login)).toEqual(found);
    expect((await refresh()).headers).toHaveProperty('challengesessionid');
  });

  it('103 blocks a refresh, and only new credentials clear it', async () => {
    await world.happens('passwordChanged', { newPassword: 'new' });
    await world.aggregate();
    const { attempt } = await world.stateOf(login);
    await world.happens('passwordChanged', { newPassword: 'go' });
    await world.advance('PT1H');

    expect([codeOf(await refresh()), codeOf(await refresh())]).toEqual(['103', '103']);
    expect(await world.stateOf(login)).toMatchObject({ code: '103', attempt });
    expect((await world.client.put(path(), credentials('demo', 'go'))).status).toBe(200);
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('the hour counts for valid credentials: new ones are checked within it', async () => {
    await world.advance('PT30M');

    expect(await refresh()).toMatchObject({ status: 200, text: '' });
    expect((await world.stateOf(login)).attempt).toBe(START);
    expect(codeOf(await world.client.put(path(), credentials('demo', 'wrong')))).toBe('103');
    expect((await world.client.put(path(), credentials('demo', 'go'))).status).toBe(200);
    expect((await world.stateOf(login)).success).toBe('2016-07-01T16:22:26.397Z');
  });

  it('a customer comes to life, and back to life, by using a token', async () => {
    const { url } = world.sandbox;
    const body = `saml_assertion=${encodeURIComponent(base64(assertionFor('phoenix')))}`;
    const call = callsOf(url, tokenByName(await askForToken(url, body)));

    expect((await call('GET', '/accounts')).status).toBe(200);
    expect(await world.customer('phoenix')).toMatchObject({ createdAt: START });
    expect((await call('DELETE', '/customers')).status).toBe(200);
    expect(await world.customer('phoenix')).toMatchObject({ createdAt: null });
    expect((await call('GET', '/accounts')).status).toBe(200);
    expect(await world.customer('phoenix')).toMatchObject({ createdAt: START });
  });

  it('keys come unsorted; hidden ones are there and are not to be sent', async () => {
    const { json } = await world.client.get('/institutions/210004');
    const { keys } = json as { keys: { key: { displayOrder: number; displayFlag: boolean }[] } };
    const real = new FinicityClient(world.sandbox.url, 'real-customer');
    const credential = [
      { name: 'Member Number', value: 'maria.castillo' },
      { name: 'Access Code', value: 'wrong' },
    ];

    expect(keys.key.map(({ displayOrder }) => displayOrder)).not.toEqual([1, 2, 3]);
    expect(keys.key.some(({ displayFlag }) => !displayFlag)).toBe(true);
    expect(
      codeOf(await real.post('/institutions/210004/logins', { credentials: { credential } })),
    ).toBe('103');
  });

  it('one test bank takes any password, the other wants go', async () => {
    const { client } = world;

    expect((await client.post(CCBANK, credentials('direct', 'anything'))).status).toBe(201);
    expect((await client.post(FINBANK, credentials('demo', 'go'))).status).toBe(201);
    expect(codeOf(await client.post(FINBANK, credentials('demo', 'anything')))).toBe('103');
  });

  it.each(['1', '0', '12345', 'jane doe', 'jane.doe', 'a'.repeat(256)])(
    'the user name "%s" is refused, normal as some were before',
    async (name) => {
      const answer = await new FinicityClient(world.sandbox.url, name).fetchToken();

      expect(answer).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'OAuth oauth_problem="parameter_rejected"' },
      });
    },
  );

  it('calls of discovery are counted, failed ones and answers included', async () => {
    await world.sandbox.request
      .patch('/_sandbox/worlds/default')
      .send({ settings: { finicity: { discoverCallLimit: 3 } } })
      .expect(200);
    const challenged = await world.client.post(CCBANK, credentials('tfa_text', 'any'));

    const counted = [
      challenged,
      await world.client.post(FINBANK, credentials('demo', 'wrong')),
      await world.client.post(CCBANK, answers('Rex'), { headers: sessionOf(challenged) }),
      await world.client.post(CCBANK, credentials('demo', 'any')),
    ];

    expect(counted.map(({ status }) => status)).toEqual([401, 503, 201, 403]);
  });
});
