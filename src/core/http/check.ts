import type { z } from 'zod';

import type { AnyEndpoint, Bodies, InvalidInput } from '../provider.js';
import type { IncomingRequest } from './endpoint.js';

const PARTS = ['params', 'query', 'body'] as const;

/** The parts of a request as their schemas have made them. */
export interface CheckedParts {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Holds the parts of a request against the schemas of an endpoint; all complaints at once. */
export function checkParts(
  endpoint: AnyEndpoint,
  { params, query }: Pick<IncomingRequest, 'params' | 'query'>,
  body: unknown,
  bodies: Bodies,
): CheckedParts {
  const parts: CheckedParts = { params, query, body };
  let complaints: InvalidInput[] | undefined;
  for (const part of PARTS) {
    const schema = endpoint[part] as z.ZodType | undefined;
    if (!schema) continue;
    const result = schema.safeParse(parts[part], { reportInput: true });
    if (result.success) parts[part] = result.data;
    else complaints = [...(complaints ?? []), ...result.error.issues.map(asComplaint(part))];
  }
  if (complaints) throw bodies.invalid(complaints, endpoint);
  return parts;
}

/** zod's codes for what is not there at all: a word of a list is not even of the wrong type. */
const WANTS_A_VALUE = ['invalid_type', 'invalid_value'];

const asComplaint =
  (part: InvalidInput['part']) =>
  ({ path, code, message, input }: z.core.$ZodIssue): InvalidInput => ({
    part,
    path,
    code: input === undefined && WANTS_A_VALUE.includes(code) ? 'missing' : code,
    message,
  });
