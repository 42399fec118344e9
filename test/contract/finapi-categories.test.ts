import { refusal } from '../support/finapi.js';
import { paging, PfmRig } from '../support/finapi-pfm.js';

let jane: PfmRig;
beforeEach(async () => {
  jane = await PfmRig.start();
});
afterEach(async () => {
  await jane.close();
});

describe('the global categories', () => {
  it('are a tree of two levels', async () => {
    const categories = await jane.categories();
    const byId = new Map(categories.map((category) => [category.id, category]));

    expect(categories.length).toBeGreaterThan(60);
    expect(categories.every(({ isCustom }) => !isCustom)).toBe(true);
    for (const { id, parentId, parentName } of categories.filter((each) => each.parentId)) {
      const parent = byId.get(parentId ?? 0);
      expect(parent?.name).toBe(parentName);
      expect(parent?.parentId).toBeUndefined();
      expect(parent?.children).toContain(id);
    }
    const children = categories.flatMap((each) => each.children ?? []);
    expect(children.every((id) => byId.get(id)?.parentId !== undefined)).toBe(true);
  });

  it('are shown one by one', async () => {
    const [fuel, mobility] = [
      await jane.category('Tanken und Laden'),
      await jane.category('Mobilität'),
    ];

    const response = await jane.ask('get', `/categories/${String(fuel.id)}`);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      id: fuel.id,
      name: 'Tanken und Laden',
      parentId: mobility.id,
      parentName: 'Mobilität',
      isCustom: false,
    });
  });

  // Category ids are not stable: under another seed they are others, the names stay.
  it('have ids that clients cannot rely on', async () => {
    const elsewhere = await PfmRig.start({ seed: 'another' });
    const [here, there] = [await jane.categories(), await elsewhere.categories()];
    await elsewhere.close();

    expect(there.map(({ name }) => name)).toEqual(here.map(({ name }) => name));
    expect(there[0]?.id).not.toBe(here[0]?.id);
  });

  it.each([
    ['patch', { name: 'Anders' }],
    ['delete', undefined],
  ] as const)('are not for %s', async (method, body) => {
    const { id } = await jane.category('Mobilität');

    const response = await jane.ask(method, `/categories/${String(id)}`, body);

    expect(response.status).toBe(422);
    const endpoint = `${method.toUpperCase()} /api/v2/categories/${String(id)}`;
    expect(response.body).toEqual(refusal(response, endpoint, [{ code: 'ILLEGAL_ENTITY_STATE' }]));
  });
});

describe('getAndSearchAllCategories', () => {
  it('shows a page of 20', async () => {
    const all = await jane.categories();

    const response = await jane.ask('get', '/categories');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      categories: all.slice(0, 20),
      paging: paging(all.length),
    });
  });

  it('tells custom ones from global ones, by filter and by order', async () => {
    const own = await jane.createCategory('Angelsport');
    const all = await jane.categories();

    expect(await jane.categories('&isCustom=true')).toEqual([own]);
    expect(await jane.categories('&isCustom=false')).toHaveLength(all.length - 1);
    const ordered = await jane.categories('&order=isCustom,desc&order=name');
    expect(ordered[0]).toEqual(own);
    expect(ordered[1]?.name).toBe('Abgaben');
  });

  // Search terms are AND-combined.
  it('finds the categories whose names hold all words of a search', async () => {
    const found = await jane.categories('&search=FITNESS%20sport');

    expect(found.map(({ name }) => name)).toEqual(['Sport und Fitness']);
    expect(await jane.categories('&search=sport%20fuel')).toEqual([]);
  });

  it('filters by ids, of which there may be some that do not exist', async () => {
    const [first, second] = await jane.categories();

    const found = await jane.categories(`&ids=${String(second?.id)},${String(first?.id)},1`);

    expect(found).toEqual([first, second]);
  });

  it.each([
    ['order=parentId', 'INVALID_FILTER_OPTIONS'],
    ['perPage=0', 'ILLEGAL_PAGE_SIZE'],
    ['isCustom=maybe', 'BAD_REQUEST'],
    [`ids=${Array.from({ length: 1001 }, (_, id) => id).join(',')}`, 'TOO_MANY_IDS'],
  ])('refuses %.20s', async (query, code) => {
    const response = await jane.ask('get', `/categories?${query}`);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, 'GET /api/v2/categories', [{ code }]));
  });
});
