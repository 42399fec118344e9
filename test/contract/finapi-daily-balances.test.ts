import { FinapiUser, refusedWith } from '../support/finapi-user.js';

interface Day {
  readonly date: string;
  readonly balance: number;
  readonly income: number;
  readonly spending: number;
  readonly transactions: readonly number[];
}

let jane: FinapiUser;
beforeAll(async () => {
  jane = await FinapiUser.start();
  await jane.connect({ bankId: 280002, login: 'demo' });
  await jane.command.advance('P1D');
  await jane.connect({ bankId: 290001, login: 'priya.raman', bankingInterfaces: ['XS2A'] });
});
afterAll(() => jane.close());

const ask = (query: string) => jane.get(`/accounts/dailyBalances?${query}`);
const seen = (query: string) => jane.seen(`/accounts/dailyBalances?${query}`);

const daysOf = async (query: string): Promise<readonly Day[]> =>
  ((await ask(`perPage=500&${query}`).expect(200)).body as { dailyBalances: Day[] }).dailyBalances;

const idOf = async (name: string): Promise<string> => String((await jane.account(name)).id);

describe('getDailyBalances', () => {
  it('ends with the balance that the account shows', async () => {
    const { id, balance } = await jane.account('Girokonto');

    const body = await seen(`accountIds=${String(id)}&startDate=2026-03-02`);

    expect(body).toEqual({
      latestCommonBalanceTimestamp: '2026-03-02T16:00:00.000+01:00',
      dailyBalances: [
        {
          date: '2026-03-02',
          balance,
          income: expect.any(Number) as number,
          spending: expect.any(Number) as number,
          internalAdjustingEntries: 0,
          transactions: expect.any(Array) as unknown[],
        },
        {
          date: '2026-03-03',
          balance,
          income: 0,
          spending: 0,
          internalAdjustingEntries: 0,
          transactions: [],
        },
      ],
      paging: { page: 1, perPage: 20, pageCount: 1, totalCount: 2 },
    });
  });

  it('moves from day to day by income and spending, which is positive', async () => {
    const days = await daysOf(`accountIds=${await idOf('Girokonto')}&startDate=2026-01-01`);

    expect(days.some(({ spending }) => spending > 0)).toBe(true);
    days.slice(1).forEach(({ balance, income, spending }, index) => {
      expect(balance).toBeCloseTo((days[index]?.balance ?? 0) + income - spending, 2);
      expect(Math.min(income, spending)).toBeGreaterThanOrEqual(0);
    });
  });

  it('covers one month until today unless something else is said', async () => {
    const days = await daysOf('');

    expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2026-02-03', '2026-03-03']);
  });

  it('is as late as the account that was updated first', async () => {
    const both = `${await idOf('Girokonto')},${await idOf('Studio Checking')}`;

    expect((await ask(`accountIds=${both}`)).body).toMatchObject({
      latestCommonBalanceTimestamp: '2026-03-02T16:00:00.000+01:00',
    });
    expect((await ask(`accountIds=${await idOf('Studio Checking')}`)).body).toMatchObject({
      latestCommonBalanceTimestamp: '2026-03-03T16:00:00.000+01:00',
    });
  });

  it('leaves out securities accounts, even when they are named', async () => {
    const [security] = await jane.accounts('?accountTypes=Security');
    const others = (await jane.accounts()).filter(({ accountType }) => accountType !== 'Security');
    const total = others.reduce((sum, { balance = 0 }) => sum + balance, 0);

    const [today] = await daysOf('startDate=2026-03-03');
    const [none] = await daysOf(`startDate=2026-03-03&accountIds=${String(security?.id)}`);

    expect(today?.balance).toBeCloseTo(total, 2);
    expect(none).toMatchObject({ balance: 0, transactions: [] });
  });

  it('projects into the past and the future unless it is told not to', async () => {
    const about = `accountIds=${await idOf('Girokonto')}&startDate=2025-11-01&endDate=2026-03-31`;

    const projected = await daysOf(about);
    const actual = await daysOf(`${about}&withProjection=false`);

    expect(projected).toHaveLength(151);
    expect(actual.at(-1)?.date).toBe('2026-03-02');
    expect(actual[0]).toMatchObject({ income: 0, spending: 0 });
    expect(actual[1]?.transactions.length).toBeGreaterThan(0);
    expect(projected[0]?.balance).toBe(actual[0]?.balance);
    expect(projected.at(-1)?.balance).toBe(actual.at(-1)?.balance);
  });

  it('is empty where no balance of the range is actual and nothing is projected', async () => {
    expect(
      (await ask('withProjection=false&startDate=2027-01-01&endDate=2027-02-01')).body,
    ).toEqual({
      latestCommonBalanceTimestamp: '2026-03-02T16:00:00.000+01:00',
      dailyBalances: [],
      paging: { page: 1, perPage: 20, pageCount: 0, totalCount: 0 },
    });
  });

  it.each([
    ['order=date,desc', (day: Day) => day.date, 'desc'],
    ['order=balance', (day: Day) => day.balance, 'asc'],
    ['order=income,desc&order=date', (day: Day) => day.income, 'desc'],
    ['order=spending,DESC,date,asc', (day: Day) => day.spending, 'desc'],
  ] as const)('is ordered by %s', async (order, valueOf, direction) => {
    const values = (await daysOf(order)).map((day): string | number => valueOf(day));

    const ascending = [...values].sort((a, b) => (a < b ? -1 : Number(a > b)));
    expect(values).toEqual(direction === 'asc' ? ascending : ascending.reverse());
  });

  it('is paged', async () => {
    const all = await daysOf('');

    const body = await seen('page=3&perPage=10');

    expect(body).toMatchObject({
      dailyBalances: all.slice(20, 30),
      paging: { page: 3, perPage: 10, pageCount: 3, totalCount: 29 },
    });
  });
});

