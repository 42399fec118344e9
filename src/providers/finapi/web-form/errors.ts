import { ApiError, type Explanation, type FailureContext } from '../../../core/errors.js';
import { json, type WireDocument } from '../../../core/http/wire.js';
import { FinapiError, OAuthError } from '../errors.js';
import { toFormTimestamp } from './timestamps.js';

/** Which status goes with a code is documented for some of them only; we take what its name says. */
const STATUS = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  NOT_ALLOWED: 405,
  BANK_NOT_SUPPORTED: 422,
  BANK_NOT_UNIQUE: 422,
  MANDATOR_MISCONFIGURATION: 422,
  NOT_SUPPORTED: 501,
  INVALID_REDIRECT_URL: 422,
  LOCKED: 423,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type WebFormErrorCode = keyof typeof STATUS;

/** A refusal of Web Form 2.0, which has a shape of its own. */
export class WebFormError extends ApiError {
  override readonly name = 'WebFormError';
  override readonly explanation: Explanation;
  readonly code: WebFormErrorCode;
  readonly #status: number | undefined;

  constructor(
    code: WebFormErrorCode,
    message: string,
    { status, ...explanation }: Explanation & { readonly status?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.explanation = explanation;
    this.#status = status;
  }

  get status(): number {
    return this.#status ?? STATUS[this.code];
  }

  toDocument({ now, method, path }: FailureContext): WireDocument {
    return json({
      code: this.code,
      description: this.message,
      timestamp: toFormTimestamp(now),
      endpoint: `${method} ${path}`,
    });
  }
}

export interface InvalidField {
  readonly field: string;
  readonly message: string;
}

/** Fields of a request that are not as they have to be. */
export class WebFormValidationError extends ApiError {
  override readonly name = 'WebFormValidationError';
  readonly status = 400;
  readonly errors: readonly InvalidField[];

  constructor(errors: readonly InvalidField[]) {
    super(errors.map(({ field, message }) => `${field}: ${message}`).join('; '));
    this.errors = errors;
  }

  toDocument({ now, method, path }: FailureContext): WireDocument {
    return json({
      errors: this.errors.map(({ field, message }) => ({ field, message })),
      timestamp: toFormTimestamp(now),
      endpoint: `${method} ${path}`,
    });
  }
}

/** A refusal of Access, such as that of a token, as Web Form 2.0 reports it. */
export function asWebFormError(error: unknown): unknown {
  if (error instanceof OAuthError) {
    return new WebFormError('UNAUTHORIZED', error.message, error.explanation);
  }
  if (!(error instanceof FinapiError)) return error;
  const { status, message, explanation } = error;
  if (status === 403) return new WebFormError('FORBIDDEN', message, explanation);
  if (status === 423) return new WebFormError('LOCKED', message, explanation);
  return new WebFormError('INTERNAL_SERVER_ERROR', message, { ...explanation, status });
}
