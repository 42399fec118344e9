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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const create = (body: unknown) => finapi.ask('post', '/users', { token: client, body });

describe('createUser', () => {
  // Item 1: the password is told in clear here and nowhere else.
  it('makes up id and password, and tells the password once', async () => {
    const response = await create({});
    const { id, password } = response.body as { id: string; password: string };

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: expect.stringMatching(UUID) as string,
      password: expect.stringMatching(UUID) as string,
      isAutoUpdateEnabled: false,
    });
    const login = await finapi.login(id, password);
    const token = (login.body as { access_token: string }).access_token;
    const read = await finapi.ask('get', '/users', { token });
    expect(read.body).toEqual({ id, password: 'XXXXX', isAutoUpdateEnabled: false });
  });

  it('takes everything that may be given', async () => {
    const user = {
      id: 'a-Z_0.9+x@y',
      password: 'secret-password',
      email: 'jane.doe@example.com',
      phone: '+49 89 (123) 456',
      isAutoUpdateEnabled: true,
    };

    const response = await create(user);

    expect(response.status).toBe(201);
    expect(response.body).toEqual(user);
  });

  it('takes null for absence, and ignores what it does not know', async () => {
    const response = await create({
      id: 'jane',
      password: 'secret-password',
      email: null,
      phone: null,
      isAutoUpdateEnabled: null,
      nickname: 'Jay',
    });

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: 'jane',
      password: 'secret-password',
      isAutoUpdateEnabled: false,
    });
  });

  it('keeps no password in clear, neither in the world nor in its journal', async () => {
    await create({ id: 'jane', password: 'a-very-secret-word' });
    const generated = await create({});
    const { password } = generated.body as { password: string };
    await finapi.login('jane', 'a-very-secret-word');

    const kept = await finapi.world(({ journal }) => JSON.stringify(journal.list()));

    expect(kept).toContain('XXXXX');
    expect(kept).not.toContain('a-very-secret-word');
    expect(kept).not.toContain(password);
  });

  it('derives the same ids in worlds of the same seed', async () => {
    const other = await FinapiRig.start();
    const token = await other.clientToken();
    const ids = [];
    for (const [rig, by] of [
      [finapi, client],
      [other, token],
    ] as const) {
      const answers = [];
      for (let count = 0; count < 3; count += 1) {
        answers.push(await rig.ask('post', '/users', { token: by, body: {} }));
      }
      ids.push(answers.map(({ body }) => (body as { id: string }).id));
    }
    await other.close();

    expect(new Set(ids[0]).size).toBe(3);
    expect(ids[1]).toEqual(ids[0]);
  });

  // Item 2: ids are compared without regard to case.
  it.each(['jane', 'JANE', 'Jane'])('refuses the id %s when Jane exists', async (id) => {
    await create({ id: 'Jane' }).expect(201);

    const response = await create({ id });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'ENTITY_EXISTS' }], '1/-'),
    );
  });

  // Item 3: 422, and not silently false.
  it('refuses automatic updates while the client has no batch update', async () => {
    await finapi.settings({ isAutomaticBatchUpdateEnabled: false });

    const response = await create({ id: 'jane', isAutoUpdateEnabled: true });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'ILLEGAL_ENTITY_STATE' }]),
    );
    await create({ id: 'jane', isAutoUpdateEnabled: false }).expect(201);
  });

  it.each([
    ['a short password', { password: '12345' }],
    ['a long password', { password: 'p'.repeat(129) }],
    ['an empty password', { password: '' }],
    ['an empty id', { id: '' }],
    ['a long id', { id: 'i'.repeat(37) }],
    ['a space in an id', { id: 'jane doe' }],
    ['a slash in an id', { id: '../jane' }],
    ['an umlaut in an id', { id: 'jäne' }],
    ['the sign of Kelvin in an id', { id: '\u212A' }],
    ['a line break behind an id', { id: 'jane\n' }],
    ['an empty email', { email: '' }],
    ['a long email', { email: 'e'.repeat(321) }],
    ['a quote in an email', { email: '"jane"@example.com' }],
    ['an emoji in an email', { email: '😀@example.com' }],
    ['an empty phone', { phone: '' }],
    ['a long phone', { phone: '1'.repeat(51) }],
    ['a slash in a phone', { phone: '089/123' }],
  ])('refuses %s', async (_what, fields) => {
    const response = await create(fields);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'ILLEGAL_FIELD_VALUE' }]),
    );
  });

  it.each([
    { id: 'i'.repeat(36), password: 'p'.repeat(128) },
    { id: 'x', password: '123456' },
    { id: '..' },
    { id: '__proto__' },
    { id: 'constructor' },
    { email: 'e'.repeat(320), phone: '1'.repeat(50) },
    { email: 'jäñé.ʯ&(){}[].:,;?!+-_$@#~`^€' },
    { password: 'pässwörd 😀 "\'<>' },
  ])('accepts the limits %#', async (fields) => {
    const response = await create(fields);

    expect(response.status).toBe(201);
    expect(response.body).toMatchObject(fields);
  });

  const WRONG: readonly unknown[] = [1, true, [], {}, ['jane'], { a: 1 }];
  it.each(
    ['id', 'password', 'email', 'phone'].flatMap((field) =>
      WRONG.map((value) => [field, value] as const),
    ),
  )('refuses a wrong type: %s %j', async (field, value) => {
    const response = await create({ [field]: value });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'BAD_REQUEST' }]),
    );
  });

  it.each(['true', 1, 0, [], {}])('does not take %j for a flag', async (flag) => {
    const response = await create({ isAutoUpdateEnabled: flag });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'BAD_REQUEST' }]),
    );
  });

  it('names everything that is wrong at once', async () => {
    const response = await create({ id: 7, password: '1', email: '' });

    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [
        { code: 'BAD_REQUEST', message: "Field 'id': has the wrong type" },
        {
          code: 'ILLEGAL_FIELD_VALUE',
          message: "Field 'password': must have at least 6 characters",
        },
        { code: 'ILLEGAL_FIELD_VALUE', message: "Field 'email': must have at least 1 characters" },
      ]),
    );
  });
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

  // Item 24: "" clears, null leaves alone.
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

  // Item 22: a POST may stand for PATCH and DELETE.
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

  // Item 26: clients send this header without a value.
  it('ignores other values of that header', async () => {
    const headers = { 'x-http-method-override': 'undefined' };

    await finapi.ask('patch', '/users', { token, headers, body: { phone: '456' } }).expect(200);
    await finapi.ask('post', '/users', { token: client, headers, body: {} }).expect(201);
  });
});