describe('getDailyBalances refuses', () => {
  it.each([
    ['accountIds=1', 404, 'UNKNOWN_ENTITY'],
    ['startDate=2026-03-02&endDate=2026-03-01', 422, 'ILLEGAL_FIELD_VALUE'],
    ['startDate=2026-03-04', 422, 'ILLEGAL_FIELD_VALUE'],
    ['startDate=2025-03-01&endDate=2026-03-03', 422, 'ILLEGAL_FIELD_VALUE'],
    ['startDate=2026-02-29', 400, 'BAD_REQUEST'],
    ['endDate=tomorrow', 400, 'BAD_REQUEST'],
    ['withProjection=maybe', 400, 'BAD_REQUEST'],
    ['page=0', 400, 'BAD_REQUEST'],
    ['perPage=501', 400, 'ILLEGAL_PAGE_SIZE'],
    ['order=transactions', 400, 'INVALID_FILTER_OPTIONS'],
    ['accountIds=x', 400, 'BAD_REQUEST'],
  ])('%s with %i %s', async (query, status, code) => {
    expect(refusedWith(await ask(query))).toEqual([status, code]);
  });

  it('clients without services for personal finance', async () => {
    await jane.command.settings({ pfmServicesEnabled: false });

    expect(refusedWith(await ask(''))).toEqual([403, 'FORBIDDEN']);
    await jane.get('/accounts').expect(200);
    await jane.command.settings({ pfmServicesEnabled: true });
  });
});

describe('the journal', () => {
  it.each([
    ['', 'all other days are projected'],
    ['&withProjection=false', 'other days are left out'],
  ])('tells which days are known, and with "%s" that %s', async (further, others) => {
    const range = 'startDate=2026-03-01&endDate=2026-03-10';
    await ask(`accountIds=${await idOf('Girokonto')}&${range}${further}`);

    const entries = await jane.command.world(({ journal }) => journal.list({}));

    expect(entries.at(-1)?.rule).toBe(
      `Accounts regarded: 1; of the range, balances are known from 2026-03-01 to 2026-03-02, ${others}.`,
    );
  });
});
