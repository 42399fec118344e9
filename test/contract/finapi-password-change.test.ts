import { decryptWithDataDecryptionKey } from '../../src/providers/finapi/encryption/data-decryption-key.js';
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

interface Requested {
  userId: string;
  userEmail?: string;
  passwordChangeToken: string;
}

const request = (userId: string) =>
  finapi.ask('post', '/users/requestPasswordChange', { token: client, body: { userId } });
const execute = (body: unknown) =>
  finapi.ask('post', '/users/executePasswordChange', { token: client, body });
const decrypted = (text: string): string =>
  decryptWithDataDecryptionKey(text, clients.dataDecryptionKey);
const requestedToken = async (userId: string): Promise<string> =>
  decrypted(((await request(userId)).body as Requested).passwordChangeToken);

const EXECUTE = 'POST /api/v2/users/executePasswordChange';

describe('requestPasswordChange', () => {
  it('tells email and token only to those who have the key', async () => {
    await finapi.userToken('Jane', { email: 'jane@example.com' });

    const response = await request('jane');
    const { userEmail = '', passwordChangeToken } = response.body as Requested;

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      userId: 'Jane',
      userEmail: expect.any(String) as string,
      passwordChangeToken: expect.any(String) as string,
    });
    expect(decrypted(userEmail)).toBe('jane@example.com');
    expect(decrypted(passwordChangeToken)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves out an email that the user does not have', async () => {
    await finapi.userToken('jane');

    const response = await request('jane');

    expect(Object.keys(response.body as object)).toEqual(['userId', 'passwordChangeToken']);
  });

  it('refuses users who are not verified', async () => {
    await finapi.settings({ isUserAutoVerificationEnabled: false });
    await finapi.userToken('jane');

    const response = await request('jane');

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users/requestPasswordChange', [
        { code: 'USER_NOT_VERIFIED' },
      ]),
    );
  });

  it.each([
    ['nobody', 404, 'UNKNOWN_ENTITY'],
    ['', 400, 'ILLEGAL_FIELD_VALUE'],
    ['x'.repeat(37), 400, 'ILLEGAL_FIELD_VALUE'],
    ['a b', 400, 'ILLEGAL_FIELD_VALUE'],
    [7, 400, 'BAD_REQUEST'],
    [null, 400, 'MISSING_FIELD'],
    [undefined, 400, 'MISSING_FIELD'],
  ])('answers %j with %i', async (userId, status, code) => {
    const response = await request(userId as string);

    expect(response.status).toBe(status);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/users/requestPasswordChange', [{ code }]),
    );
  });
});

describe('executePasswordChange', () => {
  it('sets the password and ends all sessions', async () => {
    const token = await finapi.userToken('Jane');
    const passwordChangeToken = await requestedToken('jane');

    const response = await execute({
      userId: 'JANE',
      password: 'new-password',
      passwordChangeToken,
    });

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await finapi.ask('get', '/users', { token }).expect(401);
    await finapi.login('jane', 'secret-password').expect(400);
    await finapi.login('jane', 'new-password').expect(200);
  });

  it('unlocks the user', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 1 });
    await finapi.login('jane', 'wrong-password').expect(400);
    await finapi.login('jane', 'secret-password').expect(423);
    const passwordChangeToken = await requestedToken('jane');

    await execute({ userId: 'jane', password: 'new-password', passwordChangeToken }).expect(200);

    await finapi.login('jane', 'new-password').expect(200);
  });

  it('works once', async () => {
    await finapi.userToken('jane');
    const passwordChangeToken = await requestedToken('jane');
    const body = { userId: 'jane', password: 'new-password', passwordChangeToken };
    await execute(body).expect(200);

    const response = await execute(body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, EXECUTE, [{ code: 'INVALID_TOKEN' }]));
  });

  it('takes the latest token only', async () => {
    await finapi.userToken('jane');
    const first = await requestedToken('jane');
    const second = await requestedToken('jane');
    const body = { userId: 'jane', password: 'new-password' };

    await execute({ ...body, passwordChangeToken: first }).expect(400);
    await execute({ ...body, passwordChangeToken: second }).expect(200);
  });

  it('takes no token that has expired, or that is not asked for', async () => {
    await finapi.settings({ passwordChangeTokenSeconds: 600 });
    await finapi.userToken('jane');
    const passwordChangeToken = await requestedToken('jane');
    const body = { userId: 'jane', password: 'new-password', passwordChangeToken };
    await finapi.userToken('joe');
    await finapi.advance(600);

    await execute(body).expect(400);
    await execute({ ...body, userId: 'joe' }).expect(400);
  });

  const TOKEN = '00000000-0000-0000-0000-000000000000';
  const BODY = { userId: 'jane', password: 'new-password', passwordChangeToken: TOKEN };
  it.each([
    [{ ...BODY }, 'INVALID_TOKEN'],
    [{ ...BODY, passwordChangeToken: TOKEN.slice(1) }, 'ILLEGAL_FIELD_VALUE'],
    [{ ...BODY, passwordChangeToken: TOKEN.replace('0', 'A') }, 'ILLEGAL_FIELD_VALUE'],
    [{ ...BODY, password: '12345' }, 'ILLEGAL_FIELD_VALUE'],
    [{ ...BODY, password: 123456 }, 'BAD_REQUEST'],
    [{ ...BODY, password: null }, 'MISSING_FIELD'],
    [{ ...BODY, userId: undefined }, 'MISSING_FIELD'],
    [{ ...BODY, passwordChangeToken: undefined }, 'MISSING_FIELD'],
  ])('refuses %j', async (body, code) => {
    await finapi.userToken('jane');

    const response = await execute(body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, EXECUTE, [{ code }]));
    await finapi.login('jane', 'secret-password').expect(200);
  });

  it('does not know everybody', async () => {
    const response = await execute({ ...BODY, userId: 'nobody' });

    expect(response.status).toBe(404);
    expect(response.body).toEqual(refusal(response, EXECUTE, [{ code: 'UNKNOWN_ENTITY' }]));
  });
});
