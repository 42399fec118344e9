import { refusal } from '../support/finapi.js';
import { PfmRig } from '../support/finapi-pfm.js';

let jane: PfmRig;
beforeEach(async () => {
  jane = await PfmRig.start();
});
afterEach(async () => {
  await jane.close();
});

const ANY_ID = expect.any(Number) as number;

describe('createCategory', () => {
  it('answers a main category', async () => {
    const response = await jane.ask('post', '/categories', { name: 'Hobby', parentId: null });

    expect(response.status).toBe(201);
    expect(response.body).toEqual({ id: ANY_ID, name: 'Hobby', isCustom: true });
  });

  it('answers a sub-category, which its parent names from then on', async () => {
    const hobby = await jane.createCategory('Hobby');

    const fishing = await jane.createCategory('Angeln', hobby.id);

    const { id } = hobby;
    expect(fishing).toEqual({
      id: ANY_ID,
      name: 'Angeln',
      parentId: id,
      parentName: 'Hobby',
      isCustom: true,
    });
    expect((await jane.ask('get', `/categories/${String(id)}`)).body).toEqual({
      ...hobby,
      children: [fishing.id],
    });
  });

  it('puts a sub-category below a global one', async () => {
    const before = await jane.category('Freizeit');

    const { id } = await jane.createCategory('Angeln', before.id);

    expect((await jane.category('Freizeit')).children).toEqual([...(before.children ?? []), id]);
  });

  it('does not know the parent', async () => {
    const response = await jane.ask('post', '/categories', { name: 'Hobby', parentId: 7 });

    expect(response.status).toBe(404);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/categories', [{ code: 'UNKNOWN_ENTITY' }]),
    );
  });

  it('refuses a third level', async () => {
    const parentId = (await jane.category('Sport und Fitness')).id;

    const response = await jane.ask('post', '/categories', { name: 'Angeln', parentId });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/categories', [{ code: 'ILLEGAL_ENTITY_STATE' }]),
    );
  });

  // "Same name" collides only on the same level.
  it('refuses a name twice on one level, and on one level only', async () => {
    const [hobby, work] = [await jane.createCategory('Hobby'), await jane.createCategory('Arbeit')];
    await jane.createCategory('Hobby', hobby.id);
    await jane.createCategory('Hobby', work.id);
    await jane.createCategory('Freizeit', work.id);

    for (const body of [
      { name: 'Hobby' },
      { name: 'Freizeit' },
      { name: 'Hobby', parentId: work.id },
    ]) {
      const response = await jane.ask('post', '/categories', body);

      expect(response.status).toBe(422);
      expect(response.body).toEqual(
        refusal(response, 'POST /api/v2/categories', [{ code: 'ENTITY_EXISTS' }]),
      );
    }
  });

  it.each([
    [{}, 'MISSING_FIELD'],
    [{ name: '' }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: 'x'.repeat(129) }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: 'a|b' }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: [] }, 'BAD_REQUEST'],
    [{ name: 'x', parentId: 'y' }, 'BAD_REQUEST'],
    [{ name: 'x', parentId: 1.5 }, 'BAD_REQUEST'],
  ])('refuses %j', async (body, code) => {
    const response = await jane.ask('post', '/categories', body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, 'POST /api/v2/categories', [{ code }]));
  });
});

describe('editCategory', () => {
  it('changes the name, also where it is that of a parent', async () => {
    const hobby = await jane.createCategory('Hobby');
    const fishing = await jane.createCategory('Angeln', hobby.id);

    const response = await jane.ask('patch', `/categories/${String(hobby.id)}`, { name: 'Spaß' });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ...hobby, name: 'Spaß', children: [fishing.id] });
    expect((await jane.ask('get', `/categories/${String(fishing.id)}`)).body).toEqual({
      ...fishing,
      parentName: 'Spaß',
    });
    await jane.ask('patch', `/categories/${String(hobby.id)}`, { name: 'Spaß' }).expect(200);
  });

  it('refuses a name that is taken on the level', async () => {
    const { id } = await jane.createCategory('Hobby');
    const endpoint = `/categories/${String(id)}`;

    const response = await jane.ask('patch', endpoint, { name: 'Freizeit' });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `PATCH /api/v2${endpoint}`, [{ code: 'ENTITY_EXISTS' }]),
    );
  });

  // "" does not clear a name, and null is no name: a category must have one.
  it.each([
    [{ name: '' }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: null }, 'MISSING_FIELD'],
  ])('refuses %j', async (body, code) => {
    const hobby = await jane.createCategory('Hobby');
    const path = `/categories/${String(hobby.id)}`;

    const response = await jane.ask('patch', path, body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, `PATCH /api/v2${path}`, [{ code }]));
    expect((await jane.ask('get', path)).body).toEqual(hobby);
  });
});

describe('deletion of categories', () => {
  it('takes the sub-categories along', async () => {
    const hobby = await jane.createCategory('Hobby');
    const fishing = await jane.createCategory('Angeln', hobby.id);
    const other = await jane.createCategory('Anderes');

    const response = await jane.ask('delete', `/categories/${String(hobby.id)}`);

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    await jane.ask('get', `/categories/${String(fishing.id)}`).expect(404);
    expect(await jane.categories('&isCustom=true')).toEqual([other]);
  });

  it('takes all of the user’s own, and names them in ascending order', async () => {
    const leisure = await jane.category('Freizeit');
    const ids = [
      (await jane.createCategory('Hobby')).id,
      (await jane.createCategory('Angeln', leisure.id)).id,
    ];

    const response = await jane.ask('delete', '/categories');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ identifiers: ids.sort((one, other) => one - other) });
    expect(await jane.category('Freizeit')).toEqual(leisure);
    expect((await jane.ask('delete', '/categories')).body).toEqual({ identifiers: [] });
  });
});

describe('a category that is not there', () => {
  it.each([
    ['get', undefined],
    ['patch', { name: 'x' }],
    ['delete', undefined],
  ] as const)('is 404 for %s', async (method, body) => {
    const response = await jane.ask(method, '/categories/7', body);

    expect(response.status).toBe(404);
    const endpoint = `${method.toUpperCase()} /api/v2/categories/7`;
    expect(response.body).toEqual(refusal(response, endpoint, [{ code: 'UNKNOWN_ENTITY' }]));
  });
});
