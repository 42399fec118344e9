import { clients, FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

// Each role is refused where the other belongs.
describe('a role in the wrong place', () => {
  it.each([
    ['get', '/users'],
    ['patch', '/users'],
    ['delete', '/users'],
  ] as const)('client at %s %s', async (method, path) => {
    const response = await finapi.ask(method, path, { token: client, body: {} });

    expect(response.status).toBe(403);
    expect(response.body).toEqual(
      refusal(
        response,
        `${method.toUpperCase()} /api/v2${path}`,
        [{ code: 'UNAUTHORIZED_ACCESS' }],
        '1/-',
      ),
    );
  });

  // The context of the authorization is known, although it is the wrong one.
  it('is told, and journalled, as the one it is', async () => {
    const token = await finapi.userToken('Jane');

    const refused = await finapi.ask('get', '/clientConfiguration', { token });
    const own = await finapi.ask('patch', '/users', { token, body: {} });

    const { authContext } = own.body as { authContext: string };
    expect(refused.body).toMatchObject({ authContext });
    const entries = await finapi.world(({ journal }) =>
      journal.list({ principal: 'finapi:user/Jane', status: 403 }),
    );
    expect(entries).toHaveLength(1);
  });

  const OF_CLIENT = [
    ['post', '/users'],
    ['delete', '/users/jane'],
    ['post', '/users/verify/jane'],
    ['get', '/users/verificationStatus?userId=jane'],
    ['post', '/users/requestPasswordChange'],
    ['post', '/users/executePasswordChange'],
    ['get', '/clientConfiguration'],
    ['patch', '/clientConfiguration'],
  ] as const;
  it.each(OF_CLIENT)('user at %s %s', async (method, path) => {
    const token = await finapi.userToken();

    await finapi.ask(method, path, { token, body: {} }).expect(403);
  });

  it.each([...OF_CLIENT, ['get', '/users'] as const])(
    'mandator admin at %s %s',
    async (method, path) => {
      const token = await finapi.adminToken();

      await finapi.ask(method, path, { token, body: {} }).expect(403);
    },
  );

  it.each(['client', 'user'])('%s at the list of users', async (role) => {
    const token = role === 'client' ? client : await finapi.userToken();

    await finapi.ask('get', '/mandatorAdmin/getUserList', { token }).expect(403);
  });
});

describe('the fixture', () => {
  it('holds credentials as finAPI issues them', () => {
    for (const { id, secret } of [clients.client, clients.mandatorAdmin]) {
      expect(id.length).toBeLessThanOrEqual(45);
      expect(secret).toMatch(/^[a-zA-Z0-9-]{36}$/);
    }
    expect(clients.dataDecryptionKey).toMatch(/^[0-9a-f]{32}$/);
  });
});
