import { clients, FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
beforeEach(async () => {
  finapi = await FinapiRig.start();
});
afterEach(async () => {
  await finapi.close();
});

const TOKEN = expect.stringMatching(/^[A-Za-z0-9_-]{68}$/) as string;
const ENDPOINT = 'POST /api/v2/oauth/token';

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}
const tokensOf = (response: { body: unknown }): Tokens => response.body as Tokens;

describe('getToken', () => {
  it('grants a client token without a refresh token', async () => {
    const response = await finapi.token({ grant_type: 'client_credentials' });

    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json');
    expect(response.body).toEqual({
      access_token: TOKEN,
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'all',
    });
  });

  it('grants a user token with a refresh token', async () => {
    await finapi.userToken('jane');

    const response = await finapi.login('jane', 'secret-password');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      access_token: TOKEN,
      token_type: 'bearer',
      refresh_token: TOKEN,
      expires_in: 3600,
      scope: 'all',
    });
  });

  // Same credentials, same token, until it expires.
  it('hands out the same token while it lives, and counts down', async () => {
    const first = tokensOf(await finapi.token({ grant_type: 'client_credentials' }));
    await finapi.advance(1000);
    const second = tokensOf(await finapi.token({ grant_type: 'client_credentials' }));
    await finapi.advance(2599.5);
    const last = tokensOf(await finapi.token({ grant_type: 'client_credentials' }));
    await finapi.advance(0.5);
    const next = tokensOf(await finapi.token({ grant_type: 'client_credentials' }));

    expect(second).toEqual({ ...first, expires_in: 2600 });
    expect(last).toEqual({ ...first, expires_in: 1 });
    expect(next.access_token).not.toBe(first.access_token);
    expect(next.expires_in).toBe(3600);
  });

  it('hands out the same tokens to a user, whatever the case of its id', async () => {
    await finapi.userToken('Jane.Doe');

    const first = await finapi.login('Jane.Doe', 'secret-password');
    const second = await finapi.login('jANE.dOE', 'secret-password');

    expect(second.body).toEqual(first.body);
  });

  it('knows one token for each client of a user', async () => {
    const other = { id: 'another-client', secret: 'ffffffff-0000-4000-8000-000000000001' };
    await finapi.change((world) => {
      world.document.set('fixtures', { 'finapi-clients': { furtherClients: [other] } });
    });
    await finapi.userToken('jane');
    const form = { grant_type: 'password', username: 'jane', password: 'secret-password' };

    const ours = tokensOf(await finapi.token(form));
    const theirs = tokensOf(await finapi.token(form, other));

    expect(theirs.access_token).not.toBe(ours.access_token);
    await finapi.ask('get', '/users', { token: theirs.access_token }).expect(200);
  });

  it('grants an access token for a refresh token, without another refresh token', async () => {
    await finapi.settings({ refreshTokensValidityPeriod: 86_400 });
    await finapi.userToken('jane');
    const { refresh_token } = tokensOf(await finapi.login('jane', 'secret-password'));
    await finapi.advance(3600);

    const response = await finapi.token({ grant_type: 'refresh_token', refresh_token });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      access_token: TOKEN,
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'all',
    });
    await finapi.ask('get', '/users', { token: tokensOf(response).access_token }).expect(200);
  });

  it('keeps the refresh token when only the access token has expired', async () => {
    await finapi.settings({ refreshTokensValidityPeriod: 86_400 });
    await finapi.userToken('jane');
    const first = tokensOf(await finapi.login('jane', 'secret-password'));
    await finapi.advance(3600);

    const second = tokensOf(await finapi.login('jane', 'secret-password'));

    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).toBe(first.refresh_token);
  });

  // A lifetime of 0 is for ever, and says 0.
  it('never lets a token expire whose period is 0', async () => {
    await finapi.settings({ userAccessTokensValidityPeriod: 0 });
    const token = await finapi.userToken('jane');
    await finapi.advance(10 * 365 * 86_400);

    const { expires_in } = tokensOf(await finapi.login('jane', 'secret-password'));

    expect(expires_in).toBe(0);
    await finapi.ask('get', '/users', { token }).expect(200);
  });

  // A change of the period does not touch tokens that exist.
  it('applies an edited period to the next token only', async () => {
    const token = await finapi.clientToken();
    const body = { clientAccessTokensValidityPeriod: 60 };
    await finapi.ask('patch', '/clientConfiguration', { token, body }).expect(200);

    const current = tokensOf(await finapi.token({ grant_type: 'client_credentials' }));
    await finapi.advance(3600);
    const next = tokensOf(await finapi.token({ grant_type: 'client_credentials' }));

    expect(current).toMatchObject({ access_token: token, expires_in: 3600 });
    expect(next.expires_in).toBe(60);
  });
});

