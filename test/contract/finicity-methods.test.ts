import { XML_TYPE } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const JSON_TYPE = 'application/json';

let world: FinicityWorld;
let login: number;

beforeAll(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterAll(() => world.close());

const call = (method: string, path: string, accept = XML_TYPE) =>
  world.client.call(method, path, { accept });

describe('HEAD', () => {
  it.each(['/institutions', '/institutions/101732', '/accounts', '/accounts/1'])(
    'is GET without a body: %s',
    async (path) => {
      const got = await call('GET', path);
      const head = await call('HEAD', path);

      expect(head).toMatchObject({
        status: got.status,
        text: '',
        headers: {
          'content-type': XML_TYPE,
          'content-length': got.headers['content-length'],
        },
      });
    },
  );

  it('is refused where there is no GET', async () => {
    const answers = [
      await call('HEAD', `/logins/${login}`),
      await call('HEAD', '/institutions/101732/logins'),
    ];

    expect(answers.map(({ status, headers }) => [status, headers.allow])).toEqual([
      [405, 'PUT'],
      [405, 'POST'],
    ]);
  });
});

describe('other methods', () => {
  it.each(['OPTIONS', 'PATCH', 'DELETE', 'POST', 'TRACE'])(
    '%s of a list is 405 with a Status',
    async (method) => {
      expect(await call(method, '/institutions', JSON_TYPE)).toMatchObject({
        status: 405,
        headers: { allow: 'GET' },
        json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.method.notallowed' }] },
      });
    },
  );
});
