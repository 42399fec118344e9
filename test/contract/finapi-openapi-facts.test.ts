import { differencesOf, judge, type Judged } from '../support/fact-differences.js';
import { documentedFacts, servedFacts, type Facts } from '../support/facts.js';
import { FINAPI_DIFFERENCES } from '../support/finapi-differences.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';

let sandbox: TestSandbox;
let served: Facts;
let emulated: string[];
const documented = documentedFacts();

beforeAll(async () => {
  sandbox = await startSandbox();
  const response = await sandbox.request.get('/_sandbox/openapi/finapi.json').expect(200);
  served = servedFacts(response.body as object);
  const finapi = sandbox.sandbox.providers.find(({ name }) => name === 'finapi');
  const dialect = await finapi?.load();
  emulated = Object.values(dialect?.resources ?? {}).flatMap((resource) => Object.keys(resource));
});
afterAll(async () => {
  await sandbox.close();
});

/** Operations of other APIs of finAPI are not in its document. */
const ofAccess = (): string[] => emulated.filter((name) => name in documented.operations);

const judgeOf = (facts: Facts): Judged =>
  judge(
    differencesOf(documented, facts, ofAccess()),
    FINAPI_DIFFERENCES,
    (operation) => emulated.includes(operation) || !(operation in documented.operations),
  );

it('describes every emulated operation, and no other', () => {
  expect(Object.keys(served.operations).sort()).toEqual([...emulated].sort());
});

it('says of each operation what it answers', () => {
  const silent = ofAccess().filter((name) => {
    const statuses = Object.keys(served.operations[name]?.answers ?? {});
    return !statuses.some((status) => status.startsWith('2'));
  });

  expect(silent).toEqual([]);
});

it('differs from what finAPI documents only where that is meant', () => {
  const { unexplained, gone } = judgeOf(served);

  expect(unexplained).toEqual([]);
  expect(gone).toEqual([]);
});

describe('a difference', () => {
  const changed = (changes: object): Facts => {
    const createUser = served.operations['createUser'];
    const operation = { ...createUser, ...changes };
    return {
      ...served,
      operations: { ...served.operations, createUser: operation },
    } as unknown as Facts;
  };
  const foundIn = (facts: Facts): string[] => {
    const known = new Set(judgeOf(served).unexplained.map(({ at }) => at));
    const all = judgeOf(facts).unexplained.map(({ at }) => at);
    return all.filter((at) => !known.has(at));
  };

  it('is found in a path, a parameter, a field, an answer', () => {
    expect(foundIn(changed({ call: 'put /api/v2/users' }))).toEqual(['createUser call']);
    expect(foundIn(changed({ header: {} }))).toEqual(['createUser header.X-Request-Id.type']);
    expect(foundIn(changed({ query: { a: { type: 'string' } } }))).toEqual([
      'createUser query.a.type',
    ]);
    expect(foundIn(changed({ body: { 'application/json': { type: 'object' } } }))).toContain(
      'createUser body.email.maxLength',
    );
    expect(foundIn(changed({ answers: {} }))).toContain('createUser answer 201');
  });

  it('is found in the schema of an answer', () => {
    const { User, ...others } = served.schemas;
    const { email, ...fields } = User?.properties ?? {};
    const without = { ...served, schemas: { ...others, User: { ...User, properties: fields } } };

    expect(email).toEqual({ type: 'string' });
    expect(foundIn(without as Facts)).toEqual(['User.email.type']);
    expect(foundIn({ ...served, schemas: others })).toContain('User.id.type');
  });

  it('is stale once it is gone', () => {
    const meant = { at: 'createUser call', served: 'x', reason: 'none' };
    const isServed = (): boolean => true;

    expect(judge([], [meant], isServed).gone).toEqual([meant]);
    expect(judge([{ at: 'createUser call', served: 'x' }], [meant], isServed).gone).toEqual([]);
    expect(judge([], [meant], () => false).gone).toEqual([]);
  });
});
