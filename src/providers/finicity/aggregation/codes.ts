import type { NotRefreshedReason as NotRefreshedReasons } from '../wire/enumerations.js';

/** What somebody wants of a login, as far as an aggregation status code can forbid it. */
export type Attempt =
  /** Scenarios 1 and 2 of updateInstitutionLogin: stored credentials, no body. */
  | 'refresh'
  /** Scenario 3: credentials in the body. */
  | 'newCredentials'
  /** The background run. */
  | 'nightly';

/** Why transactions are not fresh, in the words of getAccountTransactions. */
export type NotRefreshedReason = (typeof NotRefreshedReasons)[number];

interface AggregationCode {
  /** Text of `errorMessage`; ours but for 103, whose text is known from recordings. */
  readonly message: string;
  /** 503 unless stated. */
  readonly status?: number;
  /** Attempts that are not made while an account stands at this code. */
  readonly blocks?: readonly Attempt[];
  /** `UNAVAILABLE` unless stated. */
  readonly notRefreshed?: NotRefreshedReason;
}

/** A person has to act before the bank may be asked with the same credentials again. */
const UNTIL_NEW_CREDENTIALS = ['refresh', 'nightly'] as const;
/** Nobody answers questions at night, and asking again would only trouble the person. */
const UNTIL_ANSWERED = ['nightly'] as const;

const CREDENTIALS = { notRefreshed: 'CREDENTIALS_REQUIRED' } as const;
const ANSWERS = { notRefreshed: 'CHALLENGE_RESPONSE_REQUIRED', blocks: UNTIL_ANSWERED } as const;
/** Numbers of connections that fail on the side of the institution; what they mean is not public. */
const CONNECTION: AggregationCode = { message: 'The connection to the institution failed' };
/** A person can repair it by signing in anew. */
const REPAIRABLE: AggregationCode = {
  message: 'The end user has to sign in to the institution again',
};
const BUSY: AggregationCode = { message: 'The account is being aggregated', status: 500 };

/**
 * Every documented status code: what it says, how it is answered, which scenarios of
 * updateInstitutionLogin and which nights it blocks, and why transactions are then not fresh.
 *
 * Only 103 is documented to block a refresh. That 199 does the same (an access code is a
 * credential), that background runs leave 103, 185, 187 and 199 alone, and all reasons of
 * transactions that are not fresh, are guesses.
 */
const CODES: Readonly<Record<string, AggregationCode>> = {
  '0': { message: 'The last aggregation succeeded', notRefreshed: 'NOT_NECESSARY' },
  '100': { message: 'The aggregation failed for an unknown reason' },
  '101': { message: 'General error at the institution' },
  '102': { message: 'The institution could not be aggregated' },
  '103': { message: 'Login error. Error on logon', ...CREDENTIALS, blocks: UNTIL_NEW_CREDENTIALS },
  '104': { message: 'The answer of the institution could not be parsed' },
  '105': { message: 'The site of the institution is not available' },
  '106': { message: 'The account was not found at the institution' },
  '107': { message: 'The aggregation failed at the institution' },
  '108': { message: 'The end user has to act on the site of the institution', ...CREDENTIALS },
  '109': {
    message: 'The password has to be changed on the site of the institution',
    ...CREDENTIALS,
  },
  '155': { message: 'The institution is temporarily not available' },
  '163': { message: 'Application error at the institution' },
  '179': { message: 'The user is logged on elsewhere' },
  '185': { message: 'Multi-factor authentication is required', ...ANSWERS },
  '187': { message: 'A challenge was answered wrongly', ...ANSWERS },
  '199': { message: 'The personal access code is not valid', blocks: UNTIL_NEW_CREDENTIALS },
  '323': { message: 'The account has already been added' },
  '324': { message: 'The account number has changed' },
  '325': BUSY,
  '331': { message: 'The challenge session is unknown or has expired', status: 408 },
  '903': CONNECTION,
  '904': CONNECTION,
  '913': CONNECTION,
  '914': CONNECTION,
  '931': CONNECTION,
  '936': CONNECTION,
  '940': CONNECTION,
  '945': REPAIRABLE,
  '946': REPAIRABLE,
  '947': REPAIRABLE,
  '948': REPAIRABLE,
  '5006': BUSY,
};

/** The entry of a code; of those that nobody has named, it is that of a failed connection. */
export const aggregationCode = (code: string): AggregationCode =>
  Object.hasOwn(CODES, code) ? (CODES[code] ?? CONNECTION) : CONNECTION;

/** All codes that have a public meaning, or are known to occur. */
export const KNOWN_CODES: readonly string[] = Object.keys(CODES);

export const isBlocked = (code: string, attempt: Attempt): boolean =>
  aggregationCode(code).blocks?.includes(attempt) ?? false;

/**
 * Why transactions are not fresh after an attempt that ended with this code. After a
 * good one no refresh was necessary, however long ago it was: the nights see to the rest.
 */
export const notRefreshedReason = (code: string): NotRefreshedReason =>
  aggregationCode(code).notRefreshed ?? 'UNAVAILABLE';