describe('deleteAuthorizedUser', () => {
  it('takes the user away with its tokens', async () => {
    const token = await finapi.userToken('jane');

    const response = await finapi.ask('delete', '/users', { token });

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await finapi.ask('get', '/users', { token }).expect(401);
    await finapi.login('jane', 'secret-password').expect(400);
  });

  it('frees the id', async () => {
    const token = await finapi.userToken('jane', { email: 'jane@example.com' });
    await finapi.ask('delete', '/users', { token }).expect(200);

    const response = await create({ id: 'JANE', password: 'other-password' });

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: 'JANE',
      password: 'other-password',
      isAutoUpdateEnabled: false,
    });
    await finapi.login('jane', 'secret-password').expect(400);
    await finapi.login('jane', 'other-password').expect(200);
  });

  // Item 25: every client is told, the caller's own included.
  it('is told to every client with a synchronisation URL', async () => {
    const other = { id: 'another-client', secret: 'ffffffff-0000-4000-8000-000000000001' };
    await finapi.change((world) => {
      world.document.set('fixtures', { 'finapi-clients': { furtherClients: [other] } });
    });
    const token = await finapi.userToken('Jane');
    for (const [by, url] of [
      [client, 'http://one.example/callback'],
      [await finapi.clientToken(other), 'http://two.example/callback'],
    ] as const) {
      const body = { userSynchronizationCallbackUrl: url };
      await finapi.ask('patch', '/clientConfiguration', { token: by, body }).expect(200);
    }

    await finapi.ask('delete', '/users', { token }).expect(200);

    const messages = await finapi.world(({ outbox }) => outbox.list());
    expect(messages).toMatchObject([
      { url: 'http://one.example/callback', delivery: 'captured' },
      { url: 'http://two.example/callback', delivery: 'captured' },
    ]);
    expect(messages.map(({ body, about }) => ({ body, about }))).toEqual([
      { body: { userId: 'Jane', event: 'DELETED' }, about: 'finapi:user/Jane' },
      { body: { userId: 'Jane', event: 'DELETED' }, about: 'finapi:user/Jane' },
    ]);
  });

  it('is told to nobody without a synchronisation URL', async () => {
    const token = await finapi.userToken('jane');

    await finapi.ask('delete', '/users', { token }).expect(200);

    expect(await finapi.world(({ outbox }) => outbox.list())).toEqual([]);
  });
});

