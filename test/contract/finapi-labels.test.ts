import { refusal } from '../support/finapi.js';
import { paging, PfmRig } from '../support/finapi-pfm.js';

let jane: PfmRig;
beforeEach(async () => {
  jane = await PfmRig.start();
});
afterEach(async () => {
  await jane.close();
});

describe('createLabel', () => {
  it('answers the label, which is there from then on', async () => {
    const label = await jane.createLabel('Steuer 2026');

    expect(label).toEqual({ id: expect.any(Number) as number, name: 'Steuer 2026' });
    expect((await jane.ask('get', `/labels/${String(label.id)}`)).body).toEqual(label);
  });

  it('refuses a name that is taken', async () => {
    await jane.createLabel('Steuer');

    const response = await jane.ask('post', '/labels', { name: 'Steuer' });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, 'POST /api/v2/labels', [{ code: 'ENTITY_EXISTS' }]),
    );
  });

  it.each([
    [{}, 'MISSING_FIELD'],
    [{ name: null }, 'MISSING_FIELD'],
    [{ name: '' }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: 'x'.repeat(289) }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: 'a/b' }, 'ILLEGAL_FIELD_VALUE'],
    [{ name: 1 }, 'BAD_REQUEST'],
  ])('refuses %j', async (body, code) => {
    const response = await jane.ask('post', '/labels', body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, 'POST /api/v2/labels', [{ code }]));
  });

  it('takes a name as long as names may be', async () => {
    await jane.createLabel('x'.repeat(288));
  });
});

describe('getAndSearchAllLabels', () => {
  it('is empty at first', async () => {
    const response = await jane.ask('get', '/labels');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ labels: [], paging: paging(0) });
  });

  // Search terms are AND-combined.
  it('finds the labels whose names hold all words of a search', async () => {
    const [trip] = [
      await jane.createLabel('Dienstreise nach Bonn'),
      await jane.createLabel('Reise'),
    ];

    const response = await jane.ask('get', '/labels?search=bonn%20REISE');

    expect(response.body).toEqual({ labels: [trip], paging: paging(1) });
  });

  it('filters by ids, orders and pages', async () => {
    const [a, b, c] = [
      await jane.createLabel('a'),
      await jane.createLabel('b'),
      await jane.createLabel('c'),
    ];

    const ids = `ids=${String(a.id)},${String(c.id)}&ids=1`;
    expect((await jane.ask('get', `/labels?${ids}&order=name,desc`)).body).toEqual({
      labels: [c, a],
      paging: paging(2),
    });
    expect((await jane.ask('get', '/labels?order=name&page=2&perPage=2')).body).toEqual({
      labels: [c],
      paging: paging(3, 2, 2),
    });
    const byId = [a, b, c].sort((one, other) => one.id - other.id);
    expect((await jane.ask('get', '/labels')).body).toEqual({ labels: byId, paging: paging(3) });
  });

  it.each([
    ['order=colour', 'INVALID_FILTER_OPTIONS'],
    ['perPage=501', 'ILLEGAL_PAGE_SIZE'],
    ['page=0', 'BAD_REQUEST'],
    ['ids=x', 'BAD_REQUEST'],
    [`ids=${Array.from({ length: 1001 }, (_, id) => id).join(',')}`, 'TOO_MANY_IDS'],
  ])('refuses %.20s', async (query, code) => {
    const response = await jane.ask('get', `/labels?${query}`);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, 'GET /api/v2/labels', [{ code }]));
  });

  it('belongs to one user', async () => {
    const { id } = await jane.createLabel('Steuer');
    const other = await jane.finapi.userToken('other');

    expect((await jane.finapi.ask('get', '/labels', { token: other })).body).toEqual({
      labels: [],
      paging: paging(0),
    });
    await jane.finapi.ask('get', `/labels/${String(id)}`, { token: other }).expect(404);
  });
});

describe('editLabel', () => {
  it('changes the name', async () => {
    const { id } = await jane.createLabel('Steuer');

    const response = await jane.ask('patch', `/labels/${String(id)}`, { name: 'Finanzamt' });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ id, name: 'Finanzamt' });
    await jane.ask('patch', `/labels/${String(id)}`, { name: 'Finanzamt' }).expect(200);
  });

  it('refuses the name of another label', async () => {
    await jane.createLabel('Finanzamt');
    const { id } = await jane.createLabel('Steuer');

    const response = await jane.ask('patch', `/labels/${String(id)}`, { name: 'Finanzamt' });

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `PATCH /api/v2/labels/${String(id)}`, [{ code: 'ENTITY_EXISTS' }]),
    );
  });
});

describe('a label that is not there', () => {
  it.each([
    ['get', undefined],
    ['patch', { name: 'x' }],
    ['delete', undefined],
  ] as const)('is 404 for %s', async (method, body) => {
    const response = await jane.ask(method, '/labels/7', body);

    expect(response.status).toBe(404);
    const endpoint = `${method.toUpperCase()} /api/v2/labels/7`;
    expect(response.body).toEqual(refusal(response, endpoint, [{ code: 'UNKNOWN_ENTITY' }]));
  });

  it('has a number', async () => {
    const response = await jane.ask('get', '/labels/seven');

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/labels/seven', [{ code: 'BAD_REQUEST' }]),
    );
  });
});

describe('deletion of labels', () => {
  it('takes one', async () => {
    const [one, other] = [await jane.createLabel('one'), await jane.createLabel('other')];

    const response = await jane.ask('delete', `/labels/${String(one.id)}`);

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    expect((await jane.ask('get', '/labels')).body).toEqual({ labels: [other], paging: paging(1) });
  });

  it('takes all and names them in ascending order', async () => {
    const ids = [(await jane.createLabel('one')).id, (await jane.createLabel('other')).id];

    const response = await jane.ask('delete', '/labels');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ identifiers: ids.sort((a, b) => a - b) });
    expect((await jane.ask('delete', '/labels')).body).toEqual({ identifiers: [] });
  });
});
