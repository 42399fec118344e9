import { connect } from 'node:net';
import { once } from 'node:events';

import { fingerprintOf } from '../support/data-folder.js';
import { expectFailure } from '../support/failure-shapes.js';
import type { Answer } from '../support/finicity-client.js';
import { hostileSizes } from '../support/hostile-bodies.js';
import { HostileDesk, type Attack } from '../support/hostile-desk.js';
import { LOOP_PROBE, StrainLog } from '../support/loop-probe.js';
import { filled, methodsAt, offer, parametersOf, type Operation } from '../support/operations.js';
import { spawningGrounds, type SpawnedSandbox } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds(afterAll);
/** Milliseconds; what an attack takes by itself stands in the report. */
const GENEROUS = 1000;
const { operations, routes, bases } = await offer();

let folder: string;
let sandbox: SpawnedSandbox;
let desk: HostileDesk;
let strain: StrainLog;
let view: unknown;
let before: string;

beforeAll(async () => {
  folder = grounds.folder();
  sandbox = await grounds.start({ folder, preload: LOOP_PROBE });
  desk = await HostileDesk.open(sandbox.url);
  strain = new StrainLog(sandbox);
  view = await desk.view();
});

beforeEach(() => {
  before = fingerprintOf(folder);
});
afterEach(() => {
  expect(fingerprintOf(folder)).toBe(before);
});

/** Fails unless the answer is a refusal with that status, in the shape of the provider. */
function expectRefusal(
  answer: Answer,
  { provider, method }: { readonly provider: string; readonly method: string },
  path: string,
  status: number,
  what = path,
): void {
  expect([what, method, answer.status]).toEqual([what, method, status]);
  const [plain = ''] = path.split('?');
  expectFailure(provider, answer, what, `${method} ${plain}`);
}

const attack = (operation: Operation, sent: Attack, what: string, path?: string): Promise<Answer> =>
  strain.watch(`${operation.name}: ${what}`, () => desk.attack(operation, sent, path));

const named = (some: readonly Operation[]) => some.map((each) => [each.name, each] as const);

it.each(named(operations))(
  '%s refuses bodies of any operation that are too large',
  async (_, operation) => {
    for (const { what, status, ...sent } of hostileSizes(operation.endpoint.bodyLimit)) {
      const answer = await attack(operation, sent, what);
      expectRefusal(answer, operation, desk.pathOf(operation), status, what);
    }
  },
);

/** None of these is a number. */
const NO_NUMBERS = [
  ['abc', '1.5', '-1', '+1', '0x10', '1e3', '1,5', '%31%00', 'NaN', 'null', '__proto__'],
  ['%20', "1'--", '..%2f1', '%F0%9F%98%80', '9'.repeat(20), '9'.repeat(7000), '1;2'],
].flat();

const withNumbers = operations.filter(
  ({ provider, path }) =>
    provider === 'finicity' && parametersOf(path).some((name) => name.endsWith('Id')),
);

it.each(named(withNumbers))('%s refuses ids that are no numbers', async (_, operation) => {
  for (const id of NO_NUMBERS) {
    for (const name of parametersOf(operation.path)) {
      const path = desk.pathOf(operation, { [name]: id });
      expectRefusal(await attack(operation, {}, id.slice(0, 20), path), operation, path, 400);
    }
  }
});

it.each(named(withNumbers))('%s does not know numbers of nothing', async (_, operation) => {
  for (const id of ['0', '1', '999999999999999', '9007199254740993', '9'.repeat(19)]) {
    const path = filled(operation.path, () => id);
    const body = operation.endpoint.body && {
      body: '{"type":"bankingAccount"}',
      type: 'application/json',
    };
    const answer = await attack(operation, { ...body }, id, path);
    expect([path, [400, 404].includes(answer.status)]).toEqual([path, true]);
    expectRefusal(answer, operation, path, answer.status);
  }
});

const [userList] = operations.filter(({ name }) => name === 'getUserList');

it.each([
  ...['page=0', 'page=-1', 'page=a', 'page=1&page=2', 'page=99999999999'],
  ...['perPage=501', 'perPage=0', 'perPage=1e2', 'perPage[]=1', 'perPage=%00'].slice(0, 3),
  ...['order=password', 'order=userId,up', 'order=desc', 'order=__proto__', 'order=userId,asc,x'],
  ...['isLocked=yes', 'includeMonthlyStats=true&includeMonthlyStats=true'],
  ...['minRegistrationDate=2024-02-30', 'maxDeletionDate=today', 'minLastActiveDate=2024-1-1'],
  ...[
    'monthlyStatsStartDate=2024-13',
    'minBankConnectionCountInMonthlyStats=-1',
    'userId=a&userId=b',
  ],
])('getUserList refuses %s', async (query) => {
  if (!userList) throw new Error('There is no getUserList');
  const path = `${userList.path}?${query}`;
  expectRefusal(await attack(userList, {}, query, path), userList, path, 400);
});

