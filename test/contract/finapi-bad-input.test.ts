import type { Response } from 'supertest';

import { FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
let user: string;
beforeAll(async () => {
  finapi = await FinapiRig.start({
    settings: { clientAccessTokensValidityPeriod: 0, userAccessTokensValidityPeriod: 0 },
  });
  client = await finapi.clientToken();
  user = await finapi.userToken('jane', { email: 'jane@example.com' });
});
afterAll(async () => {
  await finapi.close();
});

const TOKEN = '00000000-0000-0000-0000-000000000000';
const CASES = [
  ['post', '/users', { id: 'joe', password: 'secret-password', email: 'a', phone: '1' }],
  ['patch', '/users', { email: 'a', phone: '1', isAutoUpdateEnabled: false }],
  ['post', '/users/requestPasswordChange', { userId: 'nobody' }],
  [
    'post',
    '/users/executePasswordChange',
    { userId: 'jane', password: 'secret-password', passwordChangeToken: TOKEN },
  ],
  [
    'patch',
    '/clientConfiguration',
    {
      userNotificationCallbackUrl: 'http://a.example',
      userSynchronizationCallbackUrl: 'http://a.example',
      refreshTokensValidityPeriod: 60,
      userAccessTokensValidityPeriod: 60,
      clientAccessTokensValidityPeriod: 60,
      finTSProductRegistrationNumber: 'A',
      betaBanksEnabled: true,
      preferredConsentType: 'ONETIME',
      userAutoVerificationEnabled: false,
      businessBanksEnabled: true,
    },
  ],
] as const;

/** No field of these services takes any of them. */
const BAD: readonly unknown[] = [
  [],
  {},
  [[]],
  -1,
  1.5,
  1e308,
  'x'.repeat(100_000),
  '\u0000',
  '\uD800',
  '\u202E',
  { toString: 'x' },
  ['a', 'b'],
  [null],
];

const expectRefusal = (response: Response, what: string): void => {
  expect([what, response.status]).toEqual([what, 400]);
  expect(Object.keys(response.body as object)).toEqual([
    'errors',
    'date',
    'requestId',
    'endpoint',
    'authContext',
  ]);
};

const tokenFor = (method: string, path: string): string =>
  method === 'patch' && path === '/users' ? user : client;

describe.each(CASES)('%s %s', (method, path, good) => {
  it.each(Object.keys(good))('refuses what cannot be %s', async (field) => {
    for (const bad of BAD) {
      // Any text is a password.
      if (field === 'password' && typeof bad === 'string' && bad.length < 6) continue;
      const token = tokenFor(method, path);
      const response = await finapi.ask(method, path, { token, body: { ...good, [field]: bad } });

      expectRefusal(response, `${field} ${JSON.stringify(bad).slice(0, 40)}`);
    }
  });
});

it('has left everything as it was', async () => {
  const read = await finapi.ask('get', '/users', { token: user });
  const configuration = await finapi.ask('get', '/clientConfiguration', { token: client });

  expect(read.body).toEqual({
    id: 'jane',
    password: 'XXXXX',
    email: 'jane@example.com',
    isAutoUpdateEnabled: false,
  });
  expect(configuration.body).not.toHaveProperty('userNotificationCallbackUrl');
  await finapi.login('jane', 'secret-password').expect(200);
  await finapi.login('joe', 'secret-password').expect(400);
});

it.each(['%00', '%2e%2e%2f', '%F0%9F%98%80', '..%5c', "'%20or%201=1", 'x'.repeat(8000)])(
  'knows no user %#',
  async (id) => {
    for (const [method, path] of [
      ['delete', `/users/${id}`],
      ['post', `/users/verify/${id}`],
      ['get', `/users/verificationStatus?userId=${id}`],
    ] as const) {
      const { status } = await finapi.ask(method, path, { token: client });
      expect([method, status]).toEqual([method, 404]);
    }
  },
);

it.each(['grant_type', 'client_id', 'username', 'password', 'refresh_token'])(
  'refuses a token for a strange %s',
  async (field) => {
    for (const value of ['\u0000', '\uD800', 'x'.repeat(100_000), '__proto__', '%zz', '[]']) {
      for (const grant_type of ['client_credentials', 'password', 'refresh_token']) {
        const form = {
          grant_type,
          username: 'jane',
          password: 'wrong-password',
          refresh_token: 'x',
        };
        const response = await finapi.token({ ...form, [field]: value });
        const isIrrelevant = grant_type === 'client_credentials' && !/^(grant|client)/.test(field);
        expect([200, 400, 401]).toContain(response.status);
        expect([field, value, response.status === 200]).toEqual([field, value, isIrrelevant]);
      }
    }
  },
);
