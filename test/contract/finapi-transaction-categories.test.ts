import { codesOf, TransactionRig } from '../support/finapi-transactions.js';

interface Category {
  readonly id: number;
  readonly name: string;
  readonly children?: readonly number[];
}

let rig: TransactionRig;
beforeEach(async () => {
  rig = await TransactionRig.start();
});
afterEach(() => rig.close());

const create = async (name: string, parentId?: number): Promise<number> => {
  const response = await rig.ask('post', '/categories', { name, parentId }).expect(201);
  return (response.body as Category).id;
};

/** A main category and one below it, and a transaction of each and of none. */
async function family() {
  const parent = await create('Parent');
  const child = await create('Child', parent);
  const [ofParent = 0, ofChild = 0, ofNone = 0] = await rig.keep(
    { categoryId: parent, amount: 100 },
    { categoryId: child, amount: 20 },
    { amount: 3 },
  );
  return { parent, child, ofParent, ofChild, ofNone };
}

describe('a search by categories', () => {
  it('takes sub-categories in unless it is told not to', async () => {
    const { parent, child, ofParent, ofChild } = await family();
    const byParent = `view=bankView&categoryIds=${String(parent)}`;

    expect(await rig.ids(byParent)).toEqual([ofParent, ofChild]);
    expect(await rig.ids(`${byParent}&includeChildCategories=false`)).toEqual([ofParent]);
    expect(await rig.ids(`view=bankView&categoryIds=${String(child)}`)).toEqual([ofChild]);
  });

  it('finds those of no category by 0 (detail 20), beside others', async () => {
    const { child, ofChild, ofNone } = await family();

    expect(await rig.ids('view=bankView&categoryIds=0')).toEqual([ofNone]);
    expect(await rig.ids(`view=bankView&categoryIds=0,${String(child)}`)).toEqual([
      ofChild,
      ofNone,
    ]);
    expect(await rig.ids('view=bankView&categoryIds=12')).toEqual([]);
  });
});

describe('a client that is restricted to some categories', () => {
  const restrict = (...ids: readonly number[]) =>
    rig.finapi.settings({
      categoryRestrictionsEnabled: true,
      categoryRestrictions: ids.map((id) => ({ id, name: 'Any', isCustom: false })),
    });

  it('gets those alone when it names none', async () => {
    const { parent, ofParent, ofChild } = await family();
    await restrict(parent);

    expect(await rig.ids('view=bankView')).toEqual([ofParent, ofChild]);
    expect(await rig.page('view=bankView&includeChildCategories=false')).toMatchObject({
      transactions: [{ id: ofParent }],
      balance: 1,
    });
  });

  it('may name only those', async () => {
    const { parent, child, ofChild, ofNone, ofParent } = await family();
    await restrict(child);

    expect(await rig.ids(`view=bankView&categoryIds=${String(child)}`)).toEqual([ofChild]);
    for (const other of [parent, 0]) {
      const response = await rig.list(`view=bankView&categoryIds=${String(other)}`);
      expect(response.status).toBe(403);
      expect(codesOf(response)).toEqual(['FORBIDDEN']);
    }
    await rig.shown(ofChild);
    for (const id of [ofNone, ofParent]) {
      await rig.ask('get', `/transactions/${String(id)}`).expect(403);
    }
  });

  it('gets nothing where it is restricted to none', async () => {
    await family();
    await restrict();

    expect(await rig.page('view=bankView')).toMatchObject({ transactions: [], balance: 0 });
  });

  it('is not restricted while restrictions are off', async () => {
    const { child } = await family();
    await restrict(child);
    await rig.finapi.settings({ categoryRestrictionsEnabled: false });

    expect(await rig.ids('view=bankView')).toHaveLength(3);
  });
});

describe('what an edit teaches', () => {
  const described = { accountTypeId: 1, amount: -10, counterpart: 'Quendel & Sohn' };
  const categoryFor = async (): Promise<unknown> => {
    const response = await rig.ask('post', '/tests/checkCategorization', {
      transactionData: [{ transactionId: 'a', ...described }],
    });
    const [first] = (response.body as { categorizationCheckResult: { category?: unknown }[] })
      .categorizationCheckResult;
    return first?.category;
  };

  it('is that transactions like it belong to its category', async () => {
    const [id = 0] = await rig.keep({ counterpartName: 'Quendel & Sohn', amount: -1_000 });
    const categoryId = await create('Mine');

    await rig.ask('patch', `/transactions/${String(id)}`, {
      categoryId,
      trainCategorization: false,
    });
    expect(await categoryFor()).toBeUndefined();

    await rig.ask('patch', '/transactions', { ids: [id], categoryId }).expect(200);
    expect(await categoryFor()).toMatchObject({ id: categoryId });
  });
});
