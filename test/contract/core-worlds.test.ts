import { FakeError, operation } from '../support/fake-provider.js';
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

describe('a world in the path', () => {
  beforeEach(() => start({ operations }));

  test.each([
    ['/w/a/fake/v1/owners', 'a'],
    ['/w/team-7/fake/v1/owners?page=2', 'team-7'],
    [`/w/${'x'.repeat(64)}/fake/v1/owners`, 'x'.repeat(64)],
    ['/w/default/fake/v1/owners', 'default'],
  ])('%s is cut off', async (path, world) => {
    expect(await asked('GET', path)).toEqual([200, found('listOwners', {}, world)]);
  });

  test.each([
    '/w/A/fake/v1/owners',
    '/w/../fake/v1/owners',
    '/w/%61/fake/v1/owners',
    '/w//fake/v1/owners',
    `/w/${'x'.repeat(65)}/fake/v1/owners`,
    '/w',
    '/w/a',
    '/w/a?/fake/v1/owners',
  ])('%s leads to no API', async (path) => {
    expect((await rig.ask({ path })).status).toBe(404);
    expect(rig.hall.worlds.names()).toEqual(['default']);
  });

  it('is no part of what the API says of itself', async () => {
    const { body } = await rig.ask({ path: '/w/a/fake/v1/nowhere' });

    expect(body).toMatchObject({ endpoint: 'GET /fake/v1/nowhere' });
  });

  it('is refused when there are too many', async () => {
    await rig.close();
    await start({ operations, limit: 1 });

    const answer = await rig.ask({ path: '/w/a/fake/v1/owners' });

    expect([answer.status, answer.body]).toEqual(
      refused(
        503,
        'World "a" cannot come to life: 1 worlds exist already. ' +
          'Take one away with DELETE /_sandbox/worlds/{world}.',
        'GET /fake/v1/owners',
      ),
    );
  });
});

describe('the address that a client has signed', () => {
  const tell = operation({
    method: 'get',
    path: '/tell',
    handle: () => {
      throw new FakeError(418, 'told');
    },
  });
  const signed: string[] = [];
  const identify = ({ request }: { request: { signedUrl: string } }) => {
    signed.push(request.signedUrl);
    return { principal: '' };
  };
  beforeEach(() => {
    signed.length = 0;
  });

  it('has host, world and query as the client wrote them', async () => {
    await start({ operations: { tell }, provider: { identify } });

    await rig.ask({ path: '/w/a/fake/v1/tell?b=%20&a', headers: { host: 'bank.example:8080' } });

    expect(signed).toEqual(['http://bank.example:8080/w/a/fake/v1/tell?b=%20&a']);
  });

  it('begins with the public URL where there is one', async () => {
    await start({ operations: { tell }, provider: { identify }, publicUrl: 'https://x.example/y' });

    await rig.ask({ path: '/w/a/fake/v1/tell' });

    expect(signed).toEqual(['https://x.example/y/w/a/fake/v1/tell']);
  });
});
