import type { z } from 'zod';

import type { AnyEndpoint, Bodies, InvalidInput } from '../provider.js';
import type { CheckedParts } from './call.js';

const PARTS = ['params', 'query', 'body'] as const;

/** Holds the parts of a request against the schemas of an endpoint; all complaints at once. */
export function checkParts(endpoint: AnyEndpoint, raw: CheckedParts, bodies: Bodies): CheckedParts {
  const checked: { params: unknown; query: unknown; body: unknown } = { ...raw };
  let complaints: InvalidInput[] | undefined;
  for (const part of PARTS) {
    const schema = endpoint[part] as z.ZodType | undefined;
    if (!schema) continue;
    const result = schema.safeParse(raw[part], { reportInput: true });
    if (result.success) checked[part] = result.data;
    else complaints = [...(complaints ?? []), ...result.error.issues.map(asComplaint(part))];
  }
  if (complaints) throw bodies.invalid(complaints, endpoint);
  return checked;
}

const asComplaint =
  (part: InvalidInput['part']) =>
  ({ path, code, message, input }: z.core.$ZodIssue): InvalidInput => ({
    part,
    path,
    code: code === 'invalid_type' && input === undefined ? 'missing' : code,
    message,
  });
