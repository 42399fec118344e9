import { ApiError, SandboxError } from '../core/errors.js';
import { json, type WireDocument } from '../core/http/wire.js';

/** The words for what can be wrong with a control call, and their HTTP statuses. */
const CATALOGUE = {
  invalidRequest: 400,
  tokenRequired: 401,
  refused: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  bodyTooLarge: 413,
  wrongMediaType: 415,
  unexpected: 500,
  notEmulated: 501,
  unavailable: 503,
} as const;

export type ControlErrorCode = keyof typeof CATALOGUE;

/** A refused control call: what is wrong, and what to do next. */
export class ControlError extends ApiError {
  override readonly name = 'ControlError';
  readonly code: ControlErrorCode;
  readonly next: string | undefined;

  constructor(code: ControlErrorCode, message: string, next?: string) {
    super(message);
    this.code = code;
    this.next = next;
  }

  get status(): number {
    return CATALOGUE[this.code];
  }

  toDocument(): WireDocument {
    const next = this.next === undefined ? {} : { next: this.next };
    return json({ error: { code: this.code, message: this.message, ...next } });
  }
}

/** Whatever went wrong, as the control API tells it; `unexpected` is a bug of ours. */
export function asControlError(error: unknown): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof ApiError) return fromProvider(error);
  if (error instanceof SandboxError) return new ControlError('unavailable', error.message);
  if (error instanceof Error && error.name === 'URIError') {
    return new ControlError('invalidRequest', 'The path cannot be decoded.');
  }
  return new ControlError('unexpected', 'A bug in the sandbox.', 'Its log says more.');
}

/** A provider refuses its own control calls in its own way. */
function fromProvider(error: ApiError & { readonly next?: unknown }): ControlError {
  const next = typeof error.next === 'string' ? error.next : undefined;
  return new ControlError(codeOf(error.status), error.message, next);
}

function codeOf(status: number): ControlErrorCode {
  const codes = Object.keys(CATALOGUE) as ControlErrorCode[];
  const code = codes.find((candidate) => CATALOGUE[candidate] === status);
  return code ?? (status < 500 ? 'invalidRequest' : 'unavailable');
}
