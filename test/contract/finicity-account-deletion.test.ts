import { FinicityClient } from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

interface Listed {
  readonly accountId: number;
  readonly accountNickname: string;
  readonly institutionLoginId: number;
}

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const list = async (client = world.client): Promise<readonly Listed[]> =>
  ((await client.get('/accounts')).json as { accounts: readonly Listed[] }).accounts;
const remove = (path: string, client = world.client) =>
  client.call('DELETE', path, { accept: 'application/json' });
const gone = { status: 200, text: '' };

async function removeAll(): Promise<void> {
  for (const { accountId } of await list()) {
    expect(await remove(`/accounts/${String(accountId)}`)).toMatchObject(gone);
  }
}

describe('deleteAccount', () => {
  it('answers 200 and nothing, in both formats', async () => {
    const [first, second] = await list();

    const json = await remove(`/accounts/${String(first?.accountId)}`);
    const xml = await world.client.call('DELETE', `/accounts/${String(second?.accountId)}/`, {
      type: 'application/xml',
    });

    for (const answer of [json, xml]) {
      expect(answer).toMatchObject(gone);
      expect(answer.headers).toMatchObject({ 'content-length': '0' });
      expect(answer.headers['content-type']).toBeUndefined();
    }
    expect((await list()).map(({ accountNickname }) => accountNickname)).toEqual(['Credit Card']);
  });

  it('leaves the others of the login alone', async () => {
    const [first, ...others] = await list();
    await remove(`/accounts/${String(first?.accountId)}`);

    expect(await list()).toEqual(others);
    expect((await world.client.get(`/accounts/${String(first?.accountId)}`)).status).toBe(404);
  });

  it('is for good as far as aggregation goes: only another discovery brings it back, under a new id', async () => {
    const [first] = await list();
    await remove(`/accounts/${String(first?.accountId)}`);
    await world.advance('P2D');
    await world.client.put(`/logins/${String(login)}?refresh=true`, {});
    expect(await list()).toHaveLength(2);

    expect(await world.discover()).toBe(login);

    const back = (await list()).find(
      ({ accountNickname }) => accountNickname === first?.accountNickname,
    );
    expect(back?.institutionLoginId).toBe(login);
    expect(back?.accountId).not.toBe(first?.accountId);
  });

  it('takes the login with its last account', async () => {
    await removeAll();

    expect(await world.customer()).toMatchObject({
      createdAt: START,
      kind: 'testing',
      nextAggregation: null,
      logins: [],
    });
    expect((await world.client.get(`/logins/${String(login)}/accounts`)).status).toBe(404);
    expect((await world.client.put(`/logins/${String(login)}?refresh=true`, {})).status).toBe(404);
    expect(await world.advance('P2D')).toEqual([]);
    expect(await world.discover()).not.toBe(login);
  });

  it('ends the questions that were open for the login', async () => {
    await world.happens('mfaDemanded');
    await world.advance('P1D');
    expect((await world.client.put(`/logins/${String(login)}?refresh=true`, {})).status).toBe(401);

    await removeAll();

    expect(await world.customer()).toMatchObject({ mfaSessions: [] });
  });

  it('is 404 for an account that is gone, unknown or of another customer', async () => {
    const [first] = await list();
    const path = `/accounts/${String(first?.accountId)}`;
    const stranger = new FinicityClient(world.sandbox.url, 'somebody-else');
    expect((await remove(path, stranger)).status).toBe(404);
    await remove(path);

    const answer = await remove(path);

    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.database.account.notfound',
          errorMessage: 'internal api error while processing the request',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
    expect((await remove('/accounts/42')).status).toBe(404);
  });

  it.each(['mine', '-1', '1e3', '0x1F', '__proto__', '12345678901234567890'])(
    'is 400 for the id "%s"',
    async (id) => {
      expect((await remove(`/accounts/${id}`)).status).toBe(400);
      expect(await list()).toHaveLength(3);
    },
  );

  it('ignores bodies and stale session headers', async () => {
    const [first] = await list();

    const answer = await world.client.call('DELETE', `/accounts/${String(first?.accountId)}`, {
      type: 'application/json',
      body: 'null',
      headers: { challengeSessionId: 'stale', challengeNodeId: '10.1.1.1' },
    });

    expect(answer).toMatchObject(gone);
  });

  it('is done once by two requests at once', async () => {
    const [first] = await list();
    const path = `/accounts/${String(first?.accountId)}`;

    const statuses = (await Promise.all([remove(path), remove(path)])).map(({ status }) => status);

    expect(statuses.sort()).toEqual([200, 404]);
  });
});
