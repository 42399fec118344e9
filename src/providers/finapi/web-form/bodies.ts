import { readForm } from '../../../core/http/body/form.js';
import { readJson } from '../../../core/http/body/json.js';
import { UnreadableBody } from '../../../core/http/body/unreadable-body.js';
import type { IncomingRequest } from '../../../core/http/endpoint.js';
import type { AnyEndpoint, Bodies, InvalidInput } from '../../../core/provider.js';
import { firstOfEachField } from '../bodies.js';
import { masked } from '../masking.js';
import { codeOf } from '../patterns.js';
import { PAGES_BASE } from './base.js';
import { WebFormValidationError } from './errors.js';
import { failures } from './failures.js';
import { maskedForm } from './pages/masking.js';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** JSON for the operations, forms for the pages. */
export const bodies: Bodies = {
  decode: (request, endpoint) => (endpoint.body ? decode(request, endpoint) : undefined),
  invalid: (issues) => new WebFormValidationError(firstOfEachField(issues).map(invalidField)),
  encode: ({ fields }) => ({ type: JSON_TYPE, content: JSON.stringify(fields) }),
  mask: (body) => maskedForm(masked(body)),
};

function decode(request: IncomingRequest, endpoint: AnyEndpoint): unknown {
  const isPage = endpoint.base === PAGES_BASE;
  assertType(request, isPage ? FORM : JSON_TYPE);
  try {
    return isPage ? readForm(request.bytes) : (readJson(request.bytes) ?? {});
  } catch (error) {
    throw error instanceof UnreadableBody ? failures.unreadableBody(error.message) : error;
  }
}

/** Without a body, and without a media type, nothing is said that could be wrong. */
function assertType({ bytes, mediaType }: IncomingRequest, expected: string): void {
  if (bytes.length === 0 || mediaType === '' || mediaType === expected) return;
  throw failures.wrongMediaType(mediaType);
}

function invalidField({ part, path, message, code }: InvalidInput): {
  readonly field: string;
  readonly message: string;
} {
  const field = path.map(String).join('.') || part;
  if (code === 'missing') return { field, message: 'must be given' };
  return { field, message: codeOf(message)?.text ?? message };
}
