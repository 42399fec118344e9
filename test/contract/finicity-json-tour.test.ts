import { CCBANK, credentials } from '../support/finicity-client.js';
import { fetchFile, placeFile } from '../support/finicity-files.js';
import { MysteryWorld } from '../support/finicity-other-accounts.js';
import { offer } from '../support/operations.js';

let mystery: MysteryWorld;
beforeAll(async () => {
  mystery = await MysteryWorld.start();
});
afterAll(() => mystery.world.close());

const get = async (path: string): Promise<unknown> => {
  const answer = await mystery.world.client.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json;
};
const remove = async (path: string): Promise<void> => {
  const call = { accept: 'application/json' };
  const { status } = await mystery.world.client.call('DELETE', path, call);
  expect([path, status]).toEqual([path, 200]);
};

interface Listed {
  readonly accountId: number;
  readonly accountNickname: string;
}

it('goes through institutions', async () => {
  await get('/institutions');
  await get('/institutions/101732');
  await get('/institutions/9921/translate');
});

it('goes through logins and all kinds of accounts', async () => {
  const { world, login } = mystery;
  await mystery.put({ type: 'creditAccount', creditAccountType: 'CREDITCARD' });
  expect((await world.client.post(CCBANK, credentials('demo', 'any'))).status).toBe(201);
  expect((await world.client.post(CCBANK, credentials('tfa_text', 'any'))).status).toBe(401);
  expect(
    (await world.client.put(`/logins/${String(login)}`, credentials('mystery', 'go'))).status,
  ).toBe(200);
  await get(`/logins/${String(login)}/accounts`);

  const { accounts } = (await get('/accounts')) as { accounts: readonly Listed[] };
  for (const { accountId, accountNickname } of accounts) {
    await get(`/accounts/${String(accountId)}`);
    await get(`/accounts/${String(accountId)}/transactions?txnStartDate=2016-01-01`);
    if (accountNickname === 'My Brokerage') await get(`/accounts/${String(accountId)}/positions`);
  }
  await remove(`/accounts/${String(accounts[0]?.accountId)}`);
});

it('goes through files, and ends with the customer', async () => {
  const { world } = mystery;
  await placeFile(world, 'jane_doe+1', { name: 'a.txt', text: 'one line\n' }).expect(201);
  await get('/export/files');
  expect((await fetchFile(world, world.client, 'a.txt')).status).toBe(200);
  await remove('/export/files/a.txt');
  await remove('/customers/');
});

it('has held an answer of every emulated operation against the document', async () => {
  const succeeded = await mystery.world.sandbox.succeeded();
  const emulated = (await offer()).operations.filter(({ provider }) => provider === 'finicity');

  expect(emulated.map(({ name }) => name).filter((name) => !succeeded.has(name))).toEqual([]);
});
