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
      '{"id":"jane","password":"secret-password","constructor":{"prototype":{"email":"x"}}}',
    );

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: 'jane',
      password: 'secret-password',
      isAutoUpdateEnabled: false,
    });
    expect(({} as { email?: string }).email).toBeUndefined();
    expect((await post('{"__proto__":{"isAutoUpdateEnabled":true}}')).status).toBe(400);
  });
});

describe('a path', () => {
  // Java clients end their paths with a slash.
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
    const response = await finapi.ask('post', '/payments/moneyTransfers', {
      token: client,
      body: {},
    });

    expect(response.status).toBe(501);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/payments/moneyTransfers', [{ code: 'UNSUPPORTED_FEATURE' }]),
    );
  });
});
