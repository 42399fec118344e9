import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  FinicityClient,
  sessionOf,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

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

describe('the customers that a plan has', () => {
  it('are those that have activated an institution', async () => {
    world = await FinicityWorld.start({ customerLimit: 1 });
    await customer('only-looking').get('/accounts');
    expect((await demo(world.client)).status).toBe(201);

    const answer = await demo(customer('one-too-many'));

    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.max.customers',
          errorMessage: 'The offering has reached the maximum number of customers allowed.',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
    expect((await demo(world.client, CCBANK)).status).toBe(201);
    expect(await plan()).toMatchObject({ customers: 1, customerLimit: 1 });
  });

  it('count those from before the limit, and no longer those that are gone', async () => {
    world = await FinicityWorld.start();
    await demo(world.client);
    await set({ customerLimit: 2 }).expect(200);
    expect((await demo(customer('second'))).status).toBe(201);
    expect((await demo(customer('third-one'))).status).toBe(403);
    await customer('second').call('DELETE', '/customers');

    expect((await demo(customer('third-one'))).status).toBe(201);
    expect((await demo(customer('second'))).status).toBe(403);
  });

  it('do not share the last place', async () => {
    world = await FinicityWorld.start({ customerLimit: 2 });
    const clients = ['first-one', 'second', 'third-one', 'fourth'].map(customer);
    await Promise.all(clients.map((client) => client.access()));

    const statuses = (await Promise.all(clients.map((client) => demo(client)))).map(
      ({ status }) => status,
    );

    expect(statuses.sort()).toEqual([201, 201, 403, 403]);
  });
});

describe('the accounts that a customer may have', () => {
  it('are not exceeded: the discovery adds none at all', async () => {
    world = await FinicityWorld.start({ accountLimit: 12 });
    expect((await demo(world.client, CCBANK)).status).toBe(201);

    const answer = await demo(world.client);

    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.max.accounts',
          errorMessage: 'The customer has reached the maximum number of accounts allowed.',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
    expect(await world.customer()).toMatchObject({ logins: [{ accounts: { length: 10 } }] });
  });

  it('may be found again, and others once there is room', async () => {
    world = await FinicityWorld.start({ accountLimit: 12 });
    await demo(world.client, CCBANK);
    await set({ accountLimit: 5 }).expect(200);
    expect((await demo(world.client, CCBANK)).status).toBe(201);
    expect((await demo(world.client)).status).toBe(403);
    await set({ accountLimit: 13 }).expect(200);

    expect((await demo(world.client)).status).toBe(201);
  });

  it('do not make a customer testing or real when none is added', async () => {
    world = await FinicityWorld.start({ accountLimit: 2 });
    expect((await demo(world.client)).status).toBe(403);

    expect(await world.customer()).toMatchObject({ kind: null, logins: [] });
  });

  it('leave a session open for which there was no room', async () => {
    world = await FinicityWorld.start({ accountLimit: 5 });
    const challenged = await world.client.post(CCBANK, credentials('tfa_text', 'any'));
    const reply = () =>
      world.client.post(CCBANK, answers('Rex'), { headers: sessionOf(challenged) });
    expect(await reply()).toMatchObject(forbidden('api.max.accounts'));
    await set({ accountLimit: 10 }).expect(200);

    expect((await reply()).status).toBe(201);
  });
});
