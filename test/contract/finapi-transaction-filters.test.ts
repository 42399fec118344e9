import { TransactionRig, REAL_ACCOUNT, TEST_ACCOUNT } from '../support/finapi-transactions.js';

let rig: TransactionRig;
let ids: readonly number[];
beforeAll(async () => {
  rig = await TransactionRig.start();
  ids = await rig.keep(
    {
      amount: 250_000,
      purpose: 'LOHN Februar 2024',
      counterpartName: 'Müller Söhne GmbH',
      counterpartIban: 'DE89370400440532013000',
      endToEndReference: 'E2E-77',
      finapiBookingDate: '2024-02-27',
      isNew: false,
    },
    {
      amount: -4_999,
      purpose: 'Einkauf',
      counterpartName: 'Supermarkt am Eck',
      bankBookingDate: '2024-01-15',
      currency: 'CHF',
      isPotentialDuplicate: true,
    },
    {
      accountId: REAL_ACCOUNT,
      amount: 0,
      counterpartBic: 'COBADEFFXXX',
      counterpartMandateReference: 'Mandat-1',
      importedAt: '2024-02-10T23:30:00.000Z',
    },
    {
      amount: -300_012,
      purpose: 'Zwischensaldo',
      counterpartBankName: 'Sparkasse',
      isAdjustingEntry: true,
    },
  );
});
afterAll(() => rig.close());

/** Positions of what was found. */
const found = async (query: string): Promise<readonly number[]> =>
  (await rig.ids(`view=bankView&${query}`)).map((id) => ids.indexOf(id));

const [A, B, C, D] = [0, 1, 2, 3];

describe('a search for transactions', () => {
  it.each([
    ['search=lohn', [A]],
    ['search=e2e-77', [A]],
    ['search=MÜLLER', [A]],
    ['search=sparkasse', []],
    ['search=', [A, B, C, D]],
    ['search=%20%20', [A, B, C, D]],
    ['counterpart=eck', [B]],
    ['counterpart=einkauf', []],
    ['counterpart=cobadeff%20MANDAT', [C]],
    ['purpose=februar%202024', [A]],
    ['purpose=gmbh', []],
    ['search=lohn&purpose=zwischen', []],
  ])('finds texts by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('needs all terms, in whatever fields they stand (detail 23)', async () => {
    expect(await found('search=gmbh%20lohn%20%2077')).toEqual([A]);
    expect(await found('search=gmbh%20einkauf')).toEqual([]);
    expect(await found('search=gmbh+lohn')).toEqual([A]);
  });

  it.each([
    ['currency=CHF', [B]],
    [`accountIds=${String(REAL_ACCOUNT)}`, [C]],
    [`accountIds=${String(REAL_ACCOUNT)},${String(TEST_ACCOUNT)}`, [A, B, C, D]],
    ['accountIds=1', []],
    ['maxBankBookingDate=2024-01-15', [B]],
    ['minBankBookingDate=2024-01-16', [A, C, D]],
    ['minFinapiBookingDate=2024-02-27', [A]],
    ['maxFinapiBookingDate=2024-02-26', [B, C, D]],
    ['minAmount=-49.99&maxAmount=0', [B, C]],
    ['minAmount=2500', [A]],
    ['maxAmount=-3000.12', [D]],
    ['direction=income', [A, C]],
    ['direction=spending', [B, D]],
    ['direction=all', [A, B, C, D]],
    ['isNew=false', [A]],
    ['isNew=true', [B, C, D]],
    ['isPotentialDuplicate=true', [B]],
    ['isAdjustingEntry=true', [D]],
    ['isAdjustingEntry=false&isPotentialDuplicate=false&isNew=true', [C]],
  ])('finds by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  // At 23:30 UTC the next day has begun in Berlin.
  it.each([
    ['maxImportDate=2024-02-10', []],
    ['maxImportDate=2024-02-11', [C]],
    ['minImportDate=2024-02-12', [A, B, D]],
  ])('takes import dates for days in Berlin: %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('takes lists in two forms (detail 26)', async () => {
    const [first = 0, , third = 0] = ids;

    expect(await found(`ids=${String(first)}&ids=${String(third)}`)).toEqual([A, C]);
    expect(await found(`ids=${String(first)}%2C${String(third)}`)).toEqual([A, C]);
    expect(await found('ids=')).toEqual([A, B, C, D]);
  });

  it('counts and adds up what was found, not what there is', async () => {
    expect(await rig.page('view=bankView&direction=spending&perPage=1')).toMatchObject({
      paging: { totalCount: 2, pageCount: 2 },
      income: 0,
      spending: -3050.11,
      balance: -3050.11,
    });
  });
});
