import { without } from '../../src/providers/finapi/without.js';
import { refusal, START } from '../support/finapi.js';
import { TransactionRig, TEST_ACCOUNT } from '../support/finapi-transactions.js';

let rig: TransactionRig;
beforeEach(async () => {
  rig = await TransactionRig.start();
});
afterEach(() => rig.close());

const IMPORTED = '2024-03-01T12:00:00.000+01:00';

const everything = {
  booking: 'b-1',
  valueDate: '2024-02-26',
  bankBookingDate: '2024-02-27',
  finapiBookingDate: '2024-02-27',
  amount: -1_234,
  currency: 'EUR',
  purpose: 'Strom Februar',
  counterpartName: 'Stadtwerke',
  counterpartAccountNumber: '532013000',
  counterpartIban: 'DE89370400440532013000',
  counterpartBlz: '37040044',
  counterpartBic: 'COBADEFFXXX',
  counterpartBankName: 'Commerzbank',
  counterpartMandateReference: 'M1',
  counterpartCustomerReference: 'C1',
  counterpartCreditorId: 'DE98ZZZ09999999999',
  counterpartDebitorId: 'D1',
  type: 'Lastschrift',
  typeCodeZka: '105',
  typeCodeSwift: 'DDT',
  sepaPurposeCode: 'OTHR',
  primanota: '9250',
  endToEndReference: 'E1',
  originalAmount: -1_200,
  originalCurrency: 'CHF',
  isPotentialDuplicate: true,
  isAdjustingEntry: true,
} as const;

/** What goes out of a transaction of which little is known. */
const plain = (id: number) => ({
  id,
  accountId: TEST_ACCOUNT,
  valueDate: '2024-02-20',
  bankBookingDate: '2024-02-20',
  finapiBookingDate: '2024-02-20',
  amount: -10,
  currency: 'EUR',
  labels: [],
  isPotentialDuplicate: false,
  isAdjustingEntry: false,
  isNew: true,
  importDate: IMPORTED,
});

describe('getTransaction', () => {
  it('shows every field that the bank has told', async () => {
    const [id = 0] = await rig.keep(everything);

    const response = await rig.ask('get', `/transactions/${String(id)}`).expect(200);

    const told = without(everything, 'booking');
    expect(response.body).toEqual({
      id,
      accountId: TEST_ACCOUNT,
      ...told,
      amount: -12.34,
      originalAmount: -12,
      labels: [],
      isNew: true,
      importDate: IMPORTED,
    });
  });

  it('leaves out what the bank has not told', async () => {
    const [id = 0] = await rig.keep({});

    expect(await rig.shown(id)).toEqual(plain(id));
  });

  it('names category and labels', async () => {
    const label = await rig.ask('post', '/labels', { name: 'Home' }).expect(201);
    const category = await rig.ask('post', '/categories', { name: 'Mine' }).expect(201);
    const { id: labelId } = label.body as { id: number };
    const { id: categoryId } = category.body as { id: number };
    const [id = 0] = await rig.keep({ categoryId, labelIds: [labelId, 999] });

    expect(await rig.shown(id)).toEqual({
      ...plain(id),
      category: category.body as unknown,
      labels: [{ id: labelId, name: 'Home' }],
    });
  });

  it.each(['1', '-1', '9007199254740993', '9999999999999999999'])(
    'does not know %s',
    async (id) => {
      const response = await rig.ask('get', `/transactions/${id}`);

      expect(response.status).toBe(404);
      expect(response.body).toEqual(
        refusal(response, `GET /api/v2/transactions/${id}`, [{ code: 'UNKNOWN_ENTITY' }]),
      );
    },
  );

  it('refuses what is no number', async () => {
    const response = await rig.ask('get', '/transactions/abc');

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code: 'BAD_REQUEST' }] });
  });

  it('does not show the transactions of others', async () => {
    const [id = 0] = await rig.keep({});
    const token = await rig.finapi.userToken('joe');

    await rig.finapi.ask('get', `/transactions/${String(id)}`, { token }).expect(404);
    const list = await rig.finapi.ask('get', '/transactions?view=bankView', { token }).expect(200);
    expect(list.body).toMatchObject({ transactions: [], paging: { totalCount: 0 } });
  });
});

describe('getAndSearchAllTransactions', () => {
  it('answers a page and what all pages come to (detail 19: totals cover all pages)', async () => {
    const ids = await rig.keep(
      { amount: 250_010 },
      { amount: -4_999 },
      { amount: 0 },
      { amount: -1_000 },
    );

    const response = await rig.list('view=bankView&perPage=1&page=4').expect(200);

    expect(response.body).toEqual({
      transactions: [plain(ids[3] ?? 0)],
      paging: { page: 4, perPage: 1, pageCount: 4, totalCount: 4 },
      income: 2500.1,
      spending: -59.99,
      balance: 2440.11,
    });
  });

  it('answers nothing where there is nothing', async () => {
    const response = await rig.list('view=userView').expect(200);

    expect(response.body).toEqual({
      transactions: [],
      paging: { page: 1, perPage: 20, pageCount: 0, totalCount: 0 },
      income: 0,
      spending: 0,
      balance: 0,
    });
  });

  it('needs a view (detail 19: without one it is an error)', async () => {
    const response = await rig.list('perPage=5');

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/transactions', [
        { code: 'MISSING_FIELD', message: "Field 'view': must be given" },
      ]),
    );
  });

  it('shows what has just been imported, and after the clock has moved on', async () => {
    const first = await rig.keep({});
    expect(await rig.ids('view=bankView')).toEqual(first);

    const second = await rig.keep({ importedAt: START });

    expect(await rig.ids('view=bankView')).toEqual([...first, ...second]);
  });
});
