import { FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let admin: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  admin = await finapi.adminToken();
});
afterEach(async () => {
  await finapi.close();
});

const list = (query: string) =>
  finapi.ask('get', `/mandatorAdmin/getUserList${query}`, { token: admin });

interface Listed {
  readonly users: readonly { readonly userId: string }[];
}
const idsOf = async (query: string): Promise<readonly string[]> =>
  ((await list(query).expect(200)).body as Listed).users.map(({ userId }) => userId);

describe('the query of getUserList', () => {
  // Java and PHP clients write flags and absent values in ways of their own.
  it.each([
    ['isDeleted=0', ['jane']],
    ['isDeleted=1', ['gXXe']],
    ['isDeleted=TRUE', ['gXXe']],
    ['isDeleted=&isLocked=&includeMonthlyStats=', ['gXXe', 'jane']],
    ['minDeletionDate=&maxDeletionDate=&monthlyStatsEndDate=', ['gXXe', 'jane']],
    ['page=&perPage=&order=&minBankConnectionCountInMonthlyStats=', ['gXXe', 'jane']],
    ['order=userId%2Cdesc', ['jane', 'gXXe']],
    ['order=userId,DESC', ['jane', 'gXXe']],
  ])('understands %s', async (query, found) => {
    await finapi.userToken('jane');
    const token = await finapi.userToken('gone');
    await finapi.ask('delete', '/users', { token }).expect(200);

    expect(await idsOf(`?${query}`)).toEqual(found);
  });

  it.each([
    ['perPage=0', 'ILLEGAL_PAGE_SIZE'],
    ['perPage=-1', 'ILLEGAL_PAGE_SIZE'],
    ['perPage=501', 'ILLEGAL_PAGE_SIZE'],
    ['perPage=99999999999', 'ILLEGAL_PAGE_SIZE'],
    ['perPage=abc', 'BAD_REQUEST'],
    ['page=-1', 'BAD_REQUEST'],
    ['page=99999999999', 'BAD_REQUEST'],
    ['order=userid', 'INVALID_FILTER_OPTIONS'],
    ['order=userId,up', 'INVALID_FILTER_OPTIONS'],
  ])('refuses %s with %s', async (query, code) => {
    const response = await list(`?${query}`);

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code }] });
  });

  it('takes the largest page size', async () => {
    const response = await list('?perPage=500&page=2147483647');

    expect(response.body).toEqual({
      users: [],
      paging: { page: 2_147_483_647, perPage: 500, pageCount: 0, totalCount: 0 },
    });
  });
});
