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

describe('a path', () => {
  beforeEach(() => start({ operations }));

  test.each([
    ['GET', '/fake/v1/owners', found('listOwners')],
    ['GET', '/fake/v1/owners/', found('listOwners')],
    ['GET', '/fake/v1/owners?page=2', found('listOwners')],
    ['GET', '/fake/v1/owners/anna', found('getOwner', { owner: 'anna' })],
    ['GET', '/fake/v1/owners/a%2Fb%20c', found('getOwner', { owner: 'a/b c' })],
    ['GET', '/fake/v1/owners/newest', found('getNewest')],
    ['PATCH', '/fake/v1/owners/newest', found('changeOwner', { id: 'newest' })],
    ['GET', '/fake/v1', found('getRoot')],
    ['GET', '/fake/v1/owners/parts', found('getOwner', { owner: 'parts' })],
    ['GET', '/fake/v1/banks/parts', found('getAnything', { thing: 'banks' })],
    ['POST', '/auth/token', found('getToken')],
  ])('%s %s leads to its operation', async (method, path, expected) => {
    expect(await asked(method, path)).toEqual([200, expected]);
  });

  test.each([
    ['GET', '/fake/v1/nowhere'],
    ['GET', '/fake/v1/owners/anna/nowhere'],
    ['GET', '/fake/v1/Owners'],
    ['POST', '/auth/owners'],
    ['POST', '/fake/v1/token'],
  ])('%s %s leads nowhere', async (method, path) => {
    expect(await asked(method, path)).toEqual(refused(404, 'no such route', `${method} ${path}`));
  });

  test.each(['/fake/v1/owners/%zz', '/fake/v1/owners/%zz?page=1', '/fake/v1/%zz/parts'])(
    '%s cannot be decoded',
    async (path) => {
      const [pathname = ''] = path.split('?');

      expect(await asked('GET', path)).toEqual(
        refused(400, 'The path cannot be decoded', `GET ${pathname}`),
      );
      expect(rig.bugs).toEqual([]);
    },
  );

  it('may be written as to a proxy', async () => {
    const answer = await rig.converse(
      'GET http://elsewhere/fake/v1/owners HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n',
    );

    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.split('\r\n\r\n')[1]).toBe(JSON.stringify(found('listOwners')));
  });
});

describe('a method', () => {
  beforeEach(() => start({ operations }));

  test.each([
    ['PUT', '/fake/v1/owners', 'GET or POST or DELETE', 'GET, POST, DELETE'],
    ['PUT', '/fake/v1/owners/anna', 'GET or PATCH', 'GET, PATCH'],
    ['OPTIONS', '/fake/v1/owners/anna', 'GET or PATCH', 'GET, PATCH'],
    ['GET', '/auth/token', 'POST', 'POST'],
  ])('%s that %s does not know is refused', async (method, path, known, allow) => {
    const { status, body, headers } = await rig.ask({ method, path });

    expect([status, body]).toEqual(refused(405, `only ${known}`, `${method} ${path}`));
    expect(headers.allow).toBe(allow);
  });

  it('HEAD answers as GET would, without the body', async () => {
    const get = await rig.ask({ path: '/fake/v1/owners' });
    const head = await rig.ask({ method: 'HEAD', path: '/fake/v1/owners' });

    expect(head.text).toBe('');
    expect(head.headers).toEqual(get.headers);
  });
});
