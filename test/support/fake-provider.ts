import { z } from 'zod';

import { ApiError, type FailureContext } from '../../src/core/errors.js';
import { readJson } from '../../src/core/http/body/json.js';
import { UnreadableBody } from '../../src/core/http/body/unreadable-body.js';
import type { Call, EndpointSpec, Identity } from '../../src/core/http/endpoint.js';
import { json } from '../../src/core/http/wire.js';
import type { Bodies, Dialect, Failures, Provider, Resource } from '../../src/core/provider.js';
import type { DocumentKind, DocumentRef, Table } from '../../src/core/store/kinds.js';
import type { DueWork, Settling } from '../../src/core/world/world.js';

/** A refusal as the fake API words it. */
export class FakeError extends ApiError {
  override readonly name = 'FakeError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  toDocument({ requestId, method, path, now, principal }: FailureContext) {
    const at = now.toISOString();
    return json({ refused: this.message, requestId, endpoint: `${method} ${path}`, at, principal });
  }
}

export const fakeFailures: Failures = {
  unreadableBody: (reason) => new FakeError(400, reason),
  wrongMediaType: (mediaType) => new FakeError(415, `not ${mediaType}`),
  bodyTooLarge: (limit) => new FakeError(413, `more than ${limit} bytes`),
  unknownRoute: () => new FakeError(404, 'no such route'),
  methodNotAllowed: (allowed) => new FakeError(405, `only ${allowed.join(' or ')}`),
  notEmulated: (operation) => new FakeError(501, `${operation} is not emulated`),
  unexpected: () => new FakeError(500, 'unexpected'),
  unavailable: (reason) => new FakeError(503, reason),
};

/** What the fake API keeps of an owner. */
export interface Owner {
  readonly name: string;
  readonly notes: Table<string>;
  /** ISO instants at which a note falls due, the earliest first. */
  readonly due: readonly string[];
}

export const ownerKind: DocumentKind<Owner> = {
  name: 'fake.owner',
  writeOrder: 2,
  blank: () => ({ name: '', notes: {}, due: [] }),
  indexed: ({ name, due }) => ({ name, due: due[0] ?? null }),
};

export const ownerRef = (key: string): DocumentRef<Owner> => ({ kind: ownerKind, key });

const instantOf = (text: unknown): number | undefined =>
  typeof text === 'string' ? Date.parse(text) : undefined;

/** Each instant that has come leaves a note. */
export const ownerSettling: Settling<Owner> = {
  needs: () => [],
  settle: (document, until) => {
    const past = document.state.due.filter((at) => Date.parse(at) <= until);
    for (const at of past) document.put('notes', at, `due at ${at}`);
    document.set('due', document.state.due.slice(past.length));
    const principal = `fake:owner/${document.key}`;
    return past.map((at) => ({ at, principal, what: 'fake.note', story: `${at} has come` }));
  },
};

/** What is due shows in the document alone. */
export const unlistedWork: DueWork<Owner> = {
  due: ({ due }) => instantOf(due[0]),
  settling: () => ownerSettling,
};

/** The same, where the list of owners says when something is due. */
export const ownerWork: DueWork<Owner> = { ...unlistedWork, dueOf: ({ due }) => instantOf(due) };

export const FakeSettings = z.strictObject({
  greeting: z.string().default('hello'),
  limits: z
    .strictObject({ notes: z.int().min(0).default(10), names: z.int().min(0).default(20) })
    .prefault({}),
});
export const fakeSettings = { name: 'fake', schema: FakeSettings };

const isRecord = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null;

/** JSON in, JSON out; members called `password` are secret. */
const fakeBodies: Bodies = {
  decode: ({ bytes }, endpoint) => {
    if (!endpoint.body) return undefined;
    try {
      return readJson(bytes);
    } catch (error) {
      throw error instanceof UnreadableBody ? fakeFailures.unreadableBody(error.message) : error;
    }
  },
  invalid: (issues) =>
    new FakeError(
      400,
      issues.map(({ part, path, code }) => [part, ...path, code].join(' ')).join(),
    ),
  encode: ({ fields }) => ({ type: 'application/json', content: JSON.stringify(fields) }),
  mask: (body) => (isRecord(body) && 'password' in body ? { ...body, password: 'XXXXX' } : body),
};

/** What a test has otherwise in its API. */
export type FakeChanges = Partial<Omit<Provider & Dialect, 'resources'>>;

/** An API of a test's own making: the test says which operations there are. */
export function fakeProvider(operations: Resource, changes: FakeChanges = {}): Provider {
  const fake: Provider & Dialect = {
    name: 'fake',
    basePaths: ['/fake/v1', '/auth'],
    resources: { everything: operations },
    unemulated: [],
    failures: fakeFailures,
    kinds: [
      { kind: ownerKind, principal: (key: string) => `fake:owner/${key}`, dueWork: ownerWork },
    ],
    settings: fakeSettings,
    bodies: fakeBodies,
    requestId: (request) => request.header('x-request-id') ?? 'made-up',
    newRequestId: () => 'made-up',
    answerHeaders: (requestId) => ({ 'x-request-id': requestId }),
    identify: ({ request }) => ({ principal: request.header('x-principal') ?? '' }),
    credentials: (world) => ({ key: `key of ${world.name}` }),
    baseUrls: (publicUrl) => ({ api: `${publicUrl}/fake/v1` }),
    load: () => Promise.resolve(fake),
    ...changes,
  };
  return fake;
}

type FakeCall<P, B, X> = Call<Identity, P, unknown, B, X>;

/** Gives an endpoint of a test its types. */
export const operation = <P = unknown, B = unknown, X = unknown>(
  endpoint: EndpointSpec<Identity, P, unknown, B, X>,
): EndpointSpec<Identity, P, unknown, B, X> => endpoint;

/** The owner that the path names. */
export const ownerOf = (
  call: Pick<FakeCall<{ owner: string }, unknown, unknown>, 'params' | 'document'>,
) => call.document(ownerRef(call.params.owner));

export const OwnerPath = z.object({ owner: z.string() });
