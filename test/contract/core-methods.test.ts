import type { Dialect } from '../../src/core/provider.js';
import { FakeRig, type RigOptions } from '../support/fake-rig.js';
import { found, namedOperations as operations, refused } from '../support/fake-routes.js';

let rig: FakeRig;
const start = async (options: RigOptions): Promise<void> => {
  rig = await FakeRig.start(options);
};
afterEach(() => rig.close());

const asked = async (method: string, path: string, headers = {}) => {
  const { status, body } = await rig.ask({ method, path, headers });
  return [status, body];
};

describe('the method that is meant', () => {
  const methodOf = ({
    method,
    header,
  }: {
    method: string;
    header: (name: string) => string | undefined;
  }) => header('x-method') ?? method;

  it('may stand in a header of a POST', async () => {
    await start({ operations, provider: { methodOf } });

    expect(await asked('POST', '/fake/v1/owners', { 'x-method': 'DELETE' })).toEqual([
      200,
      found('removeOwners'),
    ]);
    expect(await asked('GET', '/fake/v1/owners', { 'x-method': 'DELETE' })).toEqual([
      200,
      found('listOwners'),
    ]);
  });

  it('is what a refusal speaks of', async () => {
    await start({ operations, provider: { methodOf } });

    expect(await asked('POST', '/fake/v1/owners/anna', { 'x-method': 'DELETE' })).toEqual(
      refused(405, 'only GET or PATCH', 'DELETE /fake/v1/owners/anna'),
    );
  });
});

describe('an operation that is not emulated', () => {
  it('is refused by its name, and journalled by it', async () => {
    const unemulated = [
      { operation: 'payOwner', method: 'post', path: '/owners/:owner/pay' },
    ] as const;
    await start({ operations, provider: { unemulated } });

    const answer = await asked('POST', '/fake/v1/owners/anna/pay');
    const [entry] = await rig.world(({ journal }) => journal.list({ operation: 'payOwner' }));

    expect(answer).toEqual(
      refused(501, 'payOwner is not emulated', 'POST /fake/v1/owners/anna/pay'),
    );
    expect(entry).toMatchObject({ id: 1, rule: 'payOwner is not emulated' });
  });
});

describe('a browser that asks ahead', () => {
  const headers = { origin: 'https://app.example', 'access-control-request-method': 'GET' };
  const preflight: Dialect['preflight'] = (_world, request) =>
    request.header('origin') === headers.origin
      ? { 'access-control-allow-origin': headers.origin }
      : undefined;
  beforeEach(() => start({ operations, provider: { preflight } }));

  test.each(['/fake/v1/owners', '/fake/v1/owners/anna', '/fake/v1/nowhere'])(
    'is let in to %s',
    async (path) => {
      const answer = await rig.ask({ method: 'OPTIONS', path, headers });

      expect([answer.status, answer.text]).toEqual([204, '']);
      expect(answer.headers).toEqual({
        'access-control-allow-origin': 'https://app.example',
        'x-request-id': 'made-up',
        date: 'Fri, 01 Mar 2024 12:00:00 GMT',
        connection: 'close',
      });
    },
  );

  it('from elsewhere is refused like anybody else', async () => {
    const other = { ...headers, origin: 'https://other.example' };

    expect(await asked('OPTIONS', '/fake/v1/owners', other)).toEqual(
      refused(405, 'only GET or POST or DELETE', 'OPTIONS /fake/v1/owners'),
    );
  });

  it('asks with OPTIONS and nothing else', async () => {
    expect((await asked('PUT', '/fake/v1/owners', headers))[0]).toBe(405);
  });
});
