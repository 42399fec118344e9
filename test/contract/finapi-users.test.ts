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

describe('getAuthorizedUser', () => {
  it('masks the password', async () => {
    const token = await finapi.userToken('Jane', { email: 'jane@example.com', phone: '1' });

    const response = await finapi.ask('get', '/users', { token });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      id: 'Jane',
      password: 'XXXXX',
      email: 'jane@example.com',
      phone: '1',
      isAutoUpdateEnabled: false,
    });
  });

  it('takes a body that some clients send', async () => {
    const token = await finapi.userToken();

    await finapi
      .ask('get', '/users', { token })
      .set('content-type', 'application/json')
      .send('null')
      .expect(200);
  });
});

describe('editAuthorizedUser', () => {
  let token: string;
  beforeEach(async () => {
    token = await finapi.userToken('jane', {
      email: 'jane@example.com',
      phone: '123',
      isAutoUpdateEnabled: true,
    });
  });
  const edit = (body: unknown) => finapi.ask('patch', '/users', { token, body });
  const JANE = {
    id: 'jane',
    password: 'XXXXX',
    email: 'jane@example.com',
    phone: '123',
    isAutoUpdateEnabled: true,
  };

  // "" clears, null leaves alone.
  it.each([
    [{ email: 'doe@example.com' }, { ...JANE, email: 'doe@example.com' }],
    [{ email: '' }, { id: 'jane', password: 'XXXXX', phone: '123', isAutoUpdateEnabled: true }],
    [
      { phone: '' },
      { id: 'jane', password: 'XXXXX', email: JANE.email, isAutoUpdateEnabled: true },
    ],
    [
      { email: null, phone: '456' },
      { ...JANE, phone: '456' },
    ],
    [{ isAutoUpdateEnabled: false }, { ...JANE, isAutoUpdateEnabled: false }],
    [{ phone: '456' }, { ...JANE, phone: '456' }],
  ])('makes of %j', async (changes, expected) => {
    const response = await edit(changes);

    expect(response.status).toBe(200);
    expect(response.body).toEqual(expected);
    expect((await finapi.ask('get', '/users', { token })).body).toEqual(expected);
  });

  it.each([{}, { email: null, phone: null, isAutoUpdateEnabled: null }, { id: 'other' }])(
    'refuses %j, which changes nothing',
    async (changes) => {
      const response = await edit(changes);

      expect(response.status).toBe(400);
      expect(response.body).toEqual(
        refusal(
          response,
          'PATCH /api/v2/users',
          [{ code: 'MISSING_FIELD' }],
          expect.stringMatching(/^1\/\d+$/),
        ),
      );
    },
  );

  it('refuses automatic updates while the client has no batch update', async () => {
    await finapi.settings({ isAutomaticBatchUpdateEnabled: false });

    const response = await edit({ isAutoUpdateEnabled: true, phone: '456' });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'PATCH /api/v2/users', [{ code: 'ILLEGAL_ENTITY_STATE' }]),
    );
    expect((await finapi.ask('get', '/users', { token })).body).toEqual(JANE);
  });

  it.each([{ email: 1 }, { phone: [] }, { isAutoUpdateEnabled: 'true' }])(
    'refuses the wrong type in %j',
    async (changes) => {
      const response = await edit(changes);

      expect(response.status).toBe(400);
      expect(response.body).toEqual(
        refusal(response, 'PATCH /api/v2/users', [{ code: 'BAD_REQUEST' }]),
      );
    },
  );

  // A POST may stand for PATCH and DELETE.
  it('is reached by a POST with the header that overrides its method', async () => {
    const headers = { 'x-http-method-override': 'PATCH' };

    const response = await finapi.ask('post', '/users', {
      token,
      headers,
      body: { phone: '456' },
    });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ...JANE, phone: '456' });
  });

  // Clients send this header without a value.
  it('ignores other values of that header', async () => {
    const headers = { 'x-http-method-override': 'undefined' };

    await finapi.ask('patch', '/users', { token, headers, body: { phone: '456' } }).expect(200);
    await finapi.ask('post', '/users', { token: client, headers, body: {} }).expect(201);
  });
});
