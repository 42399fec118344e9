import { importConnection } from '../support/finapi-connections.js';
import { FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

const create = (body: unknown) => finapi.ask('post', '/users', { token: client, body });

describe('deleteAuthorizedUser', () => {
  it('takes the user away with its tokens', async () => {
    const token = await finapi.userToken('jane');

    const response = await finapi.ask('delete', '/users', { token });

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await finapi.ask('get', '/users', { token }).expect(401);
    await finapi.login('jane', 'secret-password').expect(400);
  });

  // A busy connection holds its user.
  it('waits until no bank connection is busy', async () => {
    const token = await finapi.userToken('jane');
    await finapi.world(importConnection('jane'));
    const busyUntil = '2024-03-01T11:02:00.000Z';
    await finapi.world(importConnection('jane', { busyUntil }));

    const response = await finapi.ask('delete', '/users', {
      token,
      headers: { 'accept-language': 'en' },
    });

    expect(response.status).toBe(423);
    expect(response.body).toEqual(
      refusal(response, 'DELETE /api/v2/users', [
        {
          code: 'LOCKED',
          type: 'BUSINESS',
          message: expect.stringMatching(/^The user cannot be deleted/) as string,
        },
      ]),
    );
    await finapi.advance(120);
    await finapi.ask('delete', '/users', { token }).expect(200);
  });

  it('frees the id', async () => {
    const token = await finapi.userToken('jane', { email: 'jane@example.com' });
    await finapi.ask('delete', '/users', { token }).expect(200);

    const response = await create({ id: 'JANE', password: 'other-password' });

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: 'JANE',
      password: 'other-password',
      isAutoUpdateEnabled: false,
    });
    await finapi.login('jane', 'secret-password').expect(400);
    await finapi.login('jane', 'other-password').expect(200);
  });

  // Every client is told, the caller's own included.
  it('is told to every client with a synchronisation URL', async () => {
    const other = { id: 'another-client', secret: 'ffffffff-0000-4000-8000-000000000001' };
    await finapi.change((world) => {
      world.document.set('fixtures', { 'finapi-clients': { furtherClients: [other] } });
    });
    const token = await finapi.userToken('Jane');
    for (const [by, url] of [
      [client, 'http://one.example/callback'],
      [await finapi.clientToken(other), 'http://two.example/callback'],
    ] as const) {
      const body = { userSynchronizationCallbackUrl: url };
      await finapi.ask('patch', '/clientConfiguration', { token: by, body }).expect(200);
    }

    await finapi.ask('delete', '/users', { token }).expect(200);

    const messages = await finapi.world(({ outbox }) => outbox.list());
    expect(messages).toMatchObject([
      { url: 'http://one.example/callback', delivery: 'captured' },
      { url: 'http://two.example/callback', delivery: 'captured' },
    ]);
    expect(messages.map(({ body, about }) => ({ body, about }))).toEqual([
      { body: { userId: 'Jane', event: 'DELETED' }, about: 'finapi:user/Jane' },
      { body: { userId: 'Jane', event: 'DELETED' }, about: 'finapi:user/Jane' },
    ]);
  });

  it('is told to nobody without a synchronisation URL', async () => {
    const token = await finapi.userToken('jane');

    await finapi.ask('delete', '/users', { token }).expect(200);

    expect(await finapi.world(({ outbox }) => outbox.list())).toEqual([]);
  });
});

describe('deleteUnverifiedUser', () => {
  const remove = (id: string) => finapi.ask('delete', `/users/${id}`, { token: client });

  it('takes an unverified user away and tells the clients', async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: false });
    await create({ id: 'Jane' }).expect(201);
    const body = { userSynchronizationCallbackUrl: 'http://one.example/callback' };
    await finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);

    const response = await remove('jane');

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await remove('jane').expect(404);
    const messages = await finapi.world(({ outbox }) => outbox.list());
    expect(messages.map((message) => message.body)).toEqual([{ userId: 'Jane', event: 'DELETED' }]);
  });

  it('leaves a verified user alone', async () => {
    await create({ id: 'jane' }).expect(201);

    const response = await remove('jane');

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'DELETE /api/v2/users/jane', [{ code: 'USER_ALREADY_VERIFIED' }]),
    );
  });

  it('does not know everybody', async () => {
    const response = await remove('nobody');

    expect(response.status).toBe(404);
    expect(response.body).toEqual(
      refusal(response, 'DELETE /api/v2/users/nobody', [{ code: 'UNKNOWN_ENTITY' }]),
    );
  });
});
