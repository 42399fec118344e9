import { refusal } from '../support/finapi.js';
import { PfmRig, type ShownCategory } from '../support/finapi-pfm.js';

let jane: PfmRig;
let leisure: ShownCategory;
let sports: ShownCategory;
let salary: ShownCategory;
beforeEach(async () => {
  jane = await PfmRig.start();
  leisure = await jane.category('Freizeit');
  sports = await jane.category('Sport und Fitness');
  salary = await jane.category('Lohn und Gehalt');
  await jane.keep(
    { amount: 200_000, categoryId: salary.id, counterpartName: 'Firma' },
    { amount: -1_050, categoryId: leisure.id },
    { amount: -2_001, categoryId: sports.id, purpose: 'Beitrag', bankBookingDate: '2024-02-10' },
    { amount: 500, categoryId: sports.id, isNew: false },
    { amount: -29 },
  );
});
afterEach(async () => {
  await jane.close();
});

const flow = (
  category: ShownCategory | undefined,
  [income, spending]: readonly [number, number],
  [incomes, spendings]: readonly [number, number],
) => ({
  ...(category && { category }),
  income,
  spending,
  balance: Math.round((income + spending) * 100) / 100,
  countIncomeTransactions: incomes,
  countSpendingTransactions: spendings,
  countAllTransactions: incomes + spendings,
});

const ask = (query = '') => jane.ask('get', `/categories/cashFlows?${query}`);

const namesIn = async (query: string): Promise<(string | undefined)[]> => {
  const response = await ask(query).expect(200);
  const { cashFlows } = response.body as { cashFlows: { category?: ShownCategory }[] };
  return cashFlows.map(({ category }) => category?.name);
};

describe('getCashFlows', () => {
  it('tells of each category with transactions, and of those without a category', async () => {
    const response = await ask('includeSubCashFlows=false');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      cashFlows: [
        flow(undefined, [0, -0.29], [0, 1]),
        flow(salary, [2000, 0], [1, 0]),
        flow(leisure, [0, -10.5], [0, 1]),
        flow(sports, [5, -20.01], [1, 1]),
      ],
      totalIncome: 2005,
      totalSpending: -30.8,
      totalBalance: 1974.2,
    });
  });

  it('counts transactions of sub-categories for the main category too', async () => {
    const response = await ask();

    const income = await jane.category('Einnahmen');
    expect(response.body).toEqual({
      cashFlows: [
        flow(undefined, [0, -0.29], [0, 1]),
        flow(income, [2000, 0], [1, 0]),
        flow(salary, [2000, 0], [1, 0]),
        flow(leisure, [5, -30.51], [1, 2]),
        flow(sports, [5, -20.01], [1, 1]),
      ],
      totalIncome: 2005,
      totalSpending: -30.8,
      totalBalance: 1974.2,
    });
  });

  it('shows requested categories with zeros, and no others', async () => {
    const hobby = await jane.createCategory('Hobby');

    const response = await ask(`categoryIds=${String(leisure.id)},${String(hobby.id)}`);

    expect(response.body).toEqual({
      cashFlows: [flow(leisure, [5, -30.51], [1, 2]), flow(hobby, [0, 0], [0, 0])],
      totalIncome: 5,
      totalSpending: -30.51,
      totalBalance: -25.51,
    });
  });

  // 0 is no category.
  it('shows what has no category under 0', async () => {
    const response = await ask('categoryIds=0');

    expect(response.body).toEqual({
      cashFlows: [flow(undefined, [0, -0.29], [0, 1])],
      totalIncome: 0,
      totalSpending: -0.29,
      totalBalance: -0.29,
    });
  });

  it('has no cash flows where nothing passes the criteria', async () => {
    const response = await ask('search=nothing%20such');

    expect(response.body).toEqual({
      cashFlows: [],
      totalIncome: 0,
      totalSpending: 0,
      totalBalance: 0,
    });
  });

  it.each([
    ['direction=income', ['Lohn und Gehalt', 'Sport und Fitness']],
    ['minAmount=-10.50&maxAmount=0', [undefined, 'Freizeit']],
    ['counterpart=firma', ['Lohn und Gehalt']],
    ['purpose=beitrag', ['Sport und Fitness']],
    ['isNew=false', ['Sport und Fitness']],
    ['maxBankBookingDate=2024-02-11', ['Sport und Fitness']],
    ['currency=USD', []],
    ['accountIds=99', []],
    ['labelIds=99', []],
    ['minImportDate=2024-03-02', []],
  ])('regards %s', async (query, names) => {
    expect(await namesIn(`${query}&includeSubCashFlows=false`)).toEqual(names);
  });

  it.each([
    ['order=income,desc', 'Lohn und Gehalt'],
    ['order=spending', 'Sport und Fitness'],
    ['order=balance', 'Sport und Fitness'],
    ['order=category.id,desc', 'Sport und Fitness'],
    ['order=category.name,desc', 'Sport und Fitness'],
    ['order=category.name', undefined],
  ])('answers %s with %s first', async (query, first) => {
    expect((await namesIn(`${query}&includeSubCashFlows=false`))[0]).toBe(first);
  });

  it('counts the parts of what was split', async () => {
    const [whole = 0] = await jane.keep({ amount: -1_000, categoryId: salary.id });
    const [part = 0] = await jane.keep({ amount: -1_000, parentId: whole, categoryId: leisure.id });
    await jane.change(whole, { children: [part] });

    const response = await ask(`categoryIds=${String(salary.id)}`);

    expect(response.body).toMatchObject({ cashFlows: [flow(salary, [2000, 0], [1, 0])] });
  });

  it('keeps to the categories to which the client is restricted', async () => {
    await jane.finapi.settings({
      categoryRestrictionsEnabled: true,
      categoryRestrictions: [{ id: sports.id, name: sports.name, isCustom: false }],
    });

    expect(await namesIn('')).toEqual(['Sport und Fitness']);
    await ask(`categoryIds=${String(salary.id)}`).expect(403);
  });

  it('does not know a category', async () => {
    const response = await ask('categoryIds=0,7');

    expect(response.status).toBe(404);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/categories/cashFlows', [{ code: 'UNKNOWN_ENTITY' }]),
    );
  });

  it.each([
    ['order=id', 'INVALID_FILTER_OPTIONS'],
    ['includeSubCashFlows=perhaps', 'BAD_REQUEST'],
    ['direction=up', 'BAD_REQUEST'],
    ['currency=ZZZ', 'BAD_REQUEST'],
    ['minBankBookingDate=2024-02-30', 'BAD_REQUEST'],
    ['minAmount=2&maxAmount=1', 'INVALID_FILTER_OPTIONS'],
    ['minAmount=1.234', 'BAD_REQUEST'],
    [`labelIds=${Array.from({ length: 1001 }, (_, id) => id).join(',')}`, 'TOO_MANY_IDS'],
  ])('refuses %.40s', async (query, code) => {
    const response = await ask(query);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/categories/cashFlows', [{ code }]),
    );
  });
});
