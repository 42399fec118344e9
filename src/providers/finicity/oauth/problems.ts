/** Words of the OAuth Problem Reporting extension that this sandbox answers with. */
export type OAuthProblem =
  | 'consumer_key_unknown'
  | 'nonce_used'
  | 'parameter_absent'
  | 'parameter_rejected'
  | 'signature_invalid'
  | 'signature_method_rejected'
  | 'timestamp_refused'
  | 'token_expired'
  | 'token_rejected'
  | 'version_rejected';

/**
 * The word that each refusal is answered with.
 *
 * Not documented: Finicity has published no list, and clients are known to look for
 * `token_rejected` only (they then fetch a token and repeat). All other rows are our choice.
 */
export const PROBLEMS = {
  // Token call.
  consumerKeyMissing: 'parameter_absent',
  consumerKeyUnknown: 'consumer_key_unknown',
  assertionMissing: 'parameter_absent',
  assertionUnreadable: 'parameter_rejected',
  assertionIncomplete: 'parameter_absent',
  assertionUnsigned: 'signature_invalid',
  assertionShapeRefused: 'signature_invalid',
  assertionAlgorithmRefused: 'signature_method_rejected',
  assertionSignatureWrong: 'signature_invalid',
  assertionIssuerWrong: 'consumer_key_unknown',
  assertionAudienceWrong: 'consumer_key_unknown',
  assertionNotYetValid: 'timestamp_refused',
  assertionExpired: 'token_expired',
  // The guidelines leave 400 or 401 open, and which call refuses; we refuse before a token exists.
  userNameRefused: 'parameter_rejected',
  // Every other call.
  unsigned: 'parameter_absent',
  parameterMissing: 'parameter_absent',
  parameterRepeated: 'parameter_rejected',
  parameterTooLong: 'parameter_rejected',
  tooManyParameters: 'parameter_rejected',
  versionUnknown: 'version_rejected',
  signatureMethodUnknown: 'signature_method_rejected',
  timestampOutsideWindow: 'timestamp_refused',
  bodyHashWrong: 'signature_invalid',
  signatureWrong: 'signature_invalid',
  nonceRepeated: 'nonce_used',
  // One word for both: a client that meets it asks for a new token, which is right for both.
  tokenUnknown: 'token_rejected',
  tokenExpired: 'token_rejected',
} as const satisfies Record<string, OAuthProblem>;

export type RefusalReason = keyof typeof PROBLEMS;

/** Why a caller is not believed: a word for the client, a sentence for the journal. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly problem: OAuthProblem;
  readonly explanation: string;
  /** What the signature should have been made over, where it came to that. */
  readonly baseString?: string;
}

export function refusal(reason: RefusalReason, explanation: string, baseString?: string): Refusal {
  const refused = { reason, problem: PROBLEMS[reason], explanation };
  return baseString === undefined ? refused : { ...refused, baseString };
}

export const isRefusal = (outcome: object): outcome is Refusal => 'problem' in outcome;

/** Value of `WWW-Authenticate` for a refusal; one client compares it letter by letter. */
export const challengeOf = ({ problem }: Pick<Refusal, 'problem'>): string =>
  `OAuth oauth_problem="${problem}"`;

/** Carries a refusal out of nested checks; never leaves this folder. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(reason: RefusalReason, explanation: string) {
    super(explanation);
    this.refusal = refusal(reason, explanation);
  }
}
