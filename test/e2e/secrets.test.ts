import { Control } from '../support/control.js';
import { assertStatus, CLIENTS, FinapiClient } from '../support/finapi-client.js';
import type { Answer } from '../support/finicity-client.js';
import { basic, expectKeptNowhere, FORM, Secrets } from '../support/secrets.js';
import { spawningGrounds } from '../support/spawned-sandbox.js';
import { decryptWithDataDecryptionKey } from '../../src/providers/finapi/encryption/data-decryption-key.js';

const grounds = spawningGrounds();

describe('what somebody types', () => {
  it('into finAPI is kept nowhere', async () => {
    const folder = grounds.folder();
    const sandbox = await grounds.start({ folder, flags: ['--log-level', 'debug'] });
    const secrets = new Secrets();
    const client = new FinapiClient(sandbox.url);
    await useFinapi(client, secrets);
    await misuseFinapi(client, secrets);
    client.close();

    await expectKeptNowhere(sandbox, folder, secrets);
  });

  it('into the control API is kept nowhere', async () => {
    const folder = grounds.folder();
    const sandbox = await grounds.start({ folder, flags: ['--log-level', 'debug'] });
    const secrets = new Secrets();
    const control = new Control(sandbox.url);
    assertStatus(await new FinapiClient(sandbox.url).createUser({}), 201);
    await control.happen('passwordChanged', { newPassword: secrets.make('event') });
    await control.happen('passwordChanged', { newPassword: secrets.makeAwkward('event') });
    const question = { kind: 'text', text: 'Which?', answers: [secrets.make('expected')] };
    await control.happen('mfaDemanded', { questions: [question] });
    const misspelt = { newPasword: secrets.make('misspelt') };
    await expect(control.happen('passwordChanged', misspelt)).rejects.toThrow('400');
    const number = { newPassword: [secrets.make('listed')] };
    await expect(control.happen('passwordChanged', number)).rejects.toThrow('400');

    await expectKeptNowhere(sandbox, folder, secrets);
  });
});

/** Creation with and without a password, sign-ins and a change of the password. */
async function useFinapi(client: FinapiClient, secrets: Secrets): Promise<void> {
  for (const [id, password] of [
    ['jane', secrets.make('creation')],
    ['john', secrets.makeAwkward('creation')],
  ] as const) {
    const created = assertStatus(await client.createUser({ id, password }), 201);
    expect(created.json).toMatchObject({ id, password });
    const token = await client.userToken(id, password);
    for (const [method, body] of [['GET'], ['PATCH', { phone: '1' }]] as const) {
      const { json } = assertStatus(await client.call(method, '/users', { token, body }), 200);
      expect(json).toMatchObject({ password: 'XXXXX' });
    }
  }
  const made = assertStatus(await client.createUser({}), 201);
  const { id, password } = made.json as { id: string; password: string };
  await client.userToken(id, secrets.keep(password));
  assertStatus(await client.signIn('jane', secrets.make('wrong')), 400);
  await changePassword(client, secrets);
}

async function changePassword(client: FinapiClient, secrets: Secrets): Promise<void> {
  const token = await client.clientToken();
  const ask = (path: string, body: object): Promise<Answer> =>
    client.call('POST', `/users/${path}`, { token, body });
  const asked = await ask('requestPasswordChange', { userId: 'jane' });
  const { passwordChangeToken } = assertStatus(asked, 200).json as { passwordChangeToken: string };
  const change = {
    userId: 'jane',
    password: secrets.make('changed'),
    passwordChangeToken: secrets.keep(
      decryptWithDataDecryptionKey(passwordChangeToken, CLIENTS.dataDecryptionKey),
    ),
  };
  assertStatus(await ask('executePasswordChange', change), 200);
  assertStatus(await ask('executePasswordChange', change), 400);
  await client.userToken('jane', change.password);
}

/** Bodies that nobody can read, and places where no secret belongs. */
async function misuseFinapi(client: FinapiClient, secrets: Secrets): Promise<void> {
  const token = await client.clientToken();
  const post = (text: string, type: string, path = '/users'): Promise<Answer> =>
    client.call('POST', path, { token, text, headers: { 'content-type': type } });
  const { id, secret } = CLIENTS.client;
  const grant = `grant_type=password&username=jane&client_id=${id}&client_secret=${secret}`;

  await post(`{"password":"${secrets.make('torn')}"`, 'application/json');
  await post(`{"password":["${secrets.make('list')}"]}`, 'application/json');
  await post(`{"password":{"value":"${secrets.make('object')}"}}`, 'application/json');
  await post(`["${secrets.make('array')}"]`, 'application/json');
  await post(`{"PassWord":"${secrets.make('case')}","id":7}`, 'application/json');
  await post(`{"password":"${secrets.make('type')}"}`, 'text/plain');
  await post(`<password>${secrets.make('xml')}</password>`, 'application/xml');
  await post(`password=${secrets.make('form')}`, FORM);
  await post(
    `{"pin":"${secrets.make('unemulated')}"}`,
    'application/json',
    '/bankConnections/import',
  );
  await post(`{"pin":"${secrets.make('nowhere')}"}`, 'application/json', '/nowhere');
  await post(`${grant}&password=${secrets.make('grant')}`, FORM, '/oauth/token');
  await post(`${grant}&password=a&password=${secrets.make('twice')}`, FORM, '/oauth/token');
  await post(`${grant}&Password=${secrets.make('Grant')}`, FORM, '/oauth/token');
  await post(`{"password":"${secrets.make('json')}"}`, 'application/json', '/oauth/token');
  await post('', FORM, `/oauth/token?${grant}&password=${secrets.make('query')}`);
  await client.call('GET', `/users?password=${secrets.make('get')}`, { token });
  await client.call('GET', `/nowhere?password=${secrets.make('lost')}`, { token });
  await client.call('PUT', `/users?password=${secrets.make('put')}`, { token });
  await client.call('GET', '/accounts', { headers: basic(secrets.make('basic')) });
  await client.call('GET', '/users', { headers: basic(secrets.make('user')) });
}
