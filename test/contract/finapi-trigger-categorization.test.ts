import { refusal } from '../support/finapi.js';
import { withKept } from '../support/finapi-kept.js';
import { PfmRig } from '../support/finapi-pfm.js';

const TRIGGER = '/transactions/triggerCategorization';

let jane: PfmRig;
afterEach(async () => {
  await jane.close();
});

const categorised = async (): Promise<number> =>
  (await jane.kept()).filter(({ categoryId }) => categoryId !== undefined).length;

const stageOf = (id: number): Promise<string | undefined> =>
  jane.finapi.world(
    withKept('jane', ({ user }) => user.state.connections[String(id)]?.work?.stage),
  );

describe('a connection whose client categorises by itself', () => {
  it('comes with categories', async () => {
    jane = await PfmRig.start();
    await jane.connect();
    const { id } = await jane.category('Lohn und Gehalt');

    const salaries = (await jane.kept()).filter(({ bankCategory }) => bankCategory === 'salary');
    expect(salaries.length).toBeGreaterThan(0);
    expect(salaries.map(({ categoryId }) => categoryId)).toEqual(salaries.map(() => id));
    expect(await categorised()).toBe((await jane.kept()).length);
  });
});

describe('triggerCategorization', () => {
  beforeEach(async () => {
    jane = await PfmRig.start({ settings: { isAutoCategorizationEnabled: false } });
  });

  it('is the only way to categories while automatic categorisation is off', async () => {
    const id = await jane.connect();
    expect(await categorised()).toBe(0);

    const response = await jane.ask('post', TRIGGER, {});

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    expect(await categorised()).toBe(0);
    expect(await stageOf(id)).toBe('categorizationPending');
    await jane.finapi.advance(2);
    expect(await stageOf(id)).toBe('categorization');
    await jane.finapi.advance(10);
    expect(await stageOf(id)).toBeUndefined();
    expect(await categorised()).toBe((await jane.kept()).length);
  });

  it('leaves other connections alone, and what somebody has chosen', async () => {
    const [one] = [await jane.connect(), await jane.connect()];
    const [first] = await jane.kept();
    const { id } = await jane.createCategory('Hobby');
    await jane.change(first?.id ?? 0, { categoryId: id });

    await jane.ask('post', TRIGGER, { bankConnectionIds: [one, one] }).expect(200);
    await jane.finapi.advance(60);

    const kept = await jane.kept();
    expect(kept[0]?.categoryId).toBe(id);
    expect(await categorised()).toBe(kept.length / 2);
  });

  it('is refused while the last one is not over', async () => {
    const [one, other] = [await jane.connect(), await jane.connect()];
    await jane.ask('post', TRIGGER, { bankConnectionIds: [one] }).expect(200);

    const response = await jane.ask('post', TRIGGER, { bankConnectionIds: null });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `POST /api/v2${TRIGGER}`, [{ code: 'ILLEGAL_ENTITY_STATE' }]),
    );
    expect(await stageOf(other)).toBeUndefined();
  });

  it('is refused while a connection is being updated', async () => {
    const id = await jane.connect();
    const path = `/_sandbox/worlds/default/finapi/users/jane/connections/${String(id)}`;
    await jane.finapi.control('patch', path, { busyUntil: '2030-01-01T00:00:00Z' });

    await jane.ask('post', TRIGGER, { bankConnectionIds: [] }).expect(422);
  });

  it.each([
    [{}, 422, 'ILLEGAL_ENTITY_STATE'],
    [{ bankConnectionIds: [7] }, 404, 'UNKNOWN_ENTITY'],
    [{ bankConnectionIds: ['7'] }, 400, 'BAD_REQUEST'],
    [{ bankConnectionIds: 7 }, 400, 'BAD_REQUEST'],
  ])('without a connection answers %j with %d', async (body, status, code) => {
    const response = await jane.ask('post', TRIGGER, body);

    expect(response.status).toBe(status);
    expect(response.body).toEqual(refusal(response, `POST /api/v2${TRIGGER}`, [{ code }]));
  });
});
