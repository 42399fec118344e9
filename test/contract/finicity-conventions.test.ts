import { FINBANK, send, XML_TYPE } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const JSON_TYPE = 'application/json';

let world: FinicityWorld;

beforeAll(async () => {
  world = await FinicityWorld.start();
});
afterAll(() => world.close());

describe('requests that lead nowhere', () => {
  const call = (method: string, path: string) =>
    world.client.call(method, path, { accept: JSON_TYPE });

  it('an unknown route is 404', async () => {
    expect(await call('GET', '/nothing')).toMatchObject({
      status: 404,
      json: { errorInfo: [{ errorCode: 'api.resource.notfound' }] },
    });
  });

  it('an unknown route outside of the operations is 404 as well', async () => {
    const answer = await send(`${world.sandbox.url}/oauth/v1/other`);

    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'application/xml' } });
  });

  it('an unsupported method is 405 and says what is allowed', async () => {
    const answer = await call('DELETE', '/institutions');

    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect(answer.json).toMatchObject({ errorInfo: [{ errorCode: 'api.method.notallowed' }] });
  });

  it.each([
    '/accounts/%zz',
    '/accounts/%',
    '/accounts/..%2f',
    '/accounts/-1',
    '/accounts/1e3',
    '/accounts/%00',
  ])('%s is a client error', async (path) => {
    const { status } = await send(`${world.sandbox.url}/financialdatafeed/v1${path}`);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('names that every object has are unknown ids', async () => {
    for (const id of ['constructor', '__proto__', 'toString']) {
      expect((await call('GET', `/accounts/${id}`)).status).toBe(400);
    }
    const answer = await world.client.post(
      FINBANK,
      { challengeResponses: { response: ['x'] } },
      { headers: { challengeSessionId: 'constructor' } },
    );
    expect(answer.status).toBe(408);
  });
});

describe('conventions', () => {
  it.each([
    [undefined, XML_TYPE],
    ['*/*', XML_TYPE],
    ['application/json', JSON_TYPE],
    ['application/json; charset=utf-8', JSON_TYPE],
    ['application/xml', XML_TYPE],
    ['text/html', XML_TYPE],
    ['application/json, text/plain, */*', JSON_TYPE],
    ['application/xml;q=0.5, application/json', JSON_TYPE],
    ['application/json;q=0.5, application/xml', XML_TYPE],
    ['application/json;q=0, */*', XML_TYPE],
    ['', XML_TYPE],
  ])('Accept "%s" gets %s', async (accept, type) => {
    const answer = await world.client.call('GET', '/accounts', {
      ...(accept !== undefined && { accept }),
    });

    expect(answer.headers['content-type']).toBe(type);
  });

  it('tolerates null and other bodies with GET, whatever their type', async () => {
    const bodies = { [JSON_TYPE]: 'null', [XML_TYPE]: '', 'text/plain': 'hello' };
    for (const [type, body] of Object.entries(bodies)) {
      const answer = await world.client.get('/accounts', { type, body });

      expect(answer).toMatchObject({ status: 200, json: { accounts: [] } });
    }
  });

  it('ignores unknown parameters, trailing slashes and stray ampersands', async () => {
    for (const path of [
      '/accounts/',
      '/accounts?Host=x',
      '/accounts/?tnxEndDate=1&',
      '/accounts?&&',
    ]) {
      expect((await world.client.get(path)).status).toBe(200);
    }
  });

  it('sends the id of an exchange as header and as correlationId', async () => {
    const answer = await world.client.get('/accounts/1');

    expect(answer.json).toMatchObject({
      errorInfo: [{ correlationId: answer.headers['intuit_tid'] }],
    });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', pragma: 'no-cache' });
  });
});
