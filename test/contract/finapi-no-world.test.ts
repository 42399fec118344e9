import { refusal } from '../support/finapi.js';
import { startSandbox } from '../support/sandbox.js';

// The request id comes back on all answers, whatever went wrong.
it('a world that cannot be is refused like anything else', async () => {
  const sandbox = await startSandbox({ worldLimit: 1 });
  await sandbox.request.post('/_sandbox/worlds').send({ name: 'first' });

  const response = await sandbox.request.get('/w/second/api/v2/users').set('x-request-id', 'my-id');

  expect(response.status).toBe(503);
  expect(response.headers['x-request-id']).toBe('my-id');
  expect(response.body).toEqual(
    refusal(response, 'GET /api/v2/users', [{ code: 'UNEXPECTED_ERROR' }], '-/-'),
  );
  await sandbox.close();
});
