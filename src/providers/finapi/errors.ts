import { createHash } from 'node:crypto';

import { ApiError, type Explanation, type FailureContext } from '../../core/errors.js';
import { json, type WireDocument, type WireFields } from '../../core/http/wire.js';
import { toTimestamp } from './dates.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { Language } from './languages.js';

export type { ErrorCode } from './error-codes.js';

/** Texts for end users exist in both languages, texts for developers in English alone. */
export type ErrorText = string | Readonly<Record<Language, string>>;

export interface ErrorDetails {
  readonly code: ErrorCode;
  readonly text: ErrorText;
  /** What the user has to do before the call can go on; only of a 510. */
  readonly multiStepAuthentication?: WireFields;
}

export interface ErrorOptions extends Explanation {
  /** Where it differs from the code's usual one: unknown ids inside a body are 422, not 404. */
  readonly status?: number;
  /** Name and number of the bank that the request was about. */
  readonly bank?: string;
  readonly language?: Language;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every refusal but a failed authentication. */
export class FinapiError extends ApiError {
  override readonly name = 'FinapiError';
  override readonly headers: Readonly<Record<string, string>>;
  override readonly explanation: Explanation;
  readonly errors: readonly [ErrorDetails, ...ErrorDetails[]];
  readonly #options: ErrorOptions;

  constructor(code: ErrorCode, text: ErrorText, options?: ErrorOptions);
  constructor(errors: readonly [ErrorDetails, ...ErrorDetails[]], options?: ErrorOptions);
  constructor(
    what: ErrorCode | readonly [ErrorDetails, ...ErrorDetails[]],
    then?: ErrorText | ErrorOptions,
    last: ErrorOptions = {},
  ) {
    const one = typeof what === 'string';
    const errors = one ? ([{ code: what, text: then as ErrorText }] as const) : what;
    super(inLanguage(errors[0].text, 'en'));
    this.errors = errors;
    this.#options = one ? last : ((then as ErrorOptions | undefined) ?? {});
    const { headers = {}, rule = englishTextOf(errors), next } = this.#options;
    this.headers = headers;
    this.explanation = { rule, next };
  }

  get status(): number {
    return this.#options.status ?? ERROR_CODES[this.errors[0].code].status;
  }

  /** The same refusal in the language that the caller has asked for. */
  in(language: Language): FinapiError {
    return new FinapiError(this.errors, { ...this.#options, status: this.status, language });
  }

  /** The same refusal with the bank that it is about. */
  about(bank: string): FinapiError {
    return new FinapiError(this.errors, { ...this.#options, status: this.status, bank });
  }

  /**
   * Members without a value are left out: no schema of V2 allows null, although one printed
   * example has it.
   */
  toDocument(context: FailureContext): WireDocument {
    const { language = 'de', bank } = this.#options;
    return json({
      errors: this.errors.map(({ code, text, multiStepAuthentication }) => ({
        message: inLanguage(text, language),
        code,
        type: ERROR_CODES[code].type,
        multiStepAuthentication,
      })),
      date: toTimestamp(context.now),
      requestId: context.requestId,
      endpoint: `${context.method} ${context.path}`,
      authContext: authContext(context.principal),
      bank,
    });
  }
}

/** A failed authentication, which finAPI reports in the shape of OAuth 2.0. */
export class OAuthError extends ApiError {
  override readonly name = 'OAuthError';
  readonly status = 401;
  /** Not documented; RFC 6750 asks for it. */
  override readonly headers = { 'www-authenticate': 'Bearer realm="finapi"' };
  readonly error: string;
  override readonly explanation: Explanation;

  constructor(
    error: 'unauthorized' | 'invalid_token' | 'invalid_client',
    description: string,
    explanation: Explanation = {},
  ) {
    super(description);
    this.error = error;
    this.explanation = explanation;
  }

  toDocument(): WireDocument {
    return json({ error: this.error, error_description: this.message });
  }
}

const inLanguage = (text: ErrorText, language: Language): string =>
  typeof text === 'string' ? text : text[language];

const englishTextOf = (errors: readonly ErrorDetails[]): string =>
  errors.map(({ text }) => inLanguage(text, 'en')).join('; ');

const MANDATOR = '1';
const USER = 'finapi:user/';

/**
 * Numbers of mandator and user: `1/21`. What stands there without a user is not documented; we
 * answer `1/-`, and `-/-` where the caller is not known.
 */
function authContext(principal: string | undefined): string {
  if (principal === undefined || principal === 'finapi:anyone') return '-/-';
  const user = principal.startsWith(USER) ? numberOf(principal.slice(USER.length)) : '-';
  return `${MANDATOR}/${user}`;
}

const numberOf = (userId: string): string =>
  String(createHash('sha256').update(userId.toLowerCase()).digest().readUInt32BE() >>> 8);
