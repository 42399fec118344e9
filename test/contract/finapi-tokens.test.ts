import { FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
beforeEach(async () => {
  finapi = await FinapiRig.start();
});
afterEach(async () => {
  await finapi.close();
});

const TOKEN = expect.stringMatching(/^[A-Za-z0-9_-]{68}$/) as string;

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
