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

const create = (body: unknown) => finapi.ask('post', '/users', { token: client, body });

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
