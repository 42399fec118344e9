import { refusal } from '../support/finapi.js';
import { PfmRig } from '../support/finapi-pfm.js';

let jane: PfmRig;
beforeEach(async () => {
  jane = await PfmRig.start({ settings: { pfmServicesEnabled: false } });
});
afterEach(async () => {
  await jane.close();
});

describe('a client without PFM services', () => {
  it.each([
    ['get', '/labels'],
    ['post', '/labels'],
    ['delete', '/labels'],
    ['get', '/labels/1'],
    ['patch', '/labels/1'],
    ['delete', '/labels/1'],
    ['get', '/categories'],
    ['post', '/categories'],
    ['delete', '/categories'],
    ['get', '/categories/cashFlows'],
    ['patch', '/categories/1'],
    ['delete', '/categories/1'],
    ['post', '/categories/trainCategorization'],
    ['get', '/transactions'],
    ['patch', '/transactions'],
    ['delete', '/transactions'],
    ['patch', '/transactions/1'],
    ['post', '/transactions/1/split'],
    ['post', '/transactions/1/restore'],
    ['post', '/transactions/triggerCategorization'],
    ['post', '/tests/checkCategorization'],
  ] as const)('is refused %s %s, whatever else it sends', async (method, path) => {
    const body = method === 'post' || method === 'patch' ? { name: 1 } : undefined;

    const response = await jane.ask(method, path, body);

    expect(response.status).toBe(403);
    const endpoint = `${method.toUpperCase()} /api/v2${path}`;
    expect(response.body).toEqual(refusal(response, endpoint, [{ code: 'FORBIDDEN' }]));
  });

  it('may look at one category, and look at or delete one transaction', async () => {
    await jane.ask('get', '/categories/1').expect(404);
    await jane.ask('get', '/transactions/1').expect(404);
    await jane.ask('delete', '/transactions/1').expect(404);
  });
});
