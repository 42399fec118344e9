import { ApiError } from '../core/errors.js';
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
  override readonly headers: Record<string, string> = {};
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
