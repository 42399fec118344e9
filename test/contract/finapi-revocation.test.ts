import { FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
beforeEach(async () => {
  finapi = await FinapiRig.start();
});
afterEach(async () => {
  await finapi.close();
});

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}
const tokensOf = (response: { body: unknown }): Tokens => response.body as Tokens;

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
