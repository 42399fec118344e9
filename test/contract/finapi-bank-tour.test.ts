import type { Response } from 'supertest';

import { Banking, login } from '../support/finapi-banking.js';
import { FinapiRig, type Ask } from '../support/finapi.js';
import { offer } from '../support/operations.js';

/** What only users with bank connections have. */
const AREAS = [
  ['accounts', 'bankConnections', 'categories', 'labels', 'notificationRules'],
  ['pendingTransactions', 'securities', 'tests', 'transactions'],
].flat();

let finapi: FinapiRig;
let token: string;
let banking: Banking;
beforeAll(async () => {
  finapi = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  token = await finapi.userToken('jane');
  banking = new Banking(finapi, token);
});
afterAll(async () => {
  await finapi.close();
});

const ask = async (
  method: Parameters<FinapiRig['ask']>[0],
  path: string,
  body?: Ask['body'],
): Promise<Response> => {
  const response = await finapi.ask(method, path, { token, ...(body !== undefined && { body }) });
  expect({ method, path, status: response.status, text: response.text }).toEqual({
    method,
    path,
    status: response.status < 300 ? response.status : 200,
    text: response.text,
  });
  return response;
};

interface Numbered {
  readonly id: number;
}

/** Ids in a list that is the first member of an answer. */
async function idsIn(path: string): Promise<readonly number[]> {
  const [list] = Object.values((await ask('get', path)).body as Record<string, Numbered[]>);
  return (list ?? []).map(({ id }) => id);
}

const idIn = ({ body }: Response): number => (body as Numbered).id;

it('goes through the ways to a bank', async () => {
  const { id } = await banking.imported({ storeSecrets: true });
  const fints = { bankConnectionId: id, bankingInterface: 'FINTS_SERVER' };
  const loginCredentials = login('demo_no_msa');
  await ask('post', '/bankConnections/connectInterface', { ...fints, loginCredentials });
  await banking.settled(id);
  await ask('post', '/bankConnections/update', { ...fints, loginCredentials });
  await banking.settled(id);
  await ask('get', '/bankConnections');
  await ask('patch', `/bankConnections/${id}`, { name: 'Hausbank' });
  await ask('delete', `/bankConnections/${id}/aisConsent?bankingInterface=XS2A`);
  await ask('post', '/bankConnections/removeInterface', fints);
});

it('goes through what is not posted so far', async () => {
  const [pending] = await idsIn('/pendingTransactions');
  await ask('get', `/pendingTransactions/${String(pending)}`);
});

it('goes through accounts and securities', async () => {
  const [account] = await idsIn('/accounts');
  await ask('get', `/accounts/${String(account)}`);
  await ask('patch', `/accounts/${String(account)}`, { accountName: 'Giro' });
  await ask('get', '/accounts/dailyBalances?startDate=2024-02-01&endDate=2024-03-01');
  await banking.imported({
    bankId: 290001,
    loginCredentials: [
      { label: 'Anmeldename', value: 'priya.raman' },
      { label: 'PIN', value: 'windowseat' },
    ],
  });
  const [security] = await idsIn('/securities');
  await ask('get', `/securities/${String(security)}`);
});

it('goes through labels and categories', async () => {
  const label = idIn(await ask('post', '/labels', { name: 'Reise' }));
  await ask('get', '/labels');
  await ask('get', `/labels/${label}`);
  await ask('patch', `/labels/${label}`, { name: 'Urlaub' });
  await ask('delete', `/labels/${label}`);
  await ask('delete', '/labels');
  const category = idIn(await ask('post', '/categories', { name: 'Hobby' }));
  await ask('get', '/categories?perPage=500');
  await ask('get', `/categories/${category}`);
  await ask('patch', `/categories/${category}`, { name: 'Modellbau' });
  const described = { accountTypeId: 1, amount: -5, purpose: 'Modellbau' };
  await ask('post', '/categories/trainCategorization', {
    transactionData: [described],
    categoryId: category,
  });
  await ask('post', '/tests/checkCategorization', {
    transactionData: [{ transactionId: '1', ...described }],
  });
  await ask('get', '/categories/cashFlows');
  await ask('delete', `/categories/${category}`);
  await ask('delete', '/categories');
});

it('goes through transactions', async () => {
  const [one, other, third] = await idsIn('/transactions?view=userView');
  await ask('get', `/transactions/${String(one)}`);
  await ask('patch', `/transactions/${String(one)}`, { isNew: false });
  await ask('patch', '/transactions', { isNew: false, ids: [one, other] });
  const { amount } = (await ask('get', `/transactions/${String(other)}`)).body as {
    amount: number;
  };
  await ask('post', `/transactions/${String(other)}/split`, {
    subTransactions: [{ amount: 1 }, { amount: Math.round(amount * 100 - 100) / 100 }],
  });
  await ask('post', `/transactions/${String(other)}/restore`);
  await ask('post', '/transactions/triggerCategorization', {});
  await finapi.advance(600);
  await ask('delete', `/transactions/${String(third)}`);
  await ask('delete', '/transactions');
});

it('goes through notification rules and a mocked batch update', async () => {
  const rule = idIn(
    await ask('post', '/notificationRules', { triggerEvent: 'NEW_TRANSACTIONS', params: {} }),
  );
  await ask('get', '/notificationRules');
  await ask('get', `/notificationRules/${rule}`);
  await ask('delete', `/notificationRules/${rule}`);
  await ask('delete', '/notificationRules');
  await ask('delete', '/bankConnections');
  const { id, accountIds } = await banking.imported({ storeSecrets: true });
  const accounts = accountIds.map((accountId) => ({ accountId, accountBalance: 1 }));
  await ask('post', '/tests/mockBatchUpdate', {
    mockBankConnectionUpdates: [
      { bankConnectionId: id, bankingInterface: 'XS2A', mockAccountsData: accounts },
    ],
  });
  await finapi.advance(600);
});

it('goes through what can be deleted', async () => {
  const [account] = await idsIn('/accounts');
  await ask('delete', `/accounts/${String(account)}`);
  await ask('delete', '/accounts');
  await ask('delete', '/bankConnections');
  const { id } = await banking.imported();
  await ask('delete', `/bankConnections/${id}`);
  await ask('delete', '/bankConnections');
});

it('has held an answer of every emulated operation against the document', async () => {
  const succeeded = await finapi.succeeded();
  const emulated = (await offer()).operations.filter(({ path }) =>
    AREAS.some((area) => path.startsWith(`/api/v2/${area}`)),
  );

  expect(emulated.map(({ name }) => name).filter((name) => !succeeded.has(name))).toEqual([]);
});
