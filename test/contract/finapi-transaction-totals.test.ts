import { FinapiCommand } from '../support/finapi-command.js';
import type { ShownPage } from '../support/finapi-transactions.js';

const NOON = '2026-03-01T12:00:00.000Z';

let command: FinapiCommand;
let token: string;
beforeAll(async () => {
  command = await FinapiCommand.start(NOON);
  await command.createUser('jane');
  await command.add('jane', { bankId: 280001, login: 'demo' }).expect(201);
  token = await command.tokenOf('finapi:user/jane');
});
afterAll(() => command.close());

const page = async (query: string): Promise<ShownPage> => {
  const response = await command.finapi('get', `/transactions?${query}`, token);
  expect(response.status).toBe(200);
  return response.body as ShownPage;
};

/** All transactions that a query finds, page by page. */
async function everything(query: string, perPage: number): Promise<ShownPage[]> {
  const first = await page(`${query}&perPage=${String(perPage)}`);
  const pages = [first];
  while (pages.length < first.paging.pageCount) {
    const next = String(pages.length + 1);
    pages.push(await page(`${query}&perPage=${String(perPage)}&page=${next}`));
  }
  return pages;
}

const cents = (amount: number): number => Math.round(amount * 100);
const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + cents(amount), 0);

const QUERIES = [
  '',
  '&direction=income',
  '&direction=spending',
  '&minAmount=-100&maxAmount=-10',
  '&search=e',
  '&minFinapiBookingDate=2026-02-01',
  '&categoryIds=0',
  '&order=amount,desc&order=counterpartName',
];

describe('the totals of transactions that were downloaded', () => {
  it.each(QUERIES)('are those of all pages together: "%s"', async (filters) => {
    for (const view of ['bankView', 'userView']) {
      for (const perPage of [7, 50, 500]) {
        const pages = await everything(`view=${view}${filters}`, perPage);
        const all = pages.flatMap(({ transactions }) => transactions);
        const amounts = all.map(({ amount }) => amount);

        for (const { income, spending, balance, paging } of pages) {
          expect(cents(income)).toBe(sum(amounts.filter((amount) => amount >= 0)));
          expect(cents(spending)).toBe(sum(amounts.filter((amount) => amount < 0)));
          expect(cents(balance)).toBe(cents(income) + cents(spending));
          expect(paging.totalCount).toBe(all.length);
        }
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      }
    }
  });

  it('divide among directions, and among accounts', async () => {
    const all = await page('view=bankView&perPage=500');
    expect(all.paging.totalCount).toBeGreaterThan(50);

    const income = await page('view=bankView&direction=income');
    const spending = await page('view=bankView&direction=spending');
    expect(income.income).toBe(all.income);
    expect(spending.spending).toBe(all.spending);
    expect(income.paging.totalCount + spending.paging.totalCount).toBe(all.paging.totalCount);

    const accounts = new Set(all.transactions.map(({ accountId }) => String(accountId)));
    const parts = await Promise.all(
      [...accounts].map((id) => page(`view=bankView&accountIds=${id}`)),
    );
    expect(sum(parts.map(({ balance }) => balance))).toBe(cents(all.balance));
  });

  it('stay the same however a transaction is split', async () => {
    const before = await page('view=userView&perPage=1');
    const [first] = before.transactions;
    const amount = first?.amount ?? 0;
    const half = cents(amount / 2) / 100;
    const rest = (cents(amount) - cents(half)) / 100;
    const path = `/transactions/${String(first?.id)}/split`;
    const subTransactions = [{ amount: half }, { amount: rest }];
    await command.finapi('post', path, token, { subTransactions }).expect(200);

    const user = await page('view=userView');
    const bank = await page('view=bankView');

    expect(user.balance).toBe(before.balance);
    expect(bank.balance).toBe(before.balance);
    expect(user.paging.totalCount).toBe(bank.paging.totalCount + 1);
  });
});
