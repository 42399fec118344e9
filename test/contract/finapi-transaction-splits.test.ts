import { refusal } from '../support/finapi.js';
import { codesOf, TransactionRig } from '../support/finapi-transactions.js';

let rig: TransactionRig;
let id: number;
let labelId: number;
let categoryId: number;
beforeEach(async () => {
  rig = await TransactionRig.start();
  const label = await rig.ask('post', '/labels', { name: 'Home' }).expect(201);
  const category = await rig.ask('post', '/categories', { name: 'Mine' }).expect(201);
  labelId = (label.body as { id: number }).id;
  categoryId = (category.body as { id: number }).id;
  [id = 0] = await rig.keep({
    booking: 'b-1',
    amount: -5_000,
    purpose: 'Einkauf',
    counterpartName: 'Laden',
    counterpartIban: 'DE89370400440532013000',
    categoryId,
    labelIds: [labelId],
  });
});
afterEach(() => rig.close());

const split = (subTransactions: unknown, of = id) =>
  rig.ask('post', `/transactions/${String(of)}/split`, { subTransactions });
const restore = (of = id) => rig.ask('post', `/transactions/${String(of)}/restore`);

const splitWell = async (...parts: readonly object[]): Promise<readonly number[]> => {
  const response = await split(parts).expect(200);
  return (response.body as { children: readonly number[] }).children;
};

describe('splitTransaction', () => {
  it('makes parts of a transaction, each with what is said of it', async () => {
    const whole = await rig.shown(id);

    const response = await split([
      { amount: -30.5, purpose: 'Brot', counterpart: 'Bäcker', categoryId: 0, labelIds: [labelId] },
      { amount: -19.5, counterpartBlz: '37040044' },
    ]).expect(200);

    const { children } = response.body as { children: number[] };
    expect(response.body).toEqual({ ...whole, children: [expect.any(Number), expect.any(Number)] });
    const [first = 0, second = 0] = children;
    const { category, ...uncategorised } = whole;
    expect(await rig.shown(first)).toEqual({
      ...uncategorised,
      id: first,
      parentId: id,
      amount: -30.5,
      purpose: 'Brot',
      counterpartName: 'Bäcker',
    });
    expect(await rig.shown(second)).toEqual({
      ...uncategorised,
      category,
      id: second,
      parentId: id,
      amount: -19.5,
      counterpartBlz: '37040044',
      labels: [],
    });
  });

  it('shows the whole in the view of the bank and the parts in that of the user', async () => {
    const [other = 0] = await rig.keep({});
    const parts = await splitWell({ amount: -20 }, { amount: -30 });

    expect(await rig.ids('view=bankView')).toEqual([id, other]);
    expect(await rig.ids('view=userView')).toEqual([other, ...parts]);
    expect(await rig.ids(`view=userView&ids=${String(id)}`)).toEqual([]);
    expect(await rig.ids(`view=bankView&ids=${parts.join(',')}`)).toEqual([]);
    expect(await rig.page('view=bankView')).toMatchObject({ spending: -60, balance: -60 });
    expect(await rig.page('view=userView')).toMatchObject({ spending: -60, balance: -60 });
  });

  it('puts new parts in the place of old ones', async () => {
    const [first = 0] = await splitWell({ amount: -20 }, { amount: -30 });

    const parts = await splitWell({ amount: 10 }, { amount: -50 }, { amount: -10 });

    expect(await rig.ids('view=userView')).toEqual(parts);
    await rig.ask('get', `/transactions/${String(first)}`).expect(404);
  });

  it('does not split a part', async () => {
    const [part = 0] = await splitWell({ amount: -20 }, { amount: -30 });

    const response = await split([{ amount: -10 }, { amount: -10 }], part);

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `POST /api/v2/transactions/${String(part)}/split`, [
        { code: 'ILLEGAL_ENTITY_STATE' },
      ]),
    );
  });

  it.each([
    [[{ amount: -50 }], 422, 'ILLEGAL_FIELD_VALUE'],
    [[], 422, 'ILLEGAL_FIELD_VALUE'],
    [[{ amount: -20 }, { amount: -30.01 }], 422, 'ILLEGAL_FIELD_VALUE'],
    [[{ amount: 20 }, { amount: 30 }], 422, 'ILLEGAL_FIELD_VALUE'],
    [[{ amount: -20, categoryId: 12 }, { amount: -30 }], 404, 'UNKNOWN_ENTITY'],
    [[{ amount: -20, labelIds: [12] }, { amount: -30 }], 404, 'UNKNOWN_ENTITY'],
    [[{ amount: -20 }, { purpose: 'x' }], 400, 'MISSING_FIELD'],
    [[{ amount: -20 }, { amount: -29.999 }], 400, 'ILLEGAL_FIELD_VALUE'],
    [[{ amount: '-20' }, { amount: -30 }], 400, 'BAD_REQUEST'],
    [[{ amount: -20, purpose: '' }, { amount: -30 }], 400, 'ILLEGAL_FIELD_VALUE'],
    [[{ amount: -20, purpose: '<b>' }, { amount: -30 }], 400, 'ILLEGAL_FIELD_VALUE'],
    [[{ amount: -20, counterpart: 'x'.repeat(81) }, { amount: -30 }], 400, 'ILLEGAL_FIELD_VALUE'],
    [Array.from({ length: 1001 }, () => ({ amount: 0 })), 400, 'ILLEGAL_FIELD_VALUE'],
    [undefined, 400, 'MISSING_FIELD'],
    [null, 400, 'MISSING_FIELD'],
    ['-20,-30', 400, 'BAD_REQUEST'],
  ])('refuses %j', async (parts, status, code) => {
    const response = await split(parts);

    expect(response.status).toBe(status);
    expect(codesOf(response)).toEqual([code]);
    expect(await rig.ids('view=userView')).toEqual([id]);
  });

  it('knows only what is there', async () => {
    const parts = [{ amount: -20 }, { amount: -30 }];
    expect(codesOf(await split(parts, 12).expect(404))).toEqual(['UNKNOWN_ENTITY']);
    expect(codesOf(await restore(12).expect(404))).toEqual(['UNKNOWN_ENTITY']);
  });
});

describe('restoreTransaction', () => {
  it('takes the parts away', async () => {
    const before = await rig.shown(id);
    const [part = 0] = await splitWell({ amount: -20 }, { amount: -30 });

    const response = await restore().expect(200);

    expect(response.body).toEqual(before);
    expect(await rig.ids('view=userView')).toEqual([id]);
    await rig.ask('get', `/transactions/${String(part)}`).expect(404);
  });

  it('does not restore a part', async () => {
    const [part = 0] = await splitWell({ amount: -20 }, { amount: -30 });

    expect(codesOf(await restore(part).expect(422))).toEqual(['ILLEGAL_ENTITY_STATE']);
  });

  it('leaves what was never split', async () => {
    const before = await rig.shown(id);

    expect((await restore().expect(200)).body).toEqual(before);
  });
});
