import { startSandbox, type RunningSandbox } from '../../src/testing/index.js';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ clock: '2026-03-02T15:00:00Z' });
});

afterAll(() => sandbox.stop());

it('has users of its own in each world', async () => {
  // Every test, or every worker, takes a world of its own and gives its base URL to the client.
  const world = await sandbox.world(`worker-${process.env['JEST_WORKER_ID'] ?? '1'}`);
  const { body: client } = await world.control('POST', 'finapi/tokens', {
    principal: 'finapi:client',
  });

  const response = await fetch(`${world.baseUrl}/api/v2/users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${(client as { token: string }).token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ id: 'ada' }),
  });
  const { body: after } = await world.control('GET', 'principals');

  expect(response.status).toBe(201);
  expect(after).toEqual({ total: 1, principals: [{ principal: 'finapi:user/ada' }] });
});