describe.each(bases)('below $base', ({ provider, base }) => {
  it.each(['', '/', '/nonsense', '/nonsense/of/any/depth', '/__proto__', `/${'x'.repeat(8000)}`])(
    'nothing is known at %#',
    async (rest) => {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const path = base + rest;
        const answer = await desk.send(method, path);
        expectRefusal(answer, { provider, method }, path, 404);
      }
    },
  );

  it.each(['/%zz', '/users/%', '/accounts/%c3%28'])('%s cannot be read', async (rest) => {
    const path = base + rest;
    const answer = await desk.send('GET', path);
    expect([path, [400, 404].includes(answer.status)]).toEqual([path, true]);
    expectRefusal(answer, { provider, method: 'GET' }, path, answer.status);
  });
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'];

it.each(named(operations))('%s is not reached by other methods', async (_, operation) => {
  const path = desk.pathOf(operation);
  const known = methodsAt(routes, path);
  expect(known).toContain(operation.method);
  for (const method of METHODS.filter((each) => !known.includes(each))) {
    const answer = await desk.send(method, path);
    expectRefusal(answer, { provider: operation.provider, method }, path, 405);
    expect(answer.headers.allow).toContain(operation.method);
  }
});

const [tokenCall] = operations.filter(({ name }) => name === 'getAccessTokenBySaml');
const base64 = (text: string): string => encodeURIComponent(Buffer.from(text).toString('base64'));
const ASSERTION = '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"';

it.each([
  ['no body', ''],
  ['no assertion', 'saml_assertion='],
  ['JSON', '{"saml_assertion":"x"}'],
  ['no base64', 'saml_assertion=%%%'],
  ['no XML', `saml_assertion=${base64('hello')}`],
  ['a doctype', `saml_assertion=${base64('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')}`],
  ['a deep document', `saml_assertion=${base64('<a>'.repeat(4000))}`],
  ['many attributes', `saml_assertion=${base64(`${ASSERTION} ${'a="" '.repeat(2000)}/>`)}`],
  ['an endless tag', `saml_assertion=${base64(ASSERTION + ' '.repeat(10_000))}`],
  ['spaces', `saml_assertion=${base64(ASSERTION.replace(' ', ' '.repeat(10_000)))}`],
  ['a megabyte', `saml_assertion=${'A'.repeat(1_000_000)}`],
  ['a megabyte of escapes', `saml_assertion=${'%41'.repeat(340_000)}`],
  ['a megabyte of pairs', 'a=b&'.repeat(250_000)],
  ['a wrong type', `saml_assertion[]=${base64(ASSERTION)}`],
])('getAccessTokenBySaml refuses %s', async (what, body) => {
  if (!tokenCall) throw new Error('There is no getAccessTokenBySaml');
  const type = 'application/x-www-form-urlencoded';
  const answer = await attack(tokenCall, { body, type }, what);
  expectRefusal(answer, tokenCall, tokenCall.path, 401, what);
});

/** Sends bytes and waits until the sandbox hangs up, or hangs up itself. */
async function sendBytes(bytes: string, hangUp: boolean): Promise<string> {
  const { hostname, port } = new URL(sandbox.url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes, () => {
    if (hangUp) socket.destroy();
  });
  await closed;
  return received;
}

it.each([
  ['no HTTP', 'hello\r\n\r\n', false],
  [
    'a header that is too long',
    `GET /api/v2/users HTTP/1.1\r\nHost: a\r\nA: ${'a'.repeat(100_000)}\r\n\r\n`,
    false,
  ],
  [
    'two lengths',
    'POST /api/v2/users HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    false,
  ],
  [
    'half a body',
    'POST /api/v2/users HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"id":',
    true,
  ],
  ['half a request', 'POST /api/v2/us', true],
])('%s leaves it alive', async (_, bytes, hangUp) => {
  const received = await sendBytes(bytes, hangUp);

  expect(received).not.toMatch(/<html/i);
  expect((await desk.send('GET', '/_sandbox/health')).status).toBe(200);
});

it('is as it was after all of that, and never stood still for long', async () => {
  expect(await desk.view()).toEqual(view);
  expect(sandbox.said).not.toMatch(/^error/m);
  desk.close();
  process.stderr.write(`requests: ${strain.report()}\n`);
  expect(strain.longestBlock).toBeLessThan(GENEROUS);
});
