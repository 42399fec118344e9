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

// 401 has a shape of its own.
describe('authentication', () => {
  it.each([{}, { authorization: 'Basic abc' }, { authorization: 'Bearer' }, { authorization: '' }])(
    'is missing in %j',
    async (headers) => {
      const response = await finapi.ask('get', '/users', { headers });

      expect(response.status).toBe(401);
      expect(response.body).toEqual({
        error: 'unauthorized',
        error_description: 'No authentication was found in the security context',
      });
      expect(response.headers['www-authenticate']).toBe('Bearer realm="finapi"');
    },
  );

  it.each([
    'cccb',
    '__proto__',
    `u${'0'.repeat(24)}${'A'.repeat(43)}`,
    `c${'0'.repeat(24)}${'A'.repeat(43)}`,
    `r${'0'.repeat(24)}${'A'.repeat(43)}`,
  ])('does not know the token %s', async (token) => {
    const response = await finapi.ask('get', '/users', { token });

    expect(response.status).toBe(401);
    expect(response.body).toEqual({
      error: 'invalid_token',
      error_description: `Invalid access token: ${token}`,
    });
  });

  it('does not know a token with another end', async () => {
    const token = await finapi.userToken();

    await finapi.ask('get', '/users', { token: `${token.slice(0, -1)}_` }).expect(401);
  });

  it('expires', async () => {
    const token = await finapi.userToken();
    await finapi.advance(3600);

    const response = await finapi.ask('get', '/users', { token });

    expect(response.status).toBe(401);
    expect(response.body).toEqual({
      error: 'invalid_token',
      error_description: `Access token expired: ${token}`,
    });
  });

  it('takes the scheme in any case', async () => {
    await finapi
      .ask('get', '/clientConfiguration', { headers: { authorization: `bearer ${client}` } })
      .expect(200);
  });
});

describe('a refusal', () => {
  it('has the documented shape', async () => {
    const response = await finapi.ask('delete', '/users/nobody', {
      token: client,
      headers: { 'x-request-id': 'my-id' },
    });

    expect(response.headers['content-type']).toBe('application/json');
    expect(response.text).toBe(
      '{"errors":[{"message":"No user with this identifier exists","code":"UNKNOWN_ENTITY",' +
        '"type":"TECHNICAL"}],"date":"2024-03-01T12:00:00.000+01:00","requestId":"my-id",' +
        '"endpoint":"DELETE /api/v2/users/nobody","authContext":"1/-"}',
    );
  });

  it('tells the number of the user, always the same', async () => {
    const token = await finapi.userToken('Jane');

    const first = await finapi.ask('patch', '/users', { token, body: {} });
    const second = await finapi.ask('patch', '/users', { token, body: {} });

    const { authContext } = first.body as { authContext: string };
    expect(authContext).toMatch(/^1\/\d+$/);
    expect(second.body).toMatchObject({ authContext });
  });
});

describe('X-Request-Id', () => {
  // Some clients send the word undefined; it is as good as any other.
  it.each(['my-id', 'undefined', 'x'.repeat(255), 'a, b; c="d"'])('echoes %s', async (id) => {
    const headers = { 'x-request-id': id };
    const good = await finapi.ask('get', '/clientConfiguration', { token: client, headers });
    const bad = await finapi.ask('get', '/users', { headers });

    expect(good.headers['x-request-id']).toBe(id);
    expect(bad.headers['x-request-id']).toBe(id);
  });

  // Headers are Latin-1, bodies UTF-8: neither may change the bytes of the other.
  it.each(['jäné', Buffer.from('jäné €').toString('latin1')])(
    'comes back byte for byte beside a body of any characters: %s',
    async (id) => {
      const headers = { 'x-request-id': id };
      const details = { email: 'jäné€@example.com' };
      const token = await finapi.userToken('jane', details);

      const good = await finapi.ask('get', '/users', { token, headers });
      const bad = await finapi.ask('get', '/clientConfiguration', { token, headers });

      expect(good.headers['x-request-id']).toBe(id);
      expect(good.body).toMatchObject(details);
      expect(bad.headers['x-request-id']).toBe(id);
      expect(bad.body).toMatchObject({ requestId: id });
    },
  );

  it('is made up when there is none', async () => {
    const response = await finapi.ask('get', '/clientConfiguration', { token: client });

    expect(response.headers['x-request-id']).toMatch(
      /^selfgen-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('is refused when it is too long', async () => {
    const headers = { 'x-request-id': 'x'.repeat(256) };

    const response = await finapi.ask('get', '/clientConfiguration', { token: client, headers });

    expect(response.status).toBe(400);
    expect(response.headers['x-request-id']).toMatch(/^selfgen-/);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/clientConfiguration', [{ code: 'BAD_REQUEST' }], '-/-'),
    );
  });
});
