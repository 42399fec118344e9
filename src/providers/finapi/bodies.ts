import { readForm } from '../../core/http/body/form.js';
import { readJson } from '../../core/http/body/json.js';
import { UnreadableBody } from '../../core/http/body/unreadable-body.js';
import type { IncomingRequest } from '../../core/http/endpoint.js';
import type { AnyEndpoint, Bodies, InvalidInput } from '../../core/provider.js';
import type { FinapiTraits } from './endpoint.js';
import { FinapiError, type ErrorCode, type ErrorDetails } from './errors.js';
import { failures } from './failures.js';
import { masked } from './masking.js';
import { codeOf } from './patterns.js';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Forms for OAuth, JSON for everything else; answers are always JSON. */
export const bodies: Bodies = {
  decode: (request, endpoint) => (endpoint.body ? decode(request, endpoint) : undefined),

  invalid: (issues) => {
    const [first, ...others] = firstOfEachField(issues).map(detailsOf);
    return first
      ? new FinapiError([first, ...others], { status: 400 })
      : new FinapiError('BAD_REQUEST', 'The request is not valid');
  },

  encode: ({ fields }) => ({ type: JSON_TYPE, content: JSON.stringify(fields) }),

  mask: (body) => masked(body),
};

const MAX_DETAILS = 20;

/** One complaint a field: a value of the wrong type may be called too short as well. */
export function firstOfEachField(issues: readonly InvalidInput[]): readonly InvalidInput[] {
  const byField = new Map<string, InvalidInput>();
  for (const issue of issues) {
    const field = fieldOf(issue);
    if (!byField.has(field)) byField.set(field, issue);
    if (byField.size === MAX_DETAILS) break;
  }
  return [...byField.values()];
}

const fieldOf = ({ part, path }: InvalidInput): string => path.map(String).join('.') || part;

function decode(request: IncomingRequest, endpoint: AnyEndpoint): unknown {
  try {
    return (endpoint as Partial<FinapiTraits>).form ? decodeForm(request) : decodeJson(request);
  } catch (error) {
    throw error instanceof UnreadableBody ? failures.unreadableBody(error.message) : error;
  }
}

function decodeForm({ bytes, mediaType }: IncomingRequest): unknown {
  if (mediaType !== FORM && (mediaType !== '' || bytes.length > 0)) {
    throw failures.wrongMediaType(mediaType);
  }
  return readForm(bytes);
}

/**
 * Without a body the media type does not matter. A body without a media type is taken for JSON,
 * which is not documented.
 */
function decodeJson(request: IncomingRequest): unknown {
  const { bytes, mediaType } = request;
  if (bytes.length > 0 && mediaType !== '' && mediaType !== JSON_TYPE) {
    throw failures.wrongMediaType(mediaType);
  }
  const body = readJson(bytes, charsetOf(request));
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new FinapiError('BAD_REQUEST', 'The request body must be a JSON object');
}

const charsetOf = (request: IncomingRequest): string | undefined =>
  /;\s*charset="?([^\s;"]+)/i.exec(request.header('content-type') ?? '')?.[1];

/** zod's codes for values of the right type that lie outside of what is allowed. */
const OUT_OF_BOUNDS = ['too_small', 'too_big', 'invalid_format', 'invalid_value', 'custom'];

function detailsOf(issue: InvalidInput): ErrorDetails {
  const stated = codeOf(issue.message);
  const field = fieldOf(issue);
  if (stated) return { code: stated.code, text: `Field '${field}': ${stated.text}` };
  return { code: usualCode(issue), text: `Field '${field}': ${complaintOf(issue)}` };
}

function usualCode({ code, part }: InvalidInput): ErrorCode {
  if (code === 'missing') return 'MISSING_FIELD';
  return part === 'body' && OUT_OF_BOUNDS.includes(code) ? 'ILLEGAL_FIELD_VALUE' : 'BAD_REQUEST';
}

function complaintOf({ code, message }: InvalidInput): string {
  if (code === 'missing') return 'must be given';
  return code === 'invalid_type' ? 'has the wrong type' : message;
}
