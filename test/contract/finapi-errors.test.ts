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

// Item 8: 401 has a shape of its own.
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
  // Item 26: some clients send the word undefined; it is as good as any other.
  it.each(['my-id', 'undefined', 'x'.repeat(255), 'a, b; c="d"'])('echoes %s', async (id) => {
    const headers = { 'x-request-id': id };
    const good = await finapi.ask('get', '/clientConfiguration', { token: client, headers });
    const bad = await finapi.ask('get', '/users', { headers });

    expect(good.headers['x-request-id']).toBe(id);
    expect(bad.headers['x-request-id']).toBe(id);
  });

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

describe('a body', () => {
  const post = (content: string, type = 'application/json') =>
    finapi.ask('post', '/users', { token: client }).set('content-type', type).send(content);

  it.each([
    ['null', 'null'],
    ['an array', '[]'],
    ['a string', '"jane"'],
    ['a number', '7'],
    ['nothing', ''],
    ['blanks', '   '],
    ['broken JSON', '{"id":'],
    ['a comment', '{/**/}'],
    ['deep nesting', '['.repeat(100_000)],
    ['deep objects', '{"a":'.repeat(50_000)],
  ])('that is %s is refused', async (_what, content) => {
    const response = await post(content);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'BAD_REQUEST' }]),
    );
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
    'of type %s is refused',
    async (type) => {
      const response = await post('{}', type);

      expect(response.status).toBe(415);
      expect(response.body).toEqual(
        refusal(response, 'POST /api/v2/users', [{ code: 'UNSUPPORTED_MEDIA_TYPE' }]),
      );
    },
  );

  it.each([
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON',
  ])('of type %s is read', async (type) => {
    await post('{"id":"jane"}', type).expect(201);
  });

  it('that is too large is refused', async () => {
    const response = await post(JSON.stringify({ id: 'x'.repeat(1024 * 1024) }));

    expect(response.status).toBe(413);
    expect(response.body).toMatchObject({ errors: [{ code: 'BAD_REQUEST' }] });
  });

  it('cannot reach prototypes', async () => {
    const response = await post(
      '{"__proto__":{"isAutoUpdateEnabled":true},"id":"jane","password":"secret-password",' +
        '"constructor":{"prototype":{"email":"x"}}}',
    );

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: 'jane',
      password: 'secret-password',
      isAutoUpdateEnabled: false,
    });
    expect(({} as { email?: string }).email).toBeUndefined();
  });
});

describe('a path', () => {
  // Item 26: Java clients end their paths with a slash.
  it('may end with a slash', async () => {
    await finapi.ask('get', '/clientConfiguration/', { token: client }).expect(200);
    await finapi.ask('post', '/users/', { token: client, body: {} }).expect(201);
    await finapi
      .ask('post', '/oauth/token/')
      .type('form')
      .send({
        grant_type: 'client_credentials',
        client_id: clients.client.id,
        client_secret: clients.client.secret,
      })
      .expect(200);
  });

  it('may lead nowhere', async () => {
    const response = await finapi.ask('get', '/nowhere', { token: client });

    expect(response.status).toBe(404);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/nowhere', [{ code: 'UNKNOWN_ENTITY' }], '-/-'),
    );
  });

  it('knows its methods', async () => {
    const response = await finapi.ask('put', '/users', { token: client, body: {} });

    expect(response.status).toBe(405);
    expect(response.headers['allow']).toBeDefined();
    expect(response.body).toEqual(
      refusal(response, 'PUT /api/v2/users', [{ code: 'METHOD_NOT_ALLOWED' }]),
    );
  });

  it('may be unreadable', async () => {
    const response = await finapi.ask('get', '/users/%zz', { token: client });

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code: 'BAD_REQUEST' }] });
  });

  it('may lead to what is not emulated', async () => {
    const response = await finapi.ask('post', '/bankConnections/import', {
      token: client,
      body: {},
    });

    expect(response.status).toBe(501);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/bankConnections/import', [{ code: 'UNSUPPORTED_FEATURE' }]),
    );
  });
});

describe('CORS', () => {
  const origin = 'https://app.example';
  const headers = { origin };

  it('is off without allowed origins', async () => {
    const response = await finapi.ask('get', '/clientConfiguration', { token: client, headers });

    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('allows the origins of the configuration, and no others', async () => {
    await finapi.settings({ corsAllowedOrigins: [origin] });
    const ask = (from: string) =>
      finapi.ask('get', '/clientConfiguration', { token: client, headers: { origin: from } });

    const allowed = await ask(origin);
    const other = await ask('https://evil.example');

    expect(allowed.headers['access-control-allow-origin']).toBe(origin);
    expect(allowed.headers['vary']).toBe('Origin');
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers a browser that asks before', async () => {
    await finapi.settings({ corsAllowedOrigins: [origin] });

    const response = await finapi.ask('options', '/users', {
      headers: {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization',
      },
    });

    expect(response.status).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': 'authorization',
    });
  });

  it('does not extend to OAuth', async () => {
    await finapi.settings({ corsAllowedOrigins: [origin] });

    const response = await finapi.token({ grant_type: 'client_credentials' }).set(headers);

    expect(response.status).toBe(200);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });
});
