import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Response } from 'supertest';

import {
  brokenRequestsOf,
  operationsOf,
  type BrokenRequest,
  type DescribedApi,
  type DescribedOperation,
} from '../support/broken-requests.js';
import type { Constraint } from '../support/broken-values.js';
import { fingerprintOf } from '../support/data-folder.js';
import { FinapiRig } from '../support/finapi.js';
import { servedDocument } from '../support/openapi.js';

const folder = mkdtempSync(join(tmpdir(), 'finapi-broken-'));
const holder = { pid: 1, startedAt: 0, isRunning: () => false };
const BASE = '/api/v2';

let finapi: FinapiRig;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  finapi = await FinapiRig.start({
    settings: { clientAccessTokensValidityPeriod: 0, userAccessTokensValidityPeriod: 0 },
    folder: { path: folder, holder },
  });
  tokens['client'] = await finapi.clientToken();
  tokens['admin'] = await finapi.adminToken();
  tokens['user'] = await finapi.userToken('jane', { email: 'jane@example.com' });
});
afterAll(async () => {
  await finapi.close();
  rmSync(folder, { recursive: true });
});

const operations = operationsOf(await servedDocument<DescribedApi>('finapi')).filter(({ path }) =>
  path.startsWith(`${BASE}/`),
);

const ask = (operation: DescribedOperation, { url, body }: BrokenRequest): Promise<Response> => {
  const [scheme] = operation.security.flatMap((each) => Object.keys(each));
  const token = scheme === undefined ? undefined : tokens[scheme];
  const test = finapi.ask(operation.method as 'post', url.slice(BASE.length), {
    ...(token !== undefined && { token }),
  });
  if (body === undefined) return test;
  return test.type(operation.body?.type ?? '').send(body as object);
};

/** The codes that are documented for a broken constraint. */
const CODES: Readonly<Record<'body' | 'query', Readonly<Record<Constraint, readonly string[]>>>> = {
  body: {
    required: ['MISSING_FIELD'],
    type: ['BAD_REQUEST'],
    length: ['ILLEGAL_FIELD_VALUE'],
    pattern: ['ILLEGAL_FIELD_VALUE'],
    format: ['ILLEGAL_FIELD_VALUE'],
    bounds: ['ILLEGAL_FIELD_VALUE'],
    enum: ['ILLEGAL_FIELD_VALUE'],
    items: ['TOO_MANY_IDS', 'ILLEGAL_FIELD_VALUE', 'MISSING_FIELD'],
  },
  query: {
    required: ['MISSING_FIELD'],
    type: ['BAD_REQUEST', 'INVALID_FILTER_OPTIONS'],
    length: ['BAD_REQUEST'],
    pattern: ['BAD_REQUEST'],
    format: ['BAD_REQUEST'],
    bounds: ['BAD_REQUEST'],
    enum: ['BAD_REQUEST', 'INVALID_FILTER_OPTIONS'],
    items: ['TOO_MANY_IDS'],
  },
};

/** Fields with codes of their own: a token that is empty is missing, an event is a text at first. */
const OWN_CODES: Readonly<Record<string, readonly string[]>> = {
  'body token length': ['MISSING_FIELD'],
  'body triggerEvent enum': ['ILLEGAL_FIELD_VALUE', 'BAD_REQUEST'],
  'query order enum': ['INVALID_FILTER_OPTIONS'],
  'query perPage bounds': ['ILLEGAL_PAGE_SIZE'],
};

const codesOf = ({ part, constraint, field }: BrokenRequest): readonly string[] =>
  OWN_CODES[`${part} ${field} ${constraint}`] ??
  CODES[part === 'body' ? 'body' : 'query'][constraint];

/** The first of the documented codes, unless the refusal has another one of them. */
const codeOf = (request: BrokenRequest, [error]: Refusal['errors']): string | undefined => {
  const codes = codesOf(request);
  return codes.find((code) => code === error?.code) ?? codes[0];
};

const naming = (field: string): unknown => expect.stringContaining(`'${field}'`);

interface Refusal {
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

it('breaks something of every operation that takes something', () => {
  const untouched = operations.filter((operation) => brokenRequestsOf(operation).length === 0);
  const takers = untouched.filter(({ name, body, parameters }) => {
    const takesText = parameters.every(
      (each) => each.in === 'header' || (!each.required && each.schema.type === 'string'),
    );
    return !TAKING_ANYTHING.includes(name) && !(body === undefined && takesText);
  });

  expect(takers.map(({ name }) => name)).toEqual([]);
});

/** Any text may stand for a user in a path, and in the form of the token service. */
const TAKING_ANYTHING = ['getToken', 'deleteUnverifiedUser', 'verifyUser'];

const cases = operations
  .map((operation) => ({ operation, requests: brokenRequestsOf(operation) }))
  .filter(({ requests }) => requests.length > 0)
  .map(({ operation, requests }) => ({ name: operation.name, operation, requests }));

describe.each(cases)('$name', ({ operation, requests }) => {
  it(`refuses ${String(requests.length)} broken requests and changes nothing`, async () => {
    const before = fingerprintOf(folder);
    for (const request of requests) {
      const { part, constraint, field } = request;
      const response = await ask(operation, request);
      const { errors = [] } = response.body as Partial<Refusal>;
      const what = {
        part,
        constraint,
        field,
        url: request.url.slice(0, 200),
        body: request.body,
      };

      expect({ ...what, status: response.status, errors }).toEqual({
        ...what,
        status: response.status === 422 ? 422 : 400,
        errors: [{ code: codeOf(request, errors), type: 'TECHNICAL', message: naming(field) }],
      });
    }
    expect(fingerprintOf(folder)).toBe(before);
  });
});

it('is alive and as it was', async () => {
  const response = await finapi.ask('get', '/users', { token: tokens['user'] ?? '' });

  expect(response.body).toEqual({
    id: 'jane',
    password: 'XXXXX',
    email: 'jane@example.com',
    isAutoUpdateEnabled: false,
  });
});