describe('getToken refuses', () => {
  // The only errors in the shape of OAuth are failed authentications.
  it.each([
    ['a wrong secret', { client_secret: 'f1a91000-0000-4000-8000-000000000000' }],
    ['an unknown client', { client_id: 'nobody' }],
    ['a client called __proto__', { client_id: '__proto__' }],
    ['an empty client', { client_id: '' }],
  ])('%s', async (_what, form) => {
    const response = await finapi.token({ grant_type: 'client_credentials', ...form });

    expect(response.status).toBe(401);
    expect(response.body).toEqual({
      error: 'invalid_client',
      error_description: 'Bad client credentials',
    });
    expect(response.headers['x-request-id']).toMatch(/^selfgen-/);
  });

  it.each([
    ['no grant type', {}, 'MISSING_FIELD'],
    ['an unknown grant type', { grant_type: 'implicit' }, 'BAD_REQUEST'],
    ['a user without a password', { grant_type: 'password', username: 'jane' }, 'MISSING_FIELD'],
    ['a password without a user', { grant_type: 'password', password: 'secret' }, 'MISSING_FIELD'],
    ['no refresh token', { grant_type: 'refresh_token' }, 'MISSING_FIELD'],
    [
      'a refresh token of nobody',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      'INVALID_TOKEN',
    ],
    [
      'an unknown user',
      { grant_type: 'password', username: 'nobody', password: 'secret-password' },
      'BAD_REQUEST',
    ],
  ])('%s', async (_what, form, code) => {
    const response = await finapi.token(form);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, ENDPOINT, [{ code }], '-/-'));
  });

  it('an access token in place of a refresh token', async () => {
    const token = await finapi.userToken('jane');

    const response = await finapi.token({ grant_type: 'refresh_token', refresh_token: token });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, ENDPOINT, [{ code: 'INVALID_TOKEN' }]));
  });

  it('a refresh token that has expired', async () => {
    await finapi.userToken('jane');
    const { refresh_token } = tokensOf(await finapi.login('jane', 'secret-password'));
    await finapi.advance(3600);

    const response = await finapi.token({ grant_type: 'refresh_token', refresh_token });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, ENDPOINT, [{ code: 'INVALID_TOKEN' }]));
  });

  it('a wrong password', async () => {
    await finapi.userToken('jane');

    const response = await finapi.login('jane', 'wrong-password');

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, ENDPOINT, [{ code: 'BAD_REQUEST', message: 'Bad user credentials' }]),
    );
  });

  it('a user who is not verified', async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: false });
    await finapi.userToken('jane');

    const response = await finapi.login('jane', 'secret-password');

    expect(response.status).toBe(403);
    expect(response.body).toEqual(refusal(response, ENDPOINT, [{ code: 'USER_NOT_VERIFIED' }]));
  });

  // The mandator admin client cannot get tokens of users.
  it.each([
    { grant_type: 'password', username: 'jane', password: 'secret-password' },
    { grant_type: 'refresh_token', refresh_token: 'x' },
  ])('tokens of users to the mandator admin: $grant_type', async (form) => {
    const response = await finapi.token(form, clients.mandatorAdmin);

    expect(response.status).toBe(403);
    expect(response.body).toEqual(refusal(response, ENDPOINT, [{ code: 'UNAUTHORIZED_ACCESS' }]));
  });

  it('a JSON body', async () => {
    const response = await finapi.ask('post', '/oauth/token', {
      body: {
        grant_type: 'client_credentials',
        client_id: clients.client.id,
        client_secret: clients.client.secret,
      },
    });

    expect(response.status).toBe(415);
    expect(response.body).toEqual(
      refusal(response, ENDPOINT, [{ code: 'UNSUPPORTED_MEDIA_TYPE' }]),
    );
  });

  it('a field that is given twice', async () => {
    const response = await finapi
      .ask('post', '/oauth/token')
      .type('form')
      .send('grant_type=client_credentials&grant_type=password&client_id=a&client_secret=b');

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, ENDPOINT, [{ code: 'BAD_REQUEST' }]));
  });
});

