import type { Explanation } from '../../core/errors.js';

const NAMED_KEYS =
  'send each key that getInstitutionDetails shows with displayFlag true, once and by exact name';

/**
 * What the journal tells of a kind of refusal beyond its message, unless who refused has told more.
 * Where nothing is said of a remedy, there is none for the caller.
 */
export const EXPLANATIONS: Readonly<Record<string, Explanation | undefined>> = {
  invalidRequest: {
    next: 'correct what is named; `doppelbank call OPERATION --curl` prints a request that is right',
  },
  wrongCredentialNames: { next: NAMED_KEYS },
  wrongAnswerCount: {
    next: 'repeat the call with one response for each challenge, in their order',
  },
  unknownRoute: { next: 'mind the base URLs that GET /_sandbox/worlds/{world} tells' },
  institutionNotFound: { next: 'getInstitutions lists the numbers there are' },
  loginNotFound: { next: 'getCustomerAccounts tells the institutionLoginId of each account' },
  accountNotFound: {
    rule: 'this customer has no such account',
    next: 'getCustomerAccounts lists the accounts of the customer',
  },
  accountTypeFixed: { next: 'choose an OtherAccount whose type has not been chosen yet' },
  fileNotFound: { next: 'listFiles lists the files there are' },
  badRange: { next: 'ask for bytes that the file has' },
  methodNotAllowed: { next: 'use one of the methods in the header Allow' },
  bodyTooLarge: { next: 'send less' },
  wrongMediaType: { next: 'send Content-Type: application/json or application/xml' },
  unavailable: { next: 'repeat the call' },
};
