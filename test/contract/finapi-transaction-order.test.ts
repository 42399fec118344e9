import { TransactionRig } from '../support/finapi-transactions.js';

let rig: TransactionRig;
let ids: readonly number[];
beforeAll(async () => {
  rig = await TransactionRig.start();
  ids = await rig.keep(
    { finapiBookingDate: '2024-02-02', amount: 300, counterpartName: 'zebra', isNew: false },
    { finapiBookingDate: '2024-02-02', amount: -5_000, counterpartName: 'Ärzte' },
    { finapiBookingDate: '2024-02-01', amount: 20 },
    { finapiBookingDate: '2024-02-03', amount: 20, counterpartName: 'Bank' },
  );
});
afterAll(() => rig.close());

const inOrder = async (order: string): Promise<readonly number[]> =>
  (await rig.ids(`view=bankView&${order}`)).map((id) => ids.indexOf(id));

describe('the order of transactions', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['order=id,desc', [3, 2, 1, 0]],
    ['order=amount', [1, 2, 3, 0]],
    ['order=amount,desc', [0, 2, 3, 1]],
    ['order=counterpartName', [2, 1, 3, 0]],
    ['order=counterpartName,desc', [0, 3, 1, 2]],
    ['order=isNew', [0, 1, 2, 3]],
    ['order=finapiBookingDate,desc&order=counterpartName', [3, 1, 0, 2]],
    ['order=amount&order=finapiBookingDate,desc', [1, 3, 2, 0]],
  ])('is as %s says', async (order, expected) => {
    expect(await inOrder(order)).toEqual(expected);
  });

  it('takes several items in one comma list (detail 26)', async () => {
    expect(await inOrder('order=finapiBookingDate%2Cdesc%2CcounterpartName%2Casc')).toEqual([
      3, 1, 0, 2,
    ]);
    expect(await inOrder('order=finapiBookingDate,counterpartName,desc')).toEqual([2, 0, 1, 3]);
  });

  it.each([
    ['parentId', 'accountId', 'valueDate', 'bankBookingDate', 'purpose'],
    ['counterpartAccountNumber', 'counterpartIban', 'counterpartBlz', 'counterpartBic', 'type'],
    ['primanota', 'category.id', 'category.name', 'isPotentialDuplicate', 'importDate'],
  ])('knows %s, %s, %s, %s and %s', async (...properties) => {
    for (const property of properties) {
      expect(await inOrder(`order=${property}`)).toEqual([0, 1, 2, 3]);
    }
  });

  it('goes by the name of the category', async () => {
    const rent = await rig.ask('post', '/categories', { name: 'Miete' });
    const gym = await rig.ask('post', '/categories', { name: 'Fitness' });
    const [first = 0, second = 0] = ids;
    const edit = (id: number, { body }: typeof rent) =>
      rig
        .ask('patch', `/transactions/${String(id)}`, {
          categoryId: (body as { id: number }).id,
          trainCategorization: false,
        })
        .expect(200);
    await edit(first, rent);
    await edit(second, gym);

    expect(await inOrder('order=category.name')).toEqual([2, 3, 1, 0]);
    const categories = [rent, gym].map(({ body }) => (body as { id: number }).id);
    const byId = (categories[0] ?? 0) < (categories[1] ?? 0) ? [0, 1] : [1, 0];
    expect(await inOrder('order=category.id')).toEqual([2, 3, ...byId]);
  });
});
