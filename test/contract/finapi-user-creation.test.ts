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
  // The password is told in clear here and nowhere else.
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

  // Ids are compared without regard to case.
  it.each(['jane', 'JANE', 'Jane'])('refuses the id %s when Jane exists', async (id) => {
    await create({ id: 'Jane' }).expect(201);

    const response = await create({ id });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users', [{ code: 'ENTITY_EXISTS' }], '1/-'),
    );
  });

  // 422, and not silently false.
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
