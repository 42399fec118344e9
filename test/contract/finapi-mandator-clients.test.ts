import { clientsRef } from '../../src/providers/finapi/client-configuration/document.js';
import { importConnection } from '../support/finapi-connections.js';
import { clients, FinapiRig, refusal } from '../support/finapi.js';

const NEW_SECRET = '11111111-2222-3333-4444-555555555555';

let finapi: FinapiRig;
let admin: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  admin = await finapi.adminToken();
});
afterEach(async () => {
  await finapi.close();
});

describe('deleteUsers', () => {
  const deleteUsers = (userIds: unknown) =>
    finapi.ask('post', '/mandatorAdmin/deleteUsers', { token: admin, body: { userIds } });

  // Item 7: unknown ids are in neither list.
  it('tells deleted from busy users, both ascending, and leaves out who is unknown', async () => {
    for (const id of ['Carl', 'anna', 'busy', 'also-busy', 'stays']) await finapi.userToken(id);
    const busyUntil = '2024-03-01T11:02:00.000Z';
    await finapi.world(importConnection('busy', { busyUntil }));
    await finapi.world(importConnection('also-busy', { busyUntil }));

    const response = await deleteUsers([
      'CARL',
      'busy',
      'nobody',
      'carl',
      '',
      '__proto__',
      'Anna',
      'also-busy',
    ]);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      deletedUsers: ['Carl', 'anna'],
      nonDeletedUsers: ['also-busy', 'busy'],
    });
    await finapi.login('carl', 'secret-password').expect(400);
    await finapi.login('busy', 'secret-password').expect(200);
    await finapi.login('stays', 'secret-password').expect(200);
  });

  it('deletes a user who is no longer busy', async () => {
    await finapi.userToken('jane');
    await finapi.world(importConnection('jane', { busyUntil: '2024-03-01T11:02:00.000Z' }));
    await finapi.advance(120);

    const response = await deleteUsers(['jane']);

    expect(response.body).toEqual({ deletedUsers: ['jane'], nonDeletedUsers: [] });
  });

  it('answers an empty list with empty lists', async () => {
    const response = await deleteUsers([]);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ deletedUsers: [], nonDeletedUsers: [] });
  });

  // Item 25.
  it('tells all clients with a callback of each deletion', async () => {
    const client = await finapi.clientToken();
    const body = { userSynchronizationCallbackUrl: 'https://client.example/sync' };
    await finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
    for (const id of ['anna', 'carl']) await finapi.userToken(id);

    await deleteUsers(['carl', 'anna', 'nobody']).expect(200);

    const sent = await finapi.world((world) => world.outbox.list());
    expect(sent.map((message) => message.body)).toEqual([
      { userId: 'anna', event: 'DELETED' },
      { userId: 'carl', event: 'DELETED' },
    ]);
  });

  it.each([[undefined], [null], ['jane'], [[1]], [{}]])('refuses %p', async (userIds) => {
    const response = await deleteUsers(userIds);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/mandatorAdmin/deleteUsers', [
        { code: expect.any(String) as string },
      ]),
    );
  });

  it('is not for an app client', async () => {
    const token = await finapi.clientToken();

    const body = { userIds: [] };
    await finapi.ask('post', '/mandatorAdmin/deleteUsers', { token, body }).expect(403);
  });
});

describe('changeClientCredentials', () => {
  const right = {
    clientId: clients.client.id,
    oldClientSecret: clients.client.secret,
    newClientSecret: NEW_SECRET,
  };
  const change = (body: object) =>
    finapi.ask('post', '/mandatorAdmin/changeClientCredentials', { token: admin, body });

  it('gives the client another secret and ends its own tokens, not those of users', async () => {
    const client = await finapi.clientToken();
    const user = await finapi.userToken('jane');

    const response = await change(right);

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await finapi.ask('get', '/clientConfiguration', { token: client }).expect(401);
    await finapi.ask('get', '/users', { token: user }).expect(200);
    await finapi.token({ grant_type: 'client_credentials' }).expect(401);
    const by = { id: clients.client.id, secret: NEW_SECRET };
    await finapi.token({ grant_type: 'client_credentials' }, by).expect(200);
    await change({ ...right, oldClientSecret: NEW_SECRET, newClientSecret: right.oldClientSecret });
    await finapi.token({ grant_type: 'client_credentials' }).expect(200);
  });

  // Secrets are stored one way, and the sandbox shows no secret that is no longer good.
  it('is not told by the control API once it is changed', async () => {
    await change(right).expect(200);

    expect(await finapi.credentials()).toEqual({
      client: {
        id: clients.client.id,
        secret: 'XXXXX',
        secretNote: 'changed by changeClientCredentials, and kept one way since then',
      },
      mandatorAdmin: clients.mandatorAdmin,
      dataDecryptionKey: clients.dataDecryptionKey,
    });
    const { oldClientSecret, newClientSecret } = right;
    await change({
      ...right,
      oldClientSecret: newClientSecret,
      newClientSecret: oldClientSecret,
    }).expect(200);
    expect(await finapi.credentials()).toMatchObject({ client: clients.client });
  });

  it('changes the secret of the admin client too', async () => {
    const { id, secret } = clients.mandatorAdmin;

    await change({ clientId: id, oldClientSecret: secret, newClientSecret: NEW_SECRET }).expect(
      200,
    );

    await finapi.ask('get', '/mandatorAdmin/getUserList', { token: admin }).expect(401);
    await finapi
      .token({ grant_type: 'client_credentials' }, { id, secret: NEW_SECRET })
      .expect(200);
  });

  it('keeps the new secret in a form that cannot be read', async () => {
    await change(right).expect(200);

    const kept = await finapi.world(async (world) => {
      const lease = world.store.lease();
      const document = await lease.open(clientsRef);
      lease.release();
      return JSON.stringify(document.state);
    });
    expect(kept).toContain(clients.client.id);
    expect(kept).not.toContain(NEW_SECRET);
  });

  it.each([
    ['an unknown client', { clientId: 'nobody' }],
    ['a wrong secret', { oldClientSecret: NEW_SECRET }],
  ])('refuses %s', async (_case, changes) => {
    const response = await change({ ...right, ...changes });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/mandatorAdmin/changeClientCredentials', [
        { code: 'ILLEGAL_FIELD_VALUE' },
      ]),
    );
    await finapi.token({ grant_type: 'client_credentials' }).expect(200);
  });

  it.each([
    { clientId: undefined },
    { clientId: '' },
    { clientId: 'x'.repeat(46) },
    { oldClientSecret: undefined },
    { oldClientSecret: 'short' },
    { newClientSecret: undefined },
    { newClientSecret: 'x'.repeat(35) },
    { newClientSecret: 'x'.repeat(37) },
    { newClientSecret: `${'x'.repeat(35)}_` },
  ])('refuses %p', async (changes) => {
    const response = await change({ ...right, ...changes });

    expect(response.status).toBe(400);
    await finapi.token({ grant_type: 'client_credentials' }).expect(200);
  });
});
