import { FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
beforeEach(async () => {
  finapi = await FinapiRig.start();
});
afterEach(async () => {
  await finapi.close();
});

const ENDPOINT = 'POST /api/v2/oauth/token';

describe('a limit of login attempts', () => {
  const fail = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      await finapi.login('jane', 'wrong-password').expect(400);
    }
  };

  it('locks the user and ends its sessions', async () => {
    const token = await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 3 });
    await fail(2);
    await finapi.ask('get', '/users', { token }).expect(200);
    await fail(1);

    const response = await finapi.login('jane', 'secret-password');

    expect(response.status).toBe(423);
    expect(response.body).toEqual(
      refusal(response, ENDPOINT, [
        { code: 'LOCKED', type: 'BUSINESS', message: expect.stringMatching(/gesperrt/) as string },
      ]),
    );
    await finapi.ask('get', '/users', { token }).expect(401);
  });

  it('is told in English to those who ask', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 1 });
    await fail(1);

    const response = await finapi
      .login('jane', 'secret-password')
      .set('accept-language', 'en-GB;q=0.9, fr');

    expect(response.body).toMatchObject({
      errors: [{ message: expect.stringMatching(/is locked/) as string }],
    });
  });

  it('is explained in the journal', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 2 });
    await fail(2);
    await finapi.login('jane', 'secret-password').expect(423);

    const entries = await finapi.world(({ journal }) => journal.list({ operation: 'getToken' }));

    expect(entries.slice(-3).map(({ next }) => next)).toEqual([
      'This was attempt 1; attempt 2 locks the user.',
      'Attempt 2 of 2 has locked the user.',
      'Set a new password: requestPasswordChange, then executePasswordChange.',
    ]);
  });

  it('begins anew with a success', async () => {
    await finapi.userToken('jane');
    await finapi.settings({ maxUserLoginAttempts: 3 });
    await fail(2);
    await finapi.login('jane', 'secret-password').expect(200);
    await fail(2);

    await finapi.login('jane', 'secret-password').expect(200);
  });

  // Any token that was got resets the counter, not only one got for a password.
  it('begins anew with a refreshed token', async () => {
    await finapi.userToken('jane');
    const { refresh_token } = (await finapi.login('jane', 'secret-password')).body as {
      refresh_token: string;
    };
    await finapi.settings({ maxUserLoginAttempts: 3 });
    await fail(2);
    await finapi.token({ grant_type: 'refresh_token', refresh_token }).expect(200);
    await fail(2);

    await finapi.login('jane', 'secret-password').expect(200);
  });

  it('does not exist when it is 0', async () => {
    await finapi.userToken('jane');
    await fail(5);

    await finapi.login('jane', 'secret-password').expect(200);
  });
});
