import { clients, FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
beforeEach(async () => {
  finapi = await FinapiRig.start();
});
afterEach(async () => {
  await finapi.close();
});

const ENDPOINT = 'POST /api/v2/oauth/token';

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}
const tokensOf = (response: { body: unknown }): Tokens => response.body as Tokens;

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