describe('a limit of login attempts', () => {
  const fail = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      await finapi.login('jane', 'wrong-password').expect(400);
    }
  };

  it('locks the user and ends its sessions', async () => {
    const token = await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 3 });
    await fail(2);
    await finapi.ask('get', '/users', { token }).expect(200);
    await fail(1);

    const response = await finapi.login('jane', 'secret-password');

    expect(response.status).toBe(423);
    expect(response.body).toEqual(
      refusal(response, ENDPOINT, [
        { code: 'LOCKED', type: 'BUSINESS', message: expect.stringMatching(/gesperrt/) as string },
      ]),
    );
    await finapi.ask('get', '/users', { token }).expect(401);
  });

  it('is told in English to those who ask', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 1 });
    await fail(1);

    const response = await finapi
      .login('jane', 'secret-password')
      .set('accept-language', 'en-GB;q=0.9, fr');

    expect(response.body).toMatchObject({
      errors: [{ message: expect.stringMatching(/is locked/) as string }],
    });
  });

  it('begins anew with a success', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 3 });
    await fail(2);
    await finapi.login('jane', 'secret-password').expect(200);
    await fail(2);

    await finapi.login('jane', 'secret-password').expect(200);
  });

  it('does not exist when it is 0', async () => {
    await finapi.userToken('jane');
    await fail(5);

    await finapi.login('jane', 'secret-password').expect(200);
  });
});

describe('revokeToken', () => {
  let client: string;
  let tokens: Tokens;
  beforeEach(async () => {
    await finapi.userToken('jane');
    client = await finapi.clientToken();
    tokens = tokensOf(await finapi.login('jane', 'secret-password'));
  });
  const revoke = (form: Readonly<Record<string, string>>, token = client) =>
    finapi.ask('post', '/oauth/revoke', { token }).type('form').send(form);
  const works = async (): Promise<{ access: number; refresh: number }> => ({
    access: (await finapi.ask('get', '/users', { token: tokens.access_token })).status,
    refresh: (
      await finapi.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
    ).status,
  });

  it('takes the access token alone when the hint says so', async () => {
    const response = await revoke({
      token: tokens.access_token,
      token_type_hint: 'access_token',
    });

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    expect(await works()).toEqual({ access: 401, refresh: 200 });
  });

  it.each([
    ['the refresh token by its hint', 'refresh_token', { token_type_hint: 'refresh_token' }],
    ['the refresh token without a hint', 'refresh_token', {}],
    ['the access token without a hint', 'access_token', {}],
  ] as const)('takes everything of the grant with %s', async (_what, kind, hint) => {
    await revoke({ token: tokens[kind], ...hint }).expect(200);

    expect(await works()).toEqual({ access: 401, refresh: 400 });
  });

  it('takes the token of the client itself', async () => {
    await revoke({ token: client }).expect(200);

    await finapi.ask('get', '/clientConfiguration', { token: client }).expect(401);
    expect(await works()).toEqual({ access: 200, refresh: 200 });
  });

  it('serves the mandator admin for its own token', async () => {
    const admin = await finapi.adminToken();

    await revoke({ token: admin }, admin).expect(200);

    await revoke({ token: admin }, admin).expect(401);
  });

  it.each(['nonsense', 'u'.repeat(8192), '__proto__'])(
    'accepts the invalid token %#',
    async (token) => {
      const response = await revoke({ token });

      expect(response.status).toBe(200);
      expect(response.text).toBe('');
    },
  );

  it('leaves tokens of other clients alone', async () => {
    await revoke({ token: tokens.access_token }, await finapi.adminToken()).expect(200);

    expect(await works()).toEqual({ access: 200, refresh: 200 });
  });

  it('refuses other types of tokens', async () => {
    const response = await revoke({ token: tokens.access_token, token_type_hint: 'id_token' });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/oauth/revoke', [{ code: 'BAD_REQUEST' }], '1/-'),
    );
    expect(await works()).toEqual({ access: 200, refresh: 200 });
  });

  it('needs a token to revoke', async () => {
    const response = await revoke({});

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/oauth/revoke', [{ code: 'MISSING_FIELD' }]),
    );
  });

  it('refuses users', async () => {
    await revoke({ token: 'x' }, tokens.access_token).expect(403);
  });
});
