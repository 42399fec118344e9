import { refusal } from '../support/finapi.js';
import { codesOf, REAL_ACCOUNT, TransactionRig } from '../support/finapi-transactions.js';

let rig: TransactionRig;
beforeEach(async () => {
  rig = await TransactionRig.start();
});
afterEach(() => rig.close());

const edit = (id: number, body: object) => rig.ask('patch', `/transactions/${String(id)}`, body);
const editMany = (body: object) => rig.ask('patch', '/transactions', body);

interface Named {
  readonly id: number;
  readonly name: string;
}
const create = async (what: 'labels' | 'categories', name: string): Promise<Named> =>
  (await rig.ask('post', `/${what}`, { name }).expect(201)).body as Named;

describe('editTransaction', () => {
  it('changes what is given and answers the whole transaction', async () => {
    const category = await create('categories', 'Mine');
    const [one, other] = [await create('labels', 'One'), await create('labels', 'Other')];
    const [id = 0] = await rig.keep({ isPotentialDuplicate: true });
    const before = await rig.shown(id);

    const response = await edit(id, {
      isNew: false,
      isPotentialDuplicate: false,
      categoryId: category.id,
      labelIds: [other.id, one.id, other.id],
    }).expect(200);

    const labels = [one, other].sort((left, right) => left.id - right.id);
    const after = { ...before, isNew: false, isPotentialDuplicate: false, category, labels };
    expect(response.body).toEqual(after);
    expect(await rig.shown(id)).toEqual(after);
    expect(await rig.ids(`view=bankView&labelIds=${String(one.id)}`)).toEqual([id]);
  });

  it('clears the category by 0 (detail 20: categoryId 0 means none) and labels by []', async () => {
    const category = await create('categories', 'Mine');
    const label = await create('labels', 'One');
    const [id = 0] = await rig.keep({ categoryId: category.id, labelIds: [label.id] });
    expect(await rig.ids('view=bankView&categoryIds=0')).toEqual([]);

    const response = await edit(id, { categoryId: 0, labelIds: [] }).expect(200);

    expect(response.body).toMatchObject({ labels: [] });
    expect(response.body).not.toHaveProperty('category');
    expect(await rig.ids('view=bankView&categoryIds=0')).toEqual([id]);
  });

  it('leaves alone what is null or absent', async () => {
    const category = await create('categories', 'Mine');
    const [id = 0] = await rig.keep({ categoryId: category.id });

    await edit(id, { isNew: false, categoryId: null, labelIds: null }).expect(200);

    expect(await rig.shown(id)).toMatchObject({ isNew: false, category });
  });

  it('sets isPotentialDuplicate to nothing but false', async () => {
    const [id = 0] = await rig.keep({});

    const response = await edit(id, { isPotentialDuplicate: true, isNew: false });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `PATCH /api/v2/transactions/${String(id)}`, [
        {
          code: 'ILLEGAL_FIELD_VALUE',
          message: "Field 'isPotentialDuplicate': can only be set to false",
        },
      ]),
    );
    expect(await rig.shown(id)).toMatchObject({ isNew: true });
  });

  it.each([
    [{ categoryId: 12 }, 404, 'UNKNOWN_ENTITY'],
    [{ labelIds: [12] }, 404, 'UNKNOWN_ENTITY'],
    [{}, 400, 'MISSING_FIELD'],
    [{ trainCategorization: true }, 400, 'MISSING_FIELD'],
    [{ isNew: 'yes' }, 400, 'BAD_REQUEST'],
    [{ categoryId: 1.5 }, 400, 'BAD_REQUEST'],
    [{ labelIds: 7 }, 400, 'BAD_REQUEST'],
    [{ labelIds: Array.from({ length: 1001 }, () => 1) }, 400, 'TOO_MANY_IDS'],
  ])('refuses %j', async (body, status, code) => {
    const [id = 0] = await rig.keep({});

    const response = await edit(id, body);

    expect(response.status).toBe(status);
    expect(codesOf(response)).toEqual([code]);
  });

  it('knows only what is there', async () => {
    expect(codesOf(await edit(12, { isNew: false }).expect(404))).toEqual(['UNKNOWN_ENTITY']);
  });
});

describe('editMultipleTransactions', () => {
  it('answers only those that have changed', async () => {
    const ids = await rig.keep({}, { isNew: false }, {}, {});
    const [first = 0, second = 0, third = 0] = ids;

    const response = await editMany({ ids: [third, second, first, third, 9], isNew: false });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ identifiers: [first, third] });
    expect(await rig.ids('view=bankView&isNew=true')).toEqual([ids[3]]);
  });

  it('touches all without ids, or those of some accounts', async () => {
    const ids = await rig.keep({}, { accountId: REAL_ACCOUNT });

    const some = await editMany({ accountIds: [REAL_ACCOUNT], isNew: false }).expect(200);
    expect(some.body).toEqual({ identifiers: [ids[1]] });

    const all = await editMany({ isNew: false }).expect(200);
    expect(all.body).toEqual({ identifiers: [ids[0]] });
  });

  it('puts category and labels on those that are named', async () => {
    const category = await create('categories', 'Mine');
    const label = await create('labels', 'One');
    const ids = await rig.keep({}, {});
    const body = { ids, categoryId: category.id, labelIds: [label.id] };

    expect((await editMany(body).expect(200)).body).toEqual({ identifiers: ids });
    expect((await editMany(body).expect(200)).body).toEqual({ identifiers: [] });

    const query = `view=userView&categoryIds=${String(category.id)}&labelIds=${String(label.id)}`;
    expect(await rig.ids(query)).toEqual(ids);
  });

  it('names nothing by an empty list', async () => {
    await rig.keep({});

    expect((await editMany({ ids: [], isNew: false }).expect(200)).body).toEqual({
      identifiers: [],
    });
  });

  it.each([
    [{ categoryId: 0 }, 400, 'BAD_REQUEST'],
    [{ labelIds: [] }, 400, 'BAD_REQUEST'],
    [{ ids: null, labelIds: [] }, 400, 'BAD_REQUEST'],
    [{ isPotentialDuplicate: true }, 422, 'ILLEGAL_FIELD_VALUE'],
    [{}, 400, 'MISSING_FIELD'],
    [{ ids: [1] }, 400, 'MISSING_FIELD'],
    [{ ids: [1], categoryId: 12 }, 404, 'UNKNOWN_ENTITY'],
    [{ ids: [1], labelIds: [12] }, 404, 'UNKNOWN_ENTITY'],
    [{ ids: Array.from({ length: 101 }, (_, id) => id), isNew: true }, 400, 'TOO_MANY_IDS'],
    [{ ids: '1,2', isNew: true }, 400, 'BAD_REQUEST'],
  ])('refuses %j', async (body, status, code) => {
    const response = await editMany(body);

    expect(response.status).toBe(status);
    expect(codesOf(response)).toEqual([code]);
  });

  it('takes a hundred ids', async () => {
    const ids = await rig.keep(...Array.from({ length: 100 }, () => ({})));

    expect((await editMany({ ids, isNew: false }).expect(200)).body).toEqual({ identifiers: ids });
  });
});
