import { clients, FinapiRig } from '../support/finapi.js';
import { codeIn } from '../support/finapi-banking.js';

let finapi: FinapiRig;
let client: string;
let admin: string;

beforeEach(async () => {
  finapi = await FinapiRig.start();
  [client, admin] = [await finapi.clientToken(), await finapi.adminToken()];
});
afterEach(() => finapi.close());

const create = (body: object) => finapi.ask('post', '/users', { token: client, body });

describe('surprises of users', () => {
  it('1: a password is told once, by its creation; from then on it is XXXXX, or not there', async () => {
    const made = (await create({}).expect(201)).body as { id: string; password: string };
    expect(made.password).toMatch(/^.{6,}$/);
    const token = (await finapi.login(made.id, made.password).expect(200)).body as {
      access_token: string;
    };
    const asUser = { token: token.access_token };

    const got = await finapi.ask('get', '/users', asUser).expect(200);
    const edited = await finapi
      .ask('patch', '/users', { ...asUser, body: { phone: '+49 30 12345' } })
      .expect(200);
    const listed = await finapi.ask('get', '/mandatorAdmin/getUserList', { token: admin });
    const verified = await finapi.ask('get', `/users/verificationStatus?userId=${made.id}`, {
      token: client,
    });
    const deleted = await finapi.ask('delete', '/users', asUser).expect(200);

    expect([got.body, edited.body]).toEqual([
      expect.objectContaining({ password: 'XXXXX' }),
      expect.objectContaining({ password: 'XXXXX' }),
    ]);
    expect(listed.text).not.toMatch(/password/i);
    expect(verified.text).not.toMatch(/password/i);
    expect(deleted.text).toBe('');
  });

  it('2: ids are the same in every case: to log in, verify, delete, change passwords, be unique', async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: false });
    await create({ id: 'Jane', password: 'secret-password', email: 'a@b.example' }).expect(201);

    await finapi.ask('post', '/users/verify/jANE', { token: client }).expect(200);
    await finapi.login('JANE', 'secret-password').expect(200);
    expect(codeIn(await create({ id: 'jane', password: 'secret-password' }).expect(422))).toBe(
      'ENTITY_EXISTS',
    );
    await finapi
      .ask('post', '/users/requestPasswordChange', { token: client, body: { userId: 'jaNe' } })
      .expect(200);
    const gone = await finapi.ask('post', '/mandatorAdmin/deleteUsers', {
      token: admin,
      body: { userIds: ['JaNE'] },
    });
    expect(gone.body).toEqual({ deletedUsers: ['Jane'], nonDeletedUsers: [] });
  });

  it('3: automatic updates that the client does not have are 422, not quietly off', async () => {
    await finapi.settings({ isAutomaticBatchUpdateEnabled: false });

    const response = await create({ id: 'jane', isAutoUpdateEnabled: true });

    expect([response.status, codeIn(response)]).toEqual([422, 'ILLEGAL_ENTITY_STATE']);
    expect((await finapi.login('jane', 'secret-password')).status).toBe(400);
  });

  it('6: an admin neither creates users nor gets their tokens; an app does not list users: 403 both ways', async () => {
    await create({ id: 'jane', password: 'secret-password' }).expect(201);
    const body = { id: 'john', password: 'secret-password' };

    await finapi.ask('post', '/users', { token: admin, body }).expect(403);
    await finapi.ask('get', '/mandatorAdmin/getUserList', { token: client }).expect(403);
    const asAdmin = { grant_type: 'password', username: 'jane', password: 'secret-password' };
    await finapi.token(asAdmin, clients.mandatorAdmin).expect(403);
  });

  it('7: ids of nobody are in neither list; who was deleted stays listed, with a distorted id', async () => {
    for (const id of ['user', 'other']) await create({ id }).expect(201);
    const body = { userIds: ['user', 'nobody'] };

    const gone = await finapi.ask('post', '/mandatorAdmin/deleteUsers', { token: admin, body });
    const list = await finapi.ask('get', '/mandatorAdmin/getUserList', { token: admin });

    expect(gone.body).toEqual({ deletedUsers: ['user'], nonDeletedUsers: [] });
    expect(list.body).toMatchObject({
      users: [{ userId: 'other' }, { userId: 'uXXr', deletionDate: '2024-03-01' }],
    });
  });

  it('24: "" clears and null leaves alone, in users as in the configuration of the client', async () => {
    const token = await finapi.userToken('jane', { email: 'a@b.example', phone: '+49 30 12345' });
    const urls = {
      userNotificationCallbackUrl: 'https://a.example/n',
      userSynchronizationCallbackUrl: 'https://a.example/s',
    };
    const configure = (body: object) =>
      finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
    await configure(urls);

    const user = await finapi.ask('patch', '/users', { token, body: { email: '', phone: null } });
    const configured = await configure({
      userNotificationCallbackUrl: '',
      userSynchronizationCallbackUrl: null,
    });

    expect(user.body).toMatchObject({ phone: '+49 30 12345' });
    expect(user.body).not.toHaveProperty('email');
    expect(configured.body).toMatchObject({
      userSynchronizationCallbackUrl: 'https://a.example/s',
    });
    expect(configured.body).not.toHaveProperty('userNotificationCallbackUrl');
  });

  it('25: the deletion of a user is told to all clients, the caller among them', async () => {
    const body = { userSynchronizationCallbackUrl: 'https://a.example/s' };
    await finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
    const token = await finapi.userToken('jane');

    await finapi.ask('delete', '/users', { token }).expect(200);

    const messages = await finapi.world((world) => world.outbox.list());
    expect(messages).toMatchObject([{ url: 'https://a.example/s' }]);
  });
});

describe('surprises of tokens', () => {
  const tokens = async (password = 'secret-password') =>
    (await finapi.login('jane', password).expect(200)).body as { access_token: string };

  it('4: who asks again gets the same token until it has expired', async () => {
    await create({ id: 'jane', password: 'secret-password' }).expect(201);
    const first = await tokens();

    expect((await tokens()).access_token).toBe(first.access_token);
    await finapi.ask('get', '/users', { token: first.access_token }).expect(200);
    await finapi.advance(3_600);
    expect((await tokens()).access_token).not.toBe(first.access_token);
  });

  it('5: a period of 0 is for ever, and another period changes no token that is there', async () => {
    await create({ id: 'jane', password: 'secret-password' }).expect(201);
    const early = await tokens();
    await finapi.settings({ userAccessTokensValidityPeriod: 0 });

    await finapi.ask('get', '/users', { token: early.access_token }).expect(200);
    await finapi.advance(3_600);
    await finapi.ask('get', '/users', { token: early.access_token }).expect(401);
    const late = await tokens();
    await finapi.advance(10 * 365 * 86_400);
    await finapi.ask('get', '/users', { token: late.access_token }).expect(200);
  });

  it('5: another secret ends the tokens of the client, not those of its users', async () => {
    const token = await finapi.userToken('jane');
    const body = {
      clientId: clients.client.id,
      oldClientSecret: clients.client.secret,
      newClientSecret: '11111111-2222-3333-4444-555555555555',
    };

    await finapi
      .ask('post', '/mandatorAdmin/changeClientCredentials', { token: admin, body })
      .expect(200);

    await finapi.ask('get', '/clientConfiguration', { token: client }).expect(401);
    await finapi.ask('get', '/users', { token }).expect(200);
  });
});
