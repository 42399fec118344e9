import { Guard } from '../../src/control/guard.js';
import { mountControl, type ControlParts } from '../../src/control/mount.js';
import { callsIn, complaintsAbout, operationsIn, type OpenApi } from '../support/openapi.js';
import { loadedOneByOne } from '../support/operations.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';

let sandbox: TestSandbox;
let api: OpenApi;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: '2024-03-01T12:00:00Z', seed: 'openapi' });
  api = (await sandbox.request.get('/_sandbox/openapi.json').expect(200)).body as OpenApi;
});
afterAll(() => sandbox.close());

/** Every call that the router of the control API lets through, and those of each provider. */
async function mountedCalls(): Promise<string[]> {
  const { providers } = sandbox.sandbox;
  const dialects = await loadedOneByOne(providers);
  const guard = new Guard({ allowedHosts: [], token: undefined });
  const context = { providers } as ControlParts['context'];
  const { stack } = mountControl({ hall: {} as ControlParts['hall'], context, guard });
  const own = stack.flatMap(({ route }) =>
    (route?.stack ?? [])
      .filter(({ method }) => Boolean(method))
      .map(({ method }) => callTo(method, route?.path ?? '')),
  );
  const provided = dialects.flatMap(({ name, control = {} }) =>
    Object.values(control).map(({ method, path }) =>
      callTo(method, `/worlds/:world/${name}${path}`),
    ),
  );
  return [...own, ...provided];
}

const callTo = (method: string, path: string): string =>
  `${method.toUpperCase()} /_sandbox${path.replaceAll(/:(\w+)/g, '{$1}')}`;

/** A call of each kind, as one may make it one after another. */
const CALLS: readonly (readonly [call: string, path: string, body?: object])[] = [
  ['GET /_sandbox/health', '/health'],
  ['GET /_sandbox/ready', '/ready'],
  ['GET /_sandbox/openapi.json', '/openapi.json'],
  ['GET /_sandbox/openapi/{provider}.json', '/openapi/finapi.json'],
  ['GET /_sandbox/worlds', '/worlds'],
  ['POST /_sandbox/worlds', '/worlds', { name: 'a', settings: { finapi: {} } }],
  ['GET /_sandbox/worlds/{world}', '/worlds/a'],
  ['PATCH /_sandbox/worlds/{world}', '/worlds/a', { settings: { finicity: {} } }],
  ['GET /_sandbox/worlds/{world}/clock', '/worlds/a/clock'],
  ['POST /_sandbox/worlds/{world}/clock/release', '/worlds/a/clock/release'],
  ['POST /_sandbox/worlds/{world}/clock/freeze', '/worlds/a/clock/freeze'],
  ['POST /_sandbox/worlds/{world}/clock/advance', '/worlds/a/clock/advance', { by: 'P1D' }],
  [
    'POST /_sandbox/worlds/{world}/clock/set',
    '/worlds/a/clock/set',
    { to: '2025-01-01T00:00:00Z' },
  ],
  ['GET /_sandbox/worlds/{world}/clock/happenings', '/worlds/a/clock/happenings?perPage=5'],
  ['GET /_sandbox/worlds/{world}/principals', '/worlds/a/principals'],
  [
    'POST /_sandbox/worlds/{world}/bank/events',
    '/worlds/a/bank/events',
    { institution: 'finbank', login: 'demo', event: 'siteDown' },
  ],
  ['GET /_sandbox/worlds/{world}/bank/events', '/worlds/a/bank/events'],
  ['GET /_sandbox/worlds/{world}/outbox', '/worlds/a/outbox'],
  ['GET /_sandbox/worlds/{world}/journal', '/worlds/a/journal?since=0'],
  ['GET /_sandbox/worlds/{world}/journal/{entry}', '/worlds/a/journal/1'],
  ['DELETE /_sandbox/worlds/{world}/journal', '/worlds/a/journal'],
  ['GET /_sandbox/scenarios', '/scenarios'],
  ['POST /_sandbox/scenarios/run', '/scenarios/run', { name: 'finapi/user-life-cycle' }],
  ['POST /_sandbox/worlds/{world}/reset', '/worlds/a/reset'],
  ['DELETE /_sandbox/worlds/{world}', '/worlds/a'],
];

const OF_PROVIDERS = /\{world\}\/(finapi|finicity)\//;

const ask = async (call: string, path: string, body?: object) => {
  const [method = ''] = call.split(' ');
  const test = sandbox.request[method.toLowerCase() as 'get'](`/_sandbox${path}`);
  const response = await (body ? test.send(body) : test);
  return { status: response.status, answer: response.body as unknown };
};

describe('the OpenAPI document', () => {
  it('says what it is', () => {
    expect(api.openapi).toBe('3.1.0');
    expect(api.info).toEqual({ title: 'doppelbank control API', version: '0.0.0-test' });
  });

  it('describes every call that is mounted, and no other', async () => {
    expect(callsIn(api).sort()).toEqual((await mountedCalls()).sort());
  });

  it('describes no call of a provider that leads nowhere', async () => {
    const provided = callsIn(api).filter((call) => OF_PROVIDERS.test(call));
    expect(provided.length).toBeGreaterThan(10);

    for (const call of provided) {
      const [, path = ''] = call.split(' /_sandbox');
      const { answer } = await ask(call, path.replaceAll(/\{\w+\}/g, 'a'));
      expect([call, JSON.stringify(answer)]).toEqual([
        call,
        expect.not.stringMatching(/There is no (GET|POST|PATCH|PUT|DELETE) |Allowed here/),
      ]);
    }
  });

  it('names each operation once', () => {
    const names = operationsIn(api).map(({ operationId }) => operationId);

    expect(names).toEqual([...new Set(names)]);
  });

  it('describes every parameter of a path', () => {
    for (const [path, operations] of Object.entries(api.paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(operations)) {
        const described = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        expect([path, described.sort()]).toEqual([path, wanted.sort()]);
      }
    }
  });

  it('is true of every call that belongs to no provider', async () => {
    await sandbox.request.get('/w/a/api/v2/users');
    const own = callsIn(api).filter((call) => !OF_PROVIDERS.test(call));
    expect(CALLS.map(([call]) => call).sort()).toEqual(own.sort());

    for (const [call, path, body] of CALLS) {
      const { status, answer } = await ask(call, path, body);
      expect([call, status < 300, complaintsAbout(api, call, status, answer)]).toEqual([
        call,
        true,
        '',
      ]);
    }
  });

  it('is true of the journal of an exchange', async () => {
    await sandbox.request.get('/w/b/api/v2/users');

    const list = 'GET /_sandbox/worlds/{world}/journal';
    const one = `${list}/{entry}`;
    const all = await ask(list, '/worlds/b/journal');
    const first = await ask(one, '/worlds/b/journal/1');

    expect(first.status).toBe(200);
    expect(complaintsAbout(api, list, all.status, all.answer)).toBe('');
    expect(complaintsAbout(api, one, first.status, first.answer)).toBe('');
  });

  it('is true of calls that are refused', async () => {
    for (const call of callsIn(api)) {
      const path = call.replace(/^\w+ \/_sandbox/, '').replaceAll(/\{\w+\}/g, 'NO SUCH');
      if (!path.includes('NO SUCH')) continue;
      const { status, answer } = await ask(call, encodeURI(path), {});
      expect([call, status, complaintsAbout(api, call, status, answer)]).toEqual([call, 400, '']);
    }
  });
});
