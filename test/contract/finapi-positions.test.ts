import { FinapiUser, refusedWith } from '../support/finapi-user.js';
import { update } from '../support/finapi-update.js';

interface Shown {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  readonly isin: string;
  readonly wkn: string;
  readonly marketValue: number;
}

let jane: FinapiUser;
let connection: number;
beforeAll(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({
    bankId: 290001,
    login: 'priya.raman',
    bankingInterfaces: ['XS2A'],
  });
});
afterAll(() => jane.close());

const securities = async (query = ''): Promise<readonly Shown[]> =>
  ((await jane.get(`/securities?perPage=500&${query}`).expect(200)).body as { securities: Shown[] })
    .securities;

const pending = async (query = ''): Promise<readonly { id: number; valueDate: string }[]> => {
  const body = await jane.seen(`/pendingTransactions?${query}`);
  return (body as { pendingTransactions: { id: number; valueDate: string }[] }).pendingTransactions;
};

describe('securities', () => {
  it('shows a bond by its nominal value and in per cent', async () => {
    const [bond] = await securities('search=bonds');

    const body = await jane.seen(`/securities/${String(bond?.id)}`);

    expect(body).toEqual({
      id: bond?.id,
      accountId: bond?.accountId,
      name: 'Harbor Point Water District 3.1% Revenue Bonds',
      isin: 'US99000A3150',
      wkn: 'X00A31',
      quote: 100.41,
      quoteCurrency: 'USD',
      quoteType: 'PERC',
      quoteDate: expect.stringMatching(/^2026-0[23]-\d\dT\d\d:00:00\.000\+01:00$/) as string,
      quantityNominal: 8000,
      quantityNominalType: 'FAMT',
      marketValue: 8032.56,
      marketValueCurrency: 'USD',
      entryQuote: 103.52,
      entryQuoteCurrency: 'USD',
      profitOrLoss: -248.64,
    });
  });

  it('quotes nothing at a time that has not come', async () => {
    for (const security of await securities()) {
      const body = await jane.seen(`/securities/${String(security.id)}`);
      const { quoteDate } = body as { quoteDate: string };
      expect(Date.parse(quoteDate)).toBeLessThanOrEqual(Date.parse('2026-03-02T15:00:00.000Z'));
    }
  });

  it('are found by words of name, ISIN and WKN, and by account', async () => {
    const all = await securities();
    const [one] = all;
    const accountIds = [...new Set(all.map(({ accountId }) => accountId))];

    expect(await securities(`search=${one?.isin.toLowerCase() ?? ''}`)).toEqual([one]);
    expect(await securities(`search=${one?.wkn ?? ''}+nowhere`)).toEqual([]);
    expect(await securities(`ids=${String(one?.id)},1`)).toEqual([one]);
    expect(accountIds).toHaveLength(2);
    expect(await securities(`accountIds=${accountIds.join(',')}`)).toEqual(all);
    expect(await securities('accountIds=1')).toEqual([]);
  });

  it('are ordered and paged', async () => {
    const values = (await securities('order=marketValue,desc')).map((each) => each.marketValue);
    const body = await jane.seen('/securities?order=name&perPage=3&page=2');

    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(body).toMatchObject({
      securities: (await securities('order=name')).slice(3, 6),
      paging: { page: 2, perPage: 3, pageCount: Math.ceil(values.length / 3) },
    });
  });

  it('get new ids on each update of their account', async () => {
    const before = await securities();

    await update(jane, connection);

    const after = await securities();
    const known = new Set(before.map(({ id }) => id));
    expect(after.filter(({ id }) => known.has(id))).toEqual([]);
    expect(after.map(({ isin }) => isin).sort()).toEqual(before.map(({ isin }) => isin).sort());
    await jane.get(`/securities/${String(before[0]?.id)}`).expect(404);
  });
});

describe('pending transactions', () => {
  it('shows what is announced, with the words of this service', async () => {
    const [one] = await pending('order=valueDate');

    const body = await jane.seen(`/pendingTransactions/${String(one?.id)}`);

    const { id } = await jane.account('Studio Checking');
    expect(body).toEqual({
      id: one?.id,
      accountId: id,
      importDate: '2026-03-02T16:00:00.000+01:00',
      valueDate: '2026-02-27',
      amount: -53.67,
      currency: 'USD',
      purpose: 'Card purchase',
      counterpartyName: 'Juniper Ridge Gas',
      type: 'Kartenzahlung',
      typeCodeZka: '106',
    });
  });

  it('are found by id and account, ordered and paged', async () => {
    const all = await pending('order=valueDate,desc');
    const { id } = await jane.account('Studio Checking');
    const days = all.map(({ valueDate }) => valueDate);

    expect(days).toEqual([...days].sort().reverse());
    expect(await pending(`ids=${String(all[0]?.id)}`)).toEqual([all[0]]);
    expect(await pending(`accountIds=${String(id)}&order=valueDate,desc`)).toEqual(all);
    expect(await pending('accountIds=1')).toEqual([]);
    expect(await pending('perPage=1&page=2&order=valueDate,desc')).toEqual([all[1]]);
  });
});

describe.each(['securities', 'pendingTransactions'])('%s', (service) => {
  it.each([
    ['?page=0', 400, 'BAD_REQUEST'],
    ['?perPage=501', 400, 'ILLEGAL_PAGE_SIZE'],
    ['?order=colour', 400, 'INVALID_FILTER_OPTIONS'],
    ['?ids=x', 400, 'BAD_REQUEST'],
    ['?accountIds=1.5', 400, 'BAD_REQUEST'],
    ['/1', 404, 'UNKNOWN_ENTITY'],
    ['/one', 400, 'BAD_REQUEST'],
  ])('refuse %s with %i %s', async (rest, status, code) => {
    expect(refusedWith(await jane.get(`/${service}${rest}`))).toEqual([status, code]);
  });

  it('refuse more than a thousand ids', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => String(index)).join(',');

    const response = await jane.get(`/${service}?ids=${ids}`);

    expect(refusedWith(response)).toEqual([400, 'TOO_MANY_IDS']);
  });
});
