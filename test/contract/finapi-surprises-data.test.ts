import { Banking, codeIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let token: string;
let jane: Banking;

beforeEach(async () => {
  rig = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  token = await rig.userToken('jane');
  jane = new Banking(rig, token);
});
afterEach(() => rig.close());

const get = async <T>(path: string): Promise<T> =>
  (await rig.ask('get', path, { token }).expect(200)).body as T;
const post = (path: string, body: object) => rig.ask('post', path, { token, body });

interface Transactions {
  readonly transactions: readonly {
    readonly id: number;
    readonly amount: number;
    readonly bankBookingDate: string;
    readonly isAdjustingEntry: boolean;
    readonly category?: object;
  }[];
  readonly paging: { readonly totalCount: number };
  readonly balance: number;
}
interface Accounts {
  readonly accounts: readonly { readonly id: number; readonly balance: number }[];
}
interface Named {
  readonly id: number;
  readonly name: string;
}

const transactions = (query = '') => get<Transactions>(`/transactions?view=bankView${query}`);
const cents = (amount: number) => Math.round(amount * 100);

describe('surprises of data', () => {
  it('14: a mock deprecates what it does not list, drops what is old or known, and repairs the balance', async () => {
    const { id } = await jane.imported({ storeSecrets: true });
    const { accounts } = await get<Accounts>('/accounts');
    const [account] = accounts;
    const of = `&accountIds=${String(account?.id)}&order=bankBookingDate,desc&perPage=500`;
    const before = await transactions(of);
    const [known] = before.transactions;
    const newTransactions = [
      { amount: -7.5 },
      { amount: known?.amount, bookingDate: known?.bankBookingDate },
      { amount: -1, bookingDate: '2024-02-15' },
    ];
    const accountBalance = 4_321;
    const listed = [{ accountId: account?.id, accountBalance, newTransactions }];
    const mocked = { bankConnectionId: id, bankingInterface: 'XS2A', mockAccountsData: listed };

    await post('/tests/mockBatchUpdate', { mockBankConnectionUpdates: [mocked] }).expect(200);
    await jane.settled(id);

    const after = await transactions(of);
    const knownIds = new Set(before.transactions.map((one) => one.id));
    const added = after.transactions.filter((one) => !knownIds.has(one.id));
    const missing = cents(accountBalance) - cents(account?.balance ?? 0) + 750;
    expect(added.map((one) => [one.isAdjustingEntry, cents(one.amount)]).sort()).toEqual([
      [false, -750],
      [true, missing],
    ]);
    const ids = accounts.map((one) => one.id);
    expect(await rig.accountStatuses(ids)).toEqual(['UPDATED_FIXED', 'DEPRECATED', 'DEPRECATED']);
  });

  it('14: a mock needs a stored PIN, and a user without automatic updates', async () => {
    const { id } = await jane.imported({ storeSecrets: false });
    const update = { bankConnectionId: id, bankingInterface: 'XS2A' };
    const mock = () => post('/tests/mockBatchUpdate', { mockBankConnectionUpdates: [update] });
    const unstored = await mock();
    const stored = { bankingInterface: 'XS2A', loginCredentials: login('demo_no_msa') };
    await jane.ask('patch', `/${String(id)}`, stored).expect(200);
    const enable = (isAutoUpdateEnabled: boolean) =>
      rig.ask('patch', '/users', { token, body: { isAutoUpdateEnabled } }).expect(200);
    await enable(true);
    const automatic = await mock();
    await enable(false);

    expect([unstored.status, automatic.status]).toEqual([422, 422]);
    await mock().expect(200);
  });

  it('16: during a run nearly everything is 423, even notification rules', async () => {
    const { id, accountIds } = await jane.imported();
    await rig.ask('patch', '/users', { token, body: { isAutoUpdateEnabled: true } }).expect(200);
    const rule = { triggerEvent: 'NEW_TRANSACTIONS' };
    const made = (await post('/notificationRules', rule).expect(201)).body as Named;
    await rig.command('post', '/batch-update/runs', {}).expect(200);

    const calls = [
      post('/notificationRules', { triggerEvent: 'BANK_LOGIN_ERROR' }),
      rig.ask('delete', `/notificationRules/${String(made.id)}`, { token }),
      rig.ask('delete', '/notificationRules', { token }),
      rig.ask('delete', `/accounts/${String(accountIds[0])}`, { token }),
      rig.ask('patch', `/accounts/${String(accountIds[0])}`, { token, body: { isNew: false } }),
      rig.ask('delete', '/accounts', { token }),
      jane.ask('patch', `/${String(id)}`, { name: 'Konto' }),
      jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }),
      jane.ask('post', '/removeInterface', { bankConnectionId: id, bankingInterface: 'XS2A' }),
      jane.ask('delete', `/${String(id)}/aisConsent?bankingInterface=XS2A`),
      jane.ask('delete', `/${String(id)}`),
      jane.ask('delete', ''),
      rig.ask('delete', '/users', { token }),
    ];

    const answers = await Promise.all(calls);
    expect(answers.map((answer) => [answer.status, codeIn(answer)])).toEqual(
      calls.map(() => [423, 'LOCKED']),
    );
    await rig.advance(180);
    await rig.ask('delete', '/notificationRules', { token }).expect(200);
  });

  it('19: transactions want a view; their totals are those of all pages', async () => {
    await jane.imported();
    const without = await rig.ask('get', '/transactions', { token });
    const page = await transactions('&perPage=1');
    const all = await transactions('&perPage=500');

    expect([without.status, codeIn(without)]).toEqual([400, 'MISSING_FIELD']);
    expect(page.transactions).toHaveLength(1);
    expect(cents(page.balance)).toBe(
      all.transactions.reduce((sum, { amount }) => sum + cents(amount), 0),
    );
  });

  it('20: categories collide on their own level only, and 0 is none of them', async () => {
    await jane.imported();
    const { id } = (await post('/categories', { name: 'Hobby' }).expect(201)).body as Named;
    await post('/categories', { name: 'Hobby', parentId: id }).expect(201);
    expect(codeIn(await post('/categories', { name: 'Hobby' }).expect(422))).toBe('ENTITY_EXISTS');

    const [one] = (await transactions()).transactions;
    const path = `/transactions/${String(one?.id)}`;
    const edited = await rig.ask('patch', path, { token, body: { categoryId: 0 } }).expect(200);

    expect(one).toHaveProperty('category');
    expect(edited.body).not.toHaveProperty('category');
    expect((await transactions('&categoryIds=0')).transactions).toEqual([
      expect.objectContaining({ id: one?.id }),
    ]);
  });

  it('21: securities have new ids after each update', async () => {
    const bank = { bankId: 290001, bankingInterface: 'XS2A' };
    const loginCredentials = [
      { label: 'Anmeldename', value: 'walter.greene' },
      { label: 'PIN', value: 'bluechips' },
    ];
    const { id } = await jane.imported({ ...bank, loginCredentials });
    const shown = () => get<{ securities: Named[] }>('/securities?perPage=500');
    const before = (await shown()).securities;
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }).expect(200);
    await jane.settled(id);

    const after = (await shown()).securities;
    const names = (all: readonly Named[]) => all.map(({ name }) => name).sort();
    expect(before.length).toBeGreaterThan(0);
    expect(names(after)).toEqual(names(before));
    expect(after.filter((one) => before.some((other) => other.id === one.id))).toEqual([]);
  });

  it('23: all terms of a search must match, and a bank of no country is one of each', async () => {
    const banks = (query: string) =>
      get<{ banks: (Named & { location?: string })[] }>(`/banks?perPage=500&${query}`);

    const both = await banks('search=finapi%20%20redirect');
    const austrian = await banks('location=AT');

    expect(both.banks.map((bank) => bank.id)).toEqual([280002]);
    expect(austrian.banks.map((bank) => bank.id)).toEqual(expect.arrayContaining([280001, 280002]));
    expect(new Set(austrian.banks.map((bank) => bank.location))).toEqual(
      new Set(['AT', undefined]),
    );
  });

  it('26: lists and orders come in two forms, and both are understood', async () => {
    await jane.imported();
    const ids = (await transactions('&perPage=3')).transactions.map(({ id }) => id);
    const repeated = ids.map((id) => `&ids=${String(id)}`).join('');
    const joined = `&ids=${ids.join('%2C')}`;

    expect(await transactions(joined)).toEqual(await transactions(repeated));
    expect((await transactions(joined)).paging.totalCount).toBe(3);
    expect(await transactions('&order=amount,desc&order=id,asc')).toEqual(
      await transactions('&order=amount%2Cdesc%2Cid%2Casc'),
    );
  });
});
