import { PfmRig } from '../support/finapi-pfm.js';

let jane: PfmRig;
beforeEach(async () => {
  jane = await PfmRig.start();
});
afterEach(async () => {
  await jane.close();
});

const sorted = async (): Promise<object[]> =>
  (await jane.kept()).map(({ categoryId, labelIds }) => ({ categoryId, labelIds }));

describe('transactions', () => {
  it('lose the labels that are deleted', async () => {
    const [a, b] = [await jane.createLabel('a'), await jane.createLabel('b')];
    await jane.keep({ labelIds: [a.id, b.id] }, { labelIds: [a.id] }, {});

    await jane.ask('delete', `/labels/${String(a.id)}`).expect(200);

    expect(await sorted()).toEqual([{ labelIds: [b.id] }, {}, {}]);
    await jane.ask('delete', '/labels').expect(200);
    expect(await sorted()).toEqual([{}, {}, {}]);
  });

  it('lose the categories that are deleted, with their sub-categories', async () => {
    const hobby = await jane.createCategory('Hobby');
    const fishing = await jane.createCategory('Angeln', hobby.id);
    const { id: leisure } = await jane.category('Freizeit');
    await jane.keep({ categoryId: hobby.id }, { categoryId: fishing.id }, { categoryId: leisure });

    await jane.ask('delete', `/categories/${String(hobby.id)}`).expect(200);

    expect(await sorted()).toEqual([{}, {}, { categoryId: leisure }]);
  });
});

describe('a user that is deleted', () => {
  it('leaves nothing to the next one of its id', async () => {
    await jane.createLabel('a');
    await jane.createCategory('Hobby');
    const { id: categoryId } = await jane.category('Freizeit');
    const described = { accountTypeId: 1, amount: -1, counterpart: 'X' };
    const training = { categoryId, transactionData: [described] };
    await jane.ask('post', '/categories/trainCategorization', training).expect(200);

    await jane.ask('delete', '/users').expect(200);
    const token = await jane.finapi.userToken('JANE');

    const labels = await jane.finapi.ask('get', '/labels', { token });
    expect(labels.body).toMatchObject({ labels: [] });
    const custom = await jane.finapi.ask('get', '/categories?isCustom=true', { token });
    expect(custom.body).toMatchObject({ categories: [] });
    const body = { transactionData: [{ ...described, transactionId: 'a' }] };
    const checked = await jane.finapi.ask('post', '/tests/checkCategorization', { token, body });
    expect(checked.body).toEqual({ categorizationCheckResult: [{ transactionId: 'a' }] });
  });
});
