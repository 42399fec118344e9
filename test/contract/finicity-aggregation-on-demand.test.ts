import { FinicityWorld, START } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

describe('aggregation on demand', () => {
  it('runs at once and tells how each login fared', async () => {
    await world.happens('mfaDemanded');

    expect(await world.aggregate()).toEqual({
      logins: [{ institutionLoginId: login, aggrStatusCode: '185', attempted: true }],
    });
    expect(await world.aggregate()).toEqual({
      logins: [{ institutionLoginId: login, aggrStatusCode: '185', attempted: false }],
    });
    expect((await world.stateOf(login)).code).toBe('185');
  });

  it('finds nothing to do for a customer that does not exist', async () => {
    expect(await world.aggregate('nobody-at-all')).toEqual({ logins: [] });
    expect(await world.customer('nobody-at-all')).toEqual({
      name: 'nobody-at-all',
      createdAt: null,
      kind: null,
      liveTokens: 0,
      nextAggregation: null,
      logins: [],
      mfaSessions: [],
    });
  });

  it('tells when what is possible again', async () => {
    expect(await world.customer()).toMatchObject({
      createdAt: START,
      nextAggregation: '2016-07-02T09:00:00.000Z',
      logins: [
        {
          institutionLoginId: login,
          institutionId: 101732,
          bankLogin: 'demo',
          credentials: 'tried',
          aggrStatusCode: '0',
          lastAttempt: START,
          lastRefresh: START,
          nextRefresh: '2016-07-01T16:52:26.397Z',
          nextAggregation: '2016-07-02T09:00:00.000Z',
          accounts: { length: 3 },
        },
      ],
    });
  });
});
