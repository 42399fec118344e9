import type { Response } from 'supertest';

import { decryptWithDataDecryptionKey } from '../../src/providers/finapi/encryption/data-decryption-key.js';
import { clients, FinapiRig, type Ask } from '../support/finapi.js';
import { offer } from '../support/operations.js';

let finapi: FinapiRig;
let client: string;
let admin: string;
let user: string;
beforeAll(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
  admin = await finapi.adminToken();
  user = await finapi.userToken('jane', { email: 'jane@example.com' });
});
afterAll(async () => {
  await finapi.close();
});

const ask = async (
  method: Parameters<FinapiRig['ask']>[0],
  path: string,
  token: string,
  body?: Ask['body'],
): Promise<Response> => {
  const response = await finapi.ask(method, path, { token, ...(body !== undefined && { body }) });
  expect([method, path, response.status < 300, response.text]).toEqual([
    method,
    path,
    true,
    response.text,
  ]);
  return response;
};

it('goes through users', async () => {
  await ask('get', '/users', user);
  await ask('patch', '/users', user, { phone: '030 1' });
  await ask('get', '/users/verificationStatus?userId=jane', client);
  const requested = await ask('post', '/users/requestPasswordChange', client, { userId: 'jane' });
  const { passwordChangeToken } = requested.body as { passwordChangeToken: string };
  await ask('post', '/users/executePasswordChange', client, {
    userId: 'jane',
    password: 'another-password',
    passwordChangeToken: decryptWithDataDecryptionKey(
      passwordChangeToken,
      clients.dataDecryptionKey,
    ),
  });
  user = await finapi.userToken('joe');
  await ask('delete', '/users', user);
});

it('goes through the configuration of a client, and users who are not verified', async () => {
  await ask('get', '/clientConfiguration', client);
  await ask('patch', '/clientConfiguration', client, { userAutoVerificationEnabled: false });
  for (const id of ['jim', 'john']) await ask('post', '/users', client, { id });
  await ask('post', '/users/verify/jim', client);
  await ask('delete', '/users/john', client);
});

it('goes through banks', async () => {
  await ask('get', '/banks?perPage=500', client);
  await ask('get', '/banks/280001', client);
  await ask('get', '/banks/groups', client);
});

it('goes through the administration of the mandator, and ends a token', async () => {
  const months = 'monthlyStatsStartDate=2024-01&monthlyStatsEndDate=2024-03';
  await ask('get', `/mandatorAdmin/getUserList?includeMonthlyStats=true&${months}`, admin);
  await ask('post', '/mandatorAdmin/deleteUsers', admin, { userIds: ['jane', 'nobody'] });
  await finapi
    .ask('post', '/oauth/revoke', { token: client })
    .type('form')
    .send({ token: client })
    .expect(200);
  await ask('post', '/mandatorAdmin/changeClientCredentials', admin, {
    clientId: clients.client.id,
    oldClientSecret: clients.client.secret,
    newClientSecret: '00000000-0000-0000-0000-000000000000',
  });
});

/** What users with bank connections have is part of a tour of its own. */
const AREAS = ['users', 'clientConfiguration', 'banks', 'mandatorAdmin', 'oauth'];

it('has held an answer of every emulated operation against the document', async () => {
  const succeeded = await finapi.succeeded();
  const emulated = (await offer()).operations.filter(({ path }) =>
    AREAS.some((area) => path.startsWith(`/api/v2/${area}`)),
  );

  expect(emulated.map(({ name }) => name).filter((name) => !succeeded.has(name))).toEqual([]);
});
