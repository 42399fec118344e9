import { FinapiUser, refusedWith } from '../support/finapi-user.js';

let jane: FinapiUser;
let test: number;
let other: number;
beforeAll(async () => {
  jane = await FinapiUser.start();
  test = await jane.connect({ bankId: 280002, login: 'demo' });
  await jane.command.advance('P2D');
  other = await jane.connect({ bankId: 290001, login: 'anna.lindner' });
});
afterAll(() => jane.close());

const TEST = ['Girokonto', 'Haushaltskonto', 'Sparkonto'];
const ALL = ['Girokonto', ...TEST, 'Kreditkarte Gold', 'Tagesgeld'].sort();
const TOO_MANY = Array.from({ length: 1001 }, (_, index) => String(index)).join(',');

describe('a search for accounts', () => {
  it.each([
    ['', ALL],
    ['ids=', ALL],
    ['search=GIRO', ['Girokonto', 'Girokonto']],
    ['search=giro+konto', ['Girokonto', 'Girokonto']],
    ['search=giro+99280002', ['Girokonto']],
    ['search=giro+tagesgeld', []],
    ['search=1000100010', ['Girokonto']],
    ['search=+', ALL],
    ['accountTypes=Savings', ['Sparkonto', 'Tagesgeld']],
    ['accountTypes=Savings,CreditCard', ['Kreditkarte Gold', 'Sparkonto', 'Tagesgeld']],
    [
      'accountTypes=Savings&accountTypes=CreditCard',
      ['Kreditkarte Gold', 'Sparkonto', 'Tagesgeld'],
    ],
    ['accountTypes=Bausparen', []],
    ['minLastSuccessfulUpdate=2026-03-04', ['Girokonto', 'Kreditkarte Gold', 'Tagesgeld']],
    ['maxLastSuccessfulUpdate=2026-03-02', TEST],
    ['minLastSuccessfulUpdate=2026-03-02&maxLastSuccessfulUpdate=2026-03-03', TEST],
    ['minLastSuccessfulUpdate=2026-03-05', []],
    ['minBalance=1184.86&bankConnectionIds=1', []],
  ])('for "%s" finds %j', async (query, found) => {
    expect(await jane.names(`?${query}`)).toEqual(found);
  });

  // Words may stand in different fields, but all of them must be found.
  it('combines its words', async () => {
    expect(await jane.names('?search=giro')).toHaveLength(2);
    expect(await jane.names('?search=giro+992800021000100010')).toEqual(['Girokonto']);
    expect(await jane.names('?search=giro+nirgends')).toEqual([]);
  });

  it('finds the accounts of connections', async () => {
    expect(await jane.names(`?bankConnectionIds=${String(test)}`)).toEqual(TEST);
    expect(await jane.names(`?bankConnectionIds=${String(test)},${String(other)}`)).toHaveLength(6);
  });

  it('finds accounts by their ids', async () => {
    const [one, two] = await jane.accounts();

    const found = await jane.accounts(`?ids=${String(one?.id)}&ids=${String(two?.id)},1`);

    expect(found).toEqual([one, two]);
  });

  it('takes both bounds of a balance as included', async () => {
    const { balance = 0 } = await jane.account('Sparkonto');
    const exactly = `?minBalance=${String(balance)}&maxBalance=${String(balance)}`;

    expect(await jane.names(exactly)).toEqual(['Sparkonto']);
    expect(await jane.names('?maxBalance=-0.01')).toEqual(['Kreditkarte Gold']);
  });

  it('orders accounts by their ids', async () => {
    const ids = (await jane.accounts()).map(({ id }) => id);

    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it.each([
    ['accountTypes=Pocket', 'BAD_REQUEST'],
    ['accountTypes=checking', 'BAD_REQUEST'],
    ['ids=one', 'BAD_REQUEST'],
    ['ids=1.5', 'BAD_REQUEST'],
    ['minLastSuccessfulUpdate=2026-02-30', 'BAD_REQUEST'],
    ['maxLastSuccessfulUpdate=2.3.2026', 'BAD_REQUEST'],
    ['maxLastSuccessfulUpdate=0000-01-01', 'BAD_REQUEST'],
    ['minBalance=1.234', 'BAD_REQUEST'],
    ['maxBalance=1e3', 'BAD_REQUEST'],
    ['maxBalance=lots', 'BAD_REQUEST'],
    ['search=a&search=b', 'BAD_REQUEST'],
  ])('refuses %s', async (query, code) => {
    expect(refusedWith(await jane.get(`/accounts?${query}`))).toEqual([400, code]);
  });

  it.each(['ids', 'bankConnectionIds'])('takes a thousand %s, and no more', async (field) => {
    const response = await jane.get(`/accounts?${field}=${TOO_MANY}`);

    expect(refusedWith(response)).toEqual([400, 'TOO_MANY_IDS']);
    expect(await jane.names(`?${field}=${TOO_MANY.replace(/,\d+$/, '')}`)).toEqual([]);
  });
});
