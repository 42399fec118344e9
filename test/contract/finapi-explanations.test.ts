import { clients, FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
let admin: string;
let user: string;
let refresh: string;
beforeAll(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
  admin = await finapi.adminToken();
  user = await finapi.userToken('Jane');
  const tokens = await finapi.login('jane', 'secret-password');
  refresh = (tokens.body as { refresh_token: string }).refresh_token;
  await finapi.settings({ isUserAutoVerificationEnabled: false });
  await finapi.ask('post', '/users', { token: client, body: { id: 'new' } }).expect(201);
});
afterAll(async () => {
  await finapi.close();
});

interface Explained {
  readonly status: number;
  readonly rule: string | undefined;
  readonly next: string | undefined;
}

/** What the journal says of the latest exchange. */
const latest = async (): Promise<Explained> => {
  const entries = await finapi.world(({ journal }) => journal.list({}));
  const { response, rule, next } = entries.at(-1) ?? {};
  return { status: response?.status ?? 0, rule, next };
};

const TOKEN = '00000000-0000-0000-0000-000000000000';
const grant = (form: Readonly<Record<string, string>>, by = clients.client) =>
  finapi.token(form, by);
const change = (changes: object) =>
  finapi.ask('post', '/mandatorAdmin/changeClientCredentials', {
    token: admin,
    body: {
      clientId: clients.client.id,
      oldClientSecret: TOKEN,
      newClientSecret: TOKEN,
      ...changes,
    },
  });
const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) =>
  finapi.ask(method, path, { token: client, body });
const as = (authorization: string) => finapi.ask('get', '/users', { headers: { authorization } });

// Who asks why an answer came gets the rule, and what would change it.
describe('the journal explains', () => {
  it.each<[string, () => PromiseLike<unknown>, number, RegExp, RegExp]>([
    ['no token', () => finapi.ask('get', '/users'), 401, /no Authorization header/, /Bearer TOKEN/],
    ['another scheme', () => as('Basic YTpi'), 401, /does not read: Bearer/, /Bearer TOKEN/],
    ['a foreign token', () => as('Bearer cccb'), 401, /no tokens of this shape/, /oauth\/token/],
    ['a refresh token', () => as(`Bearer ${refresh}`), 401, /refresh token/, /grant_type=refresh/],
    [
      'a token of nobody',
      () => as(`Bearer c${'0'.repeat(24)}${'A'.repeat(43)}`),
      401,
      /revoked/,
      /Get a/,
    ],
    ['a wrong role', () => as(`Bearer ${client}`), 403, /that of an app client/, /=password/],
    ['no client', () => grant({ client_id: '' }), 401, /no client_id/, /_sandbox\/worlds/],
    ['an unknown client', () => grant({ client_id: 'x' }), 401, /No client/, /_sandbox/],
    ['no secret', () => grant({ client_secret: '' }), 401, /no client_secret/, /_sandbox/],
    [
      'a wrong secret',
      () => grant({ client_secret: 'x' }),
      401,
      /that of finapi:client/,
      /_sandbox/,
    ],
    [
      'an unknown grant',
      () => grant({ grant_type: 'x' }),
      400,
      /Unsupported/,
      /client_credentials/,
    ],
    ['an unknown user', () => finapi.login('x', 'y'), 400, /No user/, /createUser/],
    ['a wrong password', () => finapi.login('jane', 'y'), 400, /is wrong/, /requestPasswordChange/],
    [
      'an administrator with users',
      () => grant({ grant_type: 'password' }, clients.mandatorAdmin),
      403,
      /mandator admin/,
      /app client/,
    ],
    [
      'a bad refresh token',
      () => grant({ grant_type: 'refresh_token', refresh_token: 'x' }),
      400,
      /revoked, or never/,
      /=password/,
    ],
    [
      'an access token in its place',
      () => grant({ grant_type: 'refresh_token', refresh_token: user }),
      400,
      /access token/,
      /=password/,
    ],
    ['a taken id', () => ask('post', '/users', { id: 'JANE' }), 422, /Jane exists/, /another id/],
    ['a missing user', () => ask('post', '/users/verify/x'), 404, /No user/, /getUserList/],
    ['a verified user', () => ask('delete', '/users/jane'), 422, /verified/, /deleteUsers/],
    [
      'an unverified user',
      () => ask('post', '/users/requestPasswordChange', { userId: 'new' }),
      422,
      /not verified/,
      /verifyUser/,
    ],
    [
      'a password change that nobody asked for',
      () =>
        ask('post', '/users/executePasswordChange', {
          userId: 'jane',
          password: 'new-password',
          passwordChangeToken: TOKEN,
        }),
      400,
      /No password change/,
      /requestPasswordChange/,
    ],
    ['a wrong old secret', () => change({}), 422, /old secret/, /_sandbox/],
    ['a client that is not there', () => change({ clientId: 'x' }), 422, /No client/, /_sandbox/],
    [
      'a wrong type of body',
      () => ask('post', '/users').type('form').send('a=b'),
      415,
      /not supported/,
      /application\/json/,
    ],
  ])('%s', async (_what, call, status, rule, next) => {
    await call();

    expect(await latest()).toEqual({
      status,
      rule: expect.stringMatching(rule) as string,
      next: expect.stringMatching(next) as string,
    });
  });

  it('every wrong field', async () => {
    await ask('post', '/users', { id: '', password: 'short' });

    expect((await latest()).rule).toBe(
      "Field 'id': must have at least 1 characters; Field 'password': must have at least 6 characters",
    );
  });

  it('a token that has expired, and whose it was', async () => {
    await finapi.advance(3600);
    await as(`Bearer ${user}`).expect(401);

    expect(await latest()).toEqual({
      status: 401,
      rule: 'The access token expired at 2024-03-01T12:00:00.000Z.',
      next: 'Get a new token.',
    });
    const entries = await finapi.world(({ journal }) => journal.list({ status: 401 }));
    expect(entries.at(-1)?.principal).toBe('finapi:user/Jane');
  });
});
