import { ApiError, type Explanation, type FailureContext } from '../../core/errors.js';
import type { Failures } from '../../core/provider.js';
import type { WireDocument } from '../../core/http/wire.js';
import { aggregationCode } from './aggregation/codes.js';
import { challengeOf, type Refusal as OAuthRefusal } from './oauth/problems.js';
import { EXPLANATIONS } from './remedies.js';
import { statusDocument } from './status.js';

/**
 * What the API refuses, apart from failed aggregations. Of the dotted names only
 * `api.database.account.notfound`, `api.max.customers` and `api.max.accounts` are known; the others
 * are made in their style, not documented.
 */
const CATALOGUE = {
  invalidRequest: { status: 400, code: 'api.request.invalid', message: 'The request is not valid' },
  wrongCredentialNames: {
    status: 400,
    code: 'api.login.credentials.invalid',
    message: 'The credentials do not fit the keys of the institution',
  },
  wrongAnswerCount: {
    status: 400,
    code: 'api.challenge.responses.invalid',
    message: 'Each challenge wants one response, in the same order',
  },
  notAuthenticated: {
    status: 401,
    code: 'api.authentication.failed',
    message: 'The request is not authenticated',
  },
  unknownRoute: {
    status: 404,
    code: 'api.resource.notfound',
    message: 'There is no such resource',
  },
  institutionNotFound: {
    status: 404,
    code: 'api.database.institution.notfound',
    message: 'There is no such institution',
  },
  loginNotFound: {
    status: 404,
    code: 'api.database.institutionlogin.notfound',
    message: 'The customer has no such institution login',
  },
  accountNotFound: {
    status: 404,
    code: 'api.database.account.notfound',
    message: 'internal api error while processing the request',
  },
  customerNotFound: {
    status: 404,
    code: 'api.database.customer.notfound',
    message: 'There is no such customer',
  },
  accountTypeFixed: {
    status: 403,
    code: 'api.account.type.fixed',
    message: 'The type of this account cannot be changed',
  },
  discoverLimit: {
    status: 403,
    code: 'api.max.discoveries',
    message: 'The plan allows no further call of discoverAndAddAccounts',
  },
  wrongCustomerKind: {
    status: 403,
    code: 'api.customer.kind',
    message: 'Testing and real institutions cannot be mixed in one customer',
  },
  tooManyCustomers: {
    status: 403,
    code: 'api.max.customers',
    message: 'The offering has reached the maximum number of customers allowed.',
  },
  tooManyAccounts: {
    status: 403,
    code: 'api.max.accounts',
    message: 'The customer has reached the maximum number of accounts allowed.',
  },
  fileNotFound: {
    status: 404,
    code: 'api.file.notfound',
    message: 'There is no such file',
  },
  badRange: {
    status: 416,
    code: 'api.range.invalid',
    message: 'The file has no such range',
  },
  methodNotAllowed: {
    status: 405,
    code: 'api.method.notallowed',
    message: 'The resource does not support this method',
  },
  bodyTooLarge: { status: 413, code: 'api.request.toolarge', message: 'The request is too large' },
  wrongMediaType: {
    status: 415,
    code: 'api.mediatype.unsupported',
    message: 'A body has to be application/json or application/xml',
  },
  unexpected: { status: 500, code: 'api.internal', message: 'Internal error' },
  notEmulated: {
    status: 501,
    code: 'api.operation.notemulated',
    message: 'This operation is documented, and this sandbox does not emulate it yet',
  },
  unavailable: { status: 503, code: 'api.unavailable', message: 'The service is not available' },
} as const satisfies Record<string, { status: number; code: string; message: string }>;

export type FinicityErrorKind = keyof typeof CATALOGUE;

type ErrorType = 'SYSTEM_ERROR' | 'APP_ERROR' | 'WARNING';

interface Refusal {
  readonly status: number;
  readonly errorType: ErrorType;
  readonly errorCode: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly explanation?: Explanation | undefined;
}

/** A refusal of the Financial Data API, with a `Status` body. */
export class FinicityError extends ApiError {
  override readonly name = 'FinicityError';
  readonly status: number;
  override readonly headers: Readonly<Record<string, string>>;
  override readonly explanation: Explanation;
  readonly errorType: ErrorType;
  readonly errorCode: string;

  constructor(refused: Refusal) {
    super(refused.message);
    this.status = refused.status;
    this.errorType = refused.errorType;
    this.errorCode = refused.errorCode;
    this.headers = refused.headers ?? {};
    this.explanation = refused.explanation ?? {};
  }

  toDocument({ requestId }: Pick<FailureContext, 'requestId'>): WireDocument {
    return statusDocument({
      errorType: this.errorType,
      errorCode: this.errorCode,
      errorMessage: this.message,
      correlationId: requestId,
    });
  }
}

/** A refusal from the catalogue; `detail` says what exactly was wrong. */
export function refusal(
  kind: FinicityErrorKind,
  detail?: string,
  headers?: Readonly<Record<string, string>>,
): FinicityError {
  const { status, code, message } = CATALOGUE[kind];
  return new FinicityError({
    status,
    errorType: kind === 'unexpected' || kind === 'unavailable' ? 'SYSTEM_ERROR' : 'APP_ERROR',
    errorCode: code,
    message: detail === undefined ? message : `${message}: ${detail}`,
    ...(headers && { headers }),
    explanation: EXPLANATIONS[kind],
  });
}

/** An aggregation that failed with that status code. */
export function aggregationFailure(code: string): FinicityError {
  const { status = 503, message } = aggregationCode(code);
  return new FinicityError({ status, errorType: 'WARNING', errorCode: code, message });
}

/**
 * The 401 that is no challenge. The problem stands in `WWW-Authenticate`, where clients look for
 * `token_rejected`, and once more in the body, where one looks for the text `oauth_problem`.
 */
export const authenticationFailure = ({ problem, explanation }: OAuthRefusal): FinicityError =>
  refusal('notAuthenticated', `oauth_problem=${problem}, ${explanation}`, {
    'WWW-Authenticate': challengeOf({ problem }),
  });

export const failures: Failures = {
  unreadableBody: (reason) => refusal('invalidRequest', reason),
  wrongMediaType: (mediaType) => refusal('wrongMediaType', mediaType),
  bodyTooLarge: (limit) => refusal('bodyTooLarge', `the limit is ${String(limit)} bytes`),
  unknownRoute: () => refusal('unknownRoute'),
  methodNotAllowed: (allowed) => refusal('methodNotAllowed', `it supports ${allowed.join(', ')}`),
  notEmulated: (operation) => refusal('notEmulated', operation),
  unexpected: () => refusal('unexpected'),
  unavailable: (reason) => refusal('unavailable', reason),
};
