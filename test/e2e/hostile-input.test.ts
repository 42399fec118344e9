import { bodyWith, fieldsOf, type Field } from '../support/body-fields.js';
import { fingerprintOf } from '../support/data-folder.js';
import { expectFailure as expectFailureOf } from '../support/failure-shapes.js';
import type { Answer } from '../support/finicity-client.js';
import {
  hostileJson,
  hostileXml,
  wrongTypes,
  type HostileBody,
} from '../support/hostile-bodies.js';
import { HostileDesk, type Attack } from '../support/hostile-desk.js';
import { LOOP_PROBE, StrainLog } from '../support/loop-probe.js';
import { offer, type Operation } from '../support/operations.js';
import { spawningGrounds, type SpawnedSandbox } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds(afterAll);
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
/** Milliseconds; what an attack takes by itself stands in the report. */
const GENEROUS = 1000;
const FORM = 'application/x-www-form-urlencoded';

const withBodies = (await offer()).operations.filter(({ endpoint }) => endpoint.body !== undefined);
const named = (operations: readonly Operation[]) =>
  operations.map((operation) => [operation.name, operation] as const);
const isForm = ({ endpoint }: Operation): boolean => 'form' in endpoint;
const takingForms = withBodies.filter(isForm);
const ofFinapi = withBodies.filter((each) => each.provider !== 'finicity' && !isForm(each));
const ofFinicity = withBodies.filter(({ provider }) => provider === 'finicity');

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

const attack = (operation: Operation, sent: Attack, what: string): Promise<Answer> =>
  strain.watch(`${operation.name}: ${what}`, () => desk.attack(operation, sent));

async function expectRefusals(
  operation: Operation,
  bodies: readonly HostileBody[],
  accept?: string,
): Promise<void> {
  for (const { what, status, ...sent } of bodies) {
    const answer = await attack(operation, { ...sent, ...(accept && { accept }) }, what);
    expect([what, answer.status]).toEqual([what, status]);
    expectFailure(operation, answer, what, accept);
  }
}

function expectFailure(operation: Operation, answer: Answer, what: string, accept?: string): void {
  const endpoint = `${operation.method} ${desk.pathOf(operation)}`;
  expectFailureOf(operation.provider, answer, what, endpoint, accept);
}

/** Each wrong value of each field, and the field is named in the answer. */
async function expectFieldsRefused(operation: Operation, fields: readonly Field[]): Promise<void> {
  expect(fields.length).toBeGreaterThan(0);
  const accept = JSON_TYPE;
  for (const field of fields) {
    for (const value of field.wrong) {
      const body = JSON.stringify(bodyWith(field, value));
      const answer = await attack(operation, { body, type: JSON_TYPE, accept }, body);
      expect([body, answer.status]).toEqual([body, 400]);
      expectFailure(operation, answer, body, accept);
      const [first = ''] = field.path;
      expect(answer.text).toContain(first);
    }
  }
}

describe.each(named(ofFinapi))('%s', (_name, operation) => {
  it('refuses what is no JSON', async () => {
    await expectRefusals(operation, hostileJson);
  });

  it('refuses other media types', async () => {
    const types = [XML_TYPE, FORM, 'text/plain', 'multipart/form-data; boundary=x', 'nonsense'];
    await expectRefusals(operation, wrongTypes(types, '{"password":"secret-password"}'));
    await expectRefusals(operation, wrongTypes([XML_TYPE], String(hostileXml[0]?.body)));
  });

  it('refuses the wrong type in every field', async () => {
    const { body } = operation.endpoint;
    if (body) await expectFieldsRefused(operation, fieldsOf(body, false));
  });
});

describe.each(named(takingForms))('%s', (_name, operation) => {
  it('refuses what is no form', async () => {
    const types = [JSON_TYPE, XML_TYPE, 'text/plain', 'multipart/form-data; boundary=x'];
    await expectRefusals(operation, wrongTypes(types, '{"grant_type":"client_credentials"}'));
    const tooMany = 'token=a&'.repeat(1001);
    const broken = Buffer.from([0x74, 0x3d, 0xc3, 0x28]);
    for (const [what, body] of [
      ['a thousand fields', tooMany],
      ['broken UTF-8', broken],
      ['a field twice', 'token=a&token=b&grant_type=a&grant_type=b'],
      ['lists by their brackets', 'token[]=a&grant_type[__proto__]=b'],
      ['broken escapes', 'token=%zz&grant_type=%'],
      ['a megabyte of escapes', `grant_type=${'%25'.repeat(300_000)}`],
    ] as const) {
      const answer = await attack(operation, { body, type: FORM }, what);
      // A client that cannot be read is nobody, a token that cannot be read is none.
      const isNoToken = operation.name === 'revokeToken' && what === 'broken escapes';
      expect([what, answer.status]).toEqual([what, isNoToken ? 200 : expect.any(Number)]);
      if (isNoToken) continue;
      expect([400, 401]).toContain(answer.status);
      expectFailure(operation, answer, what);
    }
  });
});

describe.each(named(ofFinicity))('%s', (_name, operation) => {
  it.each([[undefined], [JSON_TYPE], [XML_TYPE]])(
    'refuses what is no JSON, for %s',
    async (accept) => {
      await expectRefusals(operation, hostileJson, accept);
    },
  );

  it.each([[undefined], [JSON_TYPE], [XML_TYPE]])(
    'refuses what is no XML, for %s',
    async (accept) => {
      await expectRefusals(operation, hostileXml, accept);
    },
  );

  it('refuses other media types', async () => {
    const types = ['text/plain', 'multipart/form-data; boundary=x', 'nonsense', 'text/html'];
    await expectRefusals(operation, wrongTypes(types, '{}'));
  });

  it('refuses the wrong type in every field', async () => {
    const { body } = operation.endpoint;
    if (body) await expectFieldsRefused(operation, fieldsOf(body, true));
  });
});

it('is as it was after all of that, and never stood still for long', async () => {
  expect(await desk.view()).toEqual(view);
  expect(sandbox.said).not.toMatch(/^error/m);
  desk.close();
  process.stderr.write(`bodies: ${strain.report()}\n`);
  expect(strain.longestBlock).toBeLessThan(GENEROUS);
});
