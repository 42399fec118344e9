import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  FinicityClient,
  sessionOf,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

let world: FinicityWorld;

afterEach(() => world.close());

const forbidden = (errorCode: string) => ({
  status: 403,
  json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode }] },
});
const customer = (name: string): FinicityClient => new FinicityClient(world.sandbox.url, name);
const demo = (client: FinicityClient, path = FINBANK): Promise<Answer> =>
  client.post(path, credentials('demo', 'go'));
const plan = async (): Promise<unknown> =>
  (await world.sandbox.request.get('/_sandbox/worlds/default/finicity/plan').expect(200)).body;
const set = (settings: object) =>
  world.sandbox.request
    .patch('/_sandbox/worlds/default')
    .send({ settings: { finicity: settings } });

describe('the calls of discoverAndAddAccounts that a plan has', () => {
  it('are not limited unless a setting says so', async () => {
    world = await FinicityWorld.start();
    await demo(world.client);

    expect(await plan()).toEqual({
      discoverCalls: {},
      discoverCallLimit: null,
      customers: 1,
      customerLimit: null,
      accountLimit: null,
      requestsPerMinute: null,
    });
  });

  it('count failures, questions, answers and nonsense, of all customers together', async () => {
    world = await FinicityWorld.start({ discoverCallLimit: 6 });
    const other = customer('somebody-else');
    expect((await world.client.post(FINBANK, credentials('demo', 'wrong'))).status).toBe(503);
    const challenged = await other.post(CCBANK, credentials('tfa_text', 'any'));
    const answered = await other.post(CCBANK, answers('Rex'), { headers: sessionOf(challenged) });
    expect(answered.status).toBe(201);
    expect((await other.post(CCBANK, { nonsense: true })).status).toBe(400);
    expect((await other.post('/institutions/1/logins', {})).status).toBe(404);
    expect((await demo(world.client)).status).toBe(201);

    expect(await demo(world.client)).toMatchObject(forbidden('api.max.discoveries'));

    expect(await world.explained()).toEqual({
      rule: 'all 6 calls of the plan are used',
      next: 'raise the setting discoverCallLimit, or set it to null',
    });
    expect(await demo(other)).toMatchObject(forbidden('api.max.discoveries'));
    expect(await plan()).toMatchObject({
      discoverCalls: { doppelbankDevelopmentConsumerKey: 6 },
    });
  });

  it('are no other calls', async () => {
    world = await FinicityWorld.start({ discoverCallLimit: 1 });
    const login = await world.discover();

    expect((await world.client.get('/accounts')).status).toBe(200);
    await world.advance('PT2H');
    expect((await world.client.put(`/logins/${String(login)}?refresh=true`, {})).status).toBe(200);
    expect((await demo(world.client)).status).toBe(403);
  });

  it('are more again once the setting is raised or taken away', async () => {
    world = await FinicityWorld.start({ discoverCallLimit: 0 });
    expect((await demo(world.client)).status).toBe(403);
    await set({ discoverCallLimit: 1 }).expect(200);
    expect((await demo(world.client)).status).toBe(201);
    expect((await demo(world.client)).status).toBe(403);
    await set({ discoverCallLimit: null }).expect(200);

    expect((await demo(world.client)).status).toBe(201);
  });

  it('are not given out twice to calls at once', async () => {
    world = await FinicityWorld.start({ discoverCallLimit: 3 });
    await world.client.access();

    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await demo(world.client)).status),
    );

    expect(statuses.sort()).toEqual([201, 201, 201, 403, 403, 403, 403, 403]);
  });

  it('cannot be used by somebody whom nobody knows', async () => {
    world = await FinicityWorld.start({ discoverCallLimit: 1 });
    await world.sandbox.request.post(`/financialdatafeed/v1${FINBANK}`).send({}).expect(401);

    expect((await demo(world.client)).status).toBe(201);
  });
});

describe('the throttle', () => {
  it('answers 429 with no body at all, in the minute of the world', async () => {
    world = await FinicityWorld.start({ requestsPerMinute: 2 });
    await world.client.access();
    expect((await world.client.get('/accounts')).status).toBe(200);
    expect((await world.client.get('/accounts/42')).status).toBe(404);

    for (const accept of ['application/json', 'application/xml']) {
      const answer = await world.client.get('/accounts', { accept });

      expect(answer).toMatchObject({ status: 429, text: '' });
      expect(answer.headers).toMatchObject({ 'content-length': '0', 'cache-control': 'no-cache' });
      expect(answer.headers['content-type']).toBeUndefined();
    }
    expect(await world.explained()).toEqual({
      rule: 'more than 2 requests a minute',
      next: 'advance PT34S',
    });
    await world.advance('PT34S');
    expect((await world.client.get('/accounts')).status).toBe(200);
  });

  it('counts all customers of an app together, but no tokens', async () => {
    world = await FinicityWorld.start({ requestsPerMinute: 1 });
    const other = customer('somebody-else');
    await world.client.access();
    await other.access();
    expect((await world.client.get('/accounts')).status).toBe(200);

    expect((await other.get('/accounts')).status).toBe(429);
    expect((await other.fetchToken()).status).toBe(200);
  });

  it('comes before anything is counted or looked at', async () => {
    world = await FinicityWorld.start({ requestsPerMinute: 0, discoverCallLimit: 5 });

    expect((await demo(world.client)).status).toBe(429);
    expect((await world.client.get('/accounts/nonsense')).status).toBe(429);

    expect(await plan()).toMatchObject({ discoverCalls: {} });
    expect(await world.customer()).toMatchObject({ createdAt: START, logins: [] });
  });

  it('is off unless a setting says so', async () => {
    world = await FinicityWorld.start();
    const statuses = await Promise.all(
      Array.from({ length: 150 }, async () => (await world.client.get('/accounts')).status),
    );

    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
