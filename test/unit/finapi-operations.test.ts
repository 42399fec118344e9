import { readFileSync } from 'node:fs';

import { Bank } from '../../src/bank/bank.js';
import { loadFixtures } from '../../src/bank/fixtures.js';
import { createFinapi } from '../../src/providers/finapi/index.js';

const documented = JSON.parse(
  readFileSync('test/support/finapi-operations.json', 'utf8'),
) as string[];

const finapi = createFinapi({
  bank: new Bank(() => loadFixtures(['fixtures'])),
  fixtures: ['fixtures'],
});
const { resources, unemulated } = await finapi.load();

describe('the operations of finAPI', () => {
  const emulated = Object.values(resources).flatMap((resource) => Object.keys(resource));
  const others = unemulated.map(({ operation }) => operation);

  it('are the documented ones, each once', () => {
    expect([...emulated, ...others].sort()).toEqual(documented);
    expect(documented).toHaveLength(94);
  });

  it('have a route each', () => {
    const endpoints = Object.values(resources).flatMap((resource) => Object.values(resource));
    const routes = [...endpoints, ...unemulated].map(({ method, path }) => `${method} ${path}`);

    expect(new Set(routes).size).toBe(94);
  });
});
