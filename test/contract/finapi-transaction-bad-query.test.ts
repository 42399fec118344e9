import { codesOf, TransactionRig } from '../support/finapi-transactions.js';

let rig: TransactionRig;
beforeAll(async () => {
  rig = await TransactionRig.start();
});
afterAll(() => rig.close());

const many = Array.from({ length: 1001 }, (_, id) => String(id));

describe('a query for transactions', () => {
  it.each([
    ['view=', 'MISSING_FIELD'],
    ['view=userview', 'BAD_REQUEST'],
    ['view=userView&view=bankView', 'BAD_REQUEST'],
    ['view=userView&direction=out', 'BAD_REQUEST'],
    ['view=userView&currency=EURO', 'BAD_REQUEST'],
    ['view=userView&currency=eur', 'BAD_REQUEST'],
    ['view=userView&isNew=maybe', 'BAD_REQUEST'],
    ['view=userView&isPotentialDuplicate=2', 'BAD_REQUEST'],
    ['view=userView&minBankBookingDate=2024-02-30', 'BAD_REQUEST'],
    ['view=userView&maxBankBookingDate=2023-02-29', 'BAD_REQUEST'],
    ['view=userView&minFinapiBookingDate=20240201', 'BAD_REQUEST'],
    ['view=userView&minImportDate=2024-02-01T00:00:00Z', 'BAD_REQUEST'],
    ['view=userView&minAmount=1.005', 'BAD_REQUEST'],
    ['view=userView&maxAmount=1,5', 'BAD_REQUEST'],
    ['view=userView&maxAmount=NaN', 'BAD_REQUEST'],
    ['view=userView&maxAmount=1e3', 'BAD_REQUEST'],
    ['view=userView&ids=1,a', 'BAD_REQUEST'],
    ['view=userView&labelIds=-1', 'BAD_REQUEST'],
    [`view=userView&ids=${many.join(',')}`, 'TOO_MANY_IDS'],
    [`view=userView&${many.map((id) => `ids=${id}`).join('&')}`, 'TOO_MANY_IDS'],
    [`view=userView&accountIds=${many.join(',')}`, 'TOO_MANY_IDS'],
    ['view=userView&minAmount=2&maxAmount=1', 'INVALID_FILTER_OPTIONS'],
    [
      'view=userView&minBankBookingDate=2024-02-02&maxBankBookingDate=2024-02-01',
      'INVALID_FILTER_OPTIONS',
    ],
    ['view=userView&minImportDate=2024-02-02&maxImportDate=2024-02-01', 'INVALID_FILTER_OPTIONS'],
    ['view=userView&page=0', 'BAD_REQUEST'],
    ['view=userView&page=1.5', 'BAD_REQUEST'],
    ['view=userView&perPage=501', 'ILLEGAL_PAGE_SIZE'],
    ['view=userView&perPage=0', 'ILLEGAL_PAGE_SIZE'],
    ['view=userView&order=date', 'INVALID_FILTER_OPTIONS'],
    ['view=userView&order=id,up', 'INVALID_FILTER_OPTIONS'],
    ['view=userView&order=category.parentId', 'INVALID_FILTER_OPTIONS'],
  ])('is refused as %s', async (query, code) => {
    const response = await rig.list(query);

    expect(response.status).toBe(400);
    expect(codesOf(response)).toEqual([code]);
  });

  it('is refused for all that is wrong at once', async () => {
    const response = await rig.list('direction=out&perPage=501&order=date').expect(400);

    expect([...codesOf(response)].sort()).toEqual([
      'BAD_REQUEST',
      'ILLEGAL_PAGE_SIZE',
      'INVALID_FILTER_OPTIONS',
      'MISSING_FIELD',
    ]);
  });

  it('says nothing by parameters without a value', async () => {
    const empty = ['search', 'purpose', 'currency', 'ids', 'minAmount', 'direction', 'categoryIds'];
    const more = ['isNew', 'minImportDate', 'includeChildCategories', 'page', 'perPage', 'order'];

    const said = [...empty, ...more].map((name) => `${name}=`);
    await rig.list(['view=userView', ...said].join('&')).expect(200);
  });

  it('needs a user', async () => {
    const client = await rig.finapi.clientToken();
    await rig.finapi.ask('get', '/transactions?view=userView', { token: client }).expect(403);
    await rig.finapi.ask('get', '/transactions?view=userView').expect(401);
  });
});
