import { CCBANK, credentials, FINBANK, FinicityClient } from '../support/finicity-client.js';
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

describe('deleteCustomer', () => {
  it('answers 200 and nothing, and takes everything but the tokens', async () => {
    await world.discover('demo', 'any', 100000);
    await world.client.post(CCBANK, credentials('tfa_text', 'any'));

    expect(await remove('/customers/')).toMatchObject(gone);

    expect(await world.customer()).toMatchObject({
      createdAt: null,
      kind: null,
      liveTokens: 1,
      logins: [],
      mfaSessions: [],
    });
    expect(await world.advance('P1D')).toEqual([]);
  });

  it('is undone by the next use of a token, which finds an empty customer', async () => {
    await remove('/customers');

    expect(await list()).toEqual([]);

    expect(await world.customer()).toMatchObject({ createdAt: START, kind: null, logins: [] });
    expect(await world.discover()).not.toBe(login);
  });

  it('is undone by a call that fails as well', async () => {
    await remove('/customers');

    expect((await world.client.get('/accounts/42')).status).toBe(404);

    expect(await world.customer()).toMatchObject({ createdAt: START });
  });

  it('is undone by a new token', async () => {
    await remove('/customers');
    world.client.signOut();
    await world.client.access();

    expect(await world.customer()).toMatchObject({ createdAt: START });
  });

  it('is 404 for a customer that nobody has used since, whole in both formats', async () => {
    await remove('/customers');

    const json = await remove('/customers');
    const xml = await world.client.call('DELETE', '/customers');

    expect(json.status).toBe(404);
    expect(json.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.database.customer.notfound',
          errorMessage: 'There is no such customer',
          correlationId: json.headers['intuit_tid'],
        },
      ],
    });
    expect(xml.status).toBe(404);
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Status xmlns="http://schema.intuit.com/platform/fdatafeed/common/v1"><errorInfo>' +
        '<errorType>APP_ERROR</errorType><errorCode>api.database.customer.notfound</errorCode>' +
        '<errorMessage>There is no such customer</errorMessage>' +
        `<correlationId>${String(xml.headers['intuit_tid'])}</correlationId></errorInfo></Status>`,
    );
  });

  it('never gives the same ids again', async () => {
    const before = (await list()).map(({ accountId }) => accountId);
    await remove('/customers');
    await world.discover();

    const after = (await list()).map(({ accountId }) => accountId);

    expect(after).toHaveLength(3);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  it('frees the customer to be testing or real', async () => {
    await remove('/customers');

    const answer = await world.client.post('/institutions/210002/logins', {
      credentials: {
        credential: [
          { name: 'Banking Userid', value: 'jordan.ellis' },
          { name: 'Banking Password', value: 'inkandpaper' },
        ],
      },
    });

    expect(answer.status).toBe(201);
    expect(await world.customer()).toMatchObject({ kind: 'real' });
  });

  it('leaves other customers and worlds alone', async () => {
    const other = new FinicityClient(world.sandbox.url, 'somebody-else');
    const elsewhere = new FinicityClient(`${world.sandbox.url}/w/elsewhere`);
    await other.post(FINBANK, credentials('demo', 'go'));
    await elsewhere.post(FINBANK, credentials('demo', 'go'));

    await remove('/customers');

    expect(await list(other)).toHaveLength(3);
    expect(await list(elsewhere)).toHaveLength(3);
  });

  it('knows no other methods', async () => {
    const answer = await world.client.get('/customers');

    expect(answer).toMatchObject({ status: 405, headers: { allow: 'DELETE' } });
  });
});
