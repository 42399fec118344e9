/** What somebody wants of a login, as far as an aggregation status code can forbid it. */
export type Attempt =
  /** Scenarios 1 and 2 of updateInstitutionLogin: stored credentials, no body. */
  | 'refresh'
  /** Scenario 3: credentials in the body. */
  | 'newCredentials'
  /** The background run. */
  | 'nightly';

interface AggregationCode {
  /** Text of `errorMessage`; ours but for 103, whose text is known from recordings. */
  readonly message: string;
  /** 503 unless stated. */
  readonly status?: number;
  /** Attempts that are not made while an account stands at this code. */
  readonly blocks?: readonly Attempt[];
}

/** A person has to act before the bank may be asked with the same credentials again. */
const UNTIL_NEW_CREDENTIALS = ['refresh', 'nightly'] as const;
/** Nobody answers questions at night, and asking again would only trouble the person. */
const UNTIL_ANSWERED = ['nightly'] as const;

/**
 * Every documented status code: what it says, how it is answered, and what it blocks.
 *
 * Only 103 is documented to block a refresh. That 199 does the same (an access code is a
 * credential), and that background runs leave 103, 185, 187 and 199 alone, are guesses.
 */
const CODES: Readonly<Record<string, AggregationCode>> = {
  '100': { message: 'The aggregation failed for an unknown reason' },
  '101': { message: 'General error at the institution' },
  '102': { message: 'The institution could not be aggregated' },
  '103': { message: 'Login error. Error on logon', blocks: UNTIL_NEW_CREDENTIALS },
  '104': { message: 'The answer of the institution could not be parsed' },
  '105': { message: 'The site of the institution is not available' },
  '106': { message: 'The account was not found at the institution' },
  '107': { message: 'The aggregation failed at the institution' },
  '108': { message: 'The end user has to act on the site of the institution' },
  '109': { message: 'The password has to be changed on the site of the institution' },
  '155': { message: 'The institution is temporarily not available' },
  '163': { message: 'Application error at the institution' },
  '179': { message: 'The user is logged on elsewhere' },
  '185': { message: 'Multi-factor authentication is required', blocks: UNTIL_ANSWERED },
  '187': { message: 'A challenge was answered wrongly', blocks: UNTIL_ANSWERED },
  '199': { message: 'The personal access code is not valid', blocks: UNTIL_NEW_CREDENTIALS },
  '323': { message: 'The account has already been added' },
  '324': { message: 'The account number has changed' },
  '325': { message: 'The account is being aggregated', status: 500 },
  '331': { message: 'The challenge session is unknown or has expired', status: 408 },
  '5006': { message: 'The account is being aggregated', status: 500 },
};

const UNNAMED: AggregationCode = { message: 'The connection to the institution failed' };

/** The entry of a code; codes without a public meaning (900 and above) share one. */
export const aggregationCode = (code: string): AggregationCode =>
  Object.hasOwn(CODES, code) ? (CODES[code] ?? UNNAMED) : UNNAMED;

export const isBlocked = (code: string, attempt: Attempt): boolean =>
  aggregationCode(code).blocks?.includes(attempt) ?? false;