describe('verification', () => {
  beforeEach(async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: false });
    await create({ id: 'Jane', password: 'secret-password' }).expect(201);
  });
  const status = (id: string) =>
    finapi.ask('get', `/users/verificationStatus?userId=${id}`, { token: client });
  const verify = (id: string) => finapi.ask('post', `/users/verify/${id}`, { token: client });

  it('lets the user in', async () => {
    expect((await status('jane')).body).toEqual({ userId: 'Jane', isUserVerified: false });

    const response = await verify('jane');

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    expect((await status('JANE')).body).toEqual({ userId: 'Jane', isUserVerified: true });
    await finapi.login('jane', 'secret-password').expect(200);
  });

  it('happens once', async () => {
    await verify('jane').expect(200);

    const response = await verify('jane');

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users/verify/jane', [{ code: 'USER_ALREADY_VERIFIED' }]),
    );
  });

  it('does not concern users who exist when the setting changes', async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: true });

    expect((await status('jane')).body).toEqual({ userId: 'Jane', isUserVerified: false });
  });

  it.each(['nobody', '%E2%84%AA', '__proto__', 'x'.repeat(300), '%20'])(
    'knows nothing of %s',
    async (id) => {
      for (const response of [await status(id), await verify(id)]) {
        expect(response.status).toBe(404);
        expect(response.body).toMatchObject({ errors: [{ code: 'UNKNOWN_ENTITY' }] });
      }
    },
  );

  it.each(['', '?userId'])('has no status without a user: %j', async (query) => {
    const response = await finapi.ask('get', `/users/verificationStatus${query}`, {
      token: client,
    });

    expect([400, 404]).toContain(response.status);
  });

  it('needs the query parameter', async () => {
    const response = await finapi.ask('get', '/users/verificationStatus', { token: client });

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/users/verificationStatus', [{ code: 'MISSING_FIELD' }]),
    );
  });

  it('refuses the parameter twice', async () => {
    const response = await status('jane&userId=joe');

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code: 'BAD_REQUEST' }] });
  });
});

describe('deleteUnverifiedUser', () => {
  const remove = (id: string) => finapi.ask('delete', `/users/${id}`, { token: client });

  it('takes an unverified user away and tells the clients', async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: false });
    await create({ id: 'Jane' }).expect(201);
    const body = { userSynchronizationCallbackUrl: 'http://one.example/callback' };
    await finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);

    const response = await remove('jane');

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await remove('jane').expect(404);
    const messages = await finapi.world(({ outbox }) => outbox.list());
    expect(messages.map((message) => message.body)).toEqual([{ userId: 'Jane', event: 'DELETED' }]);
  });

  it('leaves a verified user alone', async () => {
    await create({ id: 'jane' }).expect(201);

    const response = await remove('jane');

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'DELETE /api/v2/users/jane', [{ code: 'USER_ALREADY_VERIFIED' }]),
    );
  });

  it('does not know everybody', async () => {
    const response = await remove('nobody');

    expect(response.status).toBe(404);
    expect(response.body).toEqual(
      refusal(response, 'DELETE /api/v2/users/nobody', [{ code: 'UNKNOWN_ENTITY' }]),
    );
  });
});
