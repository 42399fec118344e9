import type { BankLoginState, LoginRule } from '../../../bank/login.js';
import { signIn, type SignIn } from '../../../bank/sign-in.js';
import { standing } from '../../../bank/standing.js';
import type { ConnectionInterface, UpdateResult } from '../bank-connections/schema.js';

/** The login at the bank that a connection speaks for. */
export interface BankAccess {
  readonly rule: LoginRule;
  readonly state: BankLoginState;
  readonly seed: string;
}

/** How condition 1 lets a run in: by the consent, by the stored PIN, or by both. */
export interface WayIn {
  readonly consent: boolean;
  readonly pin: boolean;
}

/** How an attempt to update an interface without its user ended. */
export interface Attempt {
  readonly result: UpdateResult['result'];
  /** One sentence. */
  readonly story: string;
  readonly errorType?: 'BUSINESS' | 'TECHNICAL';
  /** The bank refused the stored credentials themselves. */
  readonly credentialsRejected: boolean;
  /** Nobody but the user can make the next update work. */
  readonly userActionRequired: boolean;
  /** What the bank has seen; absent when it was not even asked to sign in. */
  readonly signIn?: SignIn;
  /** Present when it has said that the consent is worth nothing any more. */
  readonly consentRevoked?: true;
}

/**
 * Signs in at the bank as an automatic update does: with the consent, the stored credentials, or
 * both, and with nobody there to answer questions. Pure.
 */
export function attemptUpdate(
  candidate: ConnectionInterface,
  way: WayIn,
  { rule, state, seed }: BankAccess,
  at: Date,
): Attempt {
  const now = standing(rule, state, at);
  if (way.consent && now.downCode === undefined && isRevoked(candidate, now.consentRevokedAt)) {
    return {
      ...rejected('The consent was revoked at the bank.', { userActionRequired: true }),
      consentRevoked: true,
    };
  }
  const stored = way.pin ? candidate.storedCredentials?.match : undefined;
  const match = stored ?? { kind: 'matched' as const, version: now.passwordVersion };
  const outcome = signIn({ rule, state, match, trustedMfa: candidate.trustedMfa ?? 0, at, seed });
  return { ...judgeSignIn(outcome, candidate, way), signIn: outcome };
}

/** A consent given after a revocation is a new one. */
const isRevoked = ({ consent }: ConnectionInterface, revokedAt: string | undefined): boolean =>
  revokedAt !== undefined &&
  consent !== undefined &&
  Date.parse(consent.givenAt) <= Date.parse(revokedAt);

function judgeSignIn(outcome: SignIn, candidate: ConnectionInterface, way: WayIn): Attempt {
  switch (outcome.outcome) {
    case 'in':
      return updated;
    case 'challenge':
      return way.consent && outcome.mfaVersion <= (candidate.trustedMfa ?? 0)
        ? updated
        : rejected('The bank asks for strong authentication.', { userActionRequired: true });
    case 'refused':
      return judgeRefusal(outcome);
  }
}

function judgeRefusal({ reason, code }: Extract<SignIn, { outcome: 'refused' }>): Attempt {
  switch (reason) {
    case 'wrongCredentials':
      return credentialsRefused;
    case 'locked':
      return rejected('The login is locked at the bank.', { userActionRequired: true });
    case 'failing':
      return judgeCode(code);
    case 'siteDown':
    case 'wrongAnswer':
    case 'wrongAnswerCount':
      return technical('The bank cannot be reached.');
  }
}

/** Personas may fail with a number; these are the ones in which the customer has to do something. */
const WRONG_CREDENTIALS = 103;
const WANTS_THE_CUSTOMER = [108, 109, 185, 187];

function judgeCode(code: number | undefined): Attempt {
  if (code === WRONG_CREDENTIALS) return credentialsRefused;
  return code !== undefined && WANTS_THE_CUSTOMER.includes(code)
    ? rejected('The bank asks its customer to do something.', { userActionRequired: true })
    : technical('The bank answered with an error.');
}

const updated: Attempt = {
  result: 'OK',
  story: 'The bank let the update in.',
  credentialsRejected: false,
  userActionRequired: false,
};

/** The bank counts; tomorrow it lets in again, so that nobody has to do anything. */
export const tooManyAccesses: Attempt = {
  result: 'BANK_SERVER_REJECTION',
  errorType: 'BUSINESS',
  story: 'The bank allows no more accesses without its customer today.',
  credentialsRejected: false,
  userActionRequired: false,
};

/** Wrong credentials alone do not ask for the user: condition 4 keeps them out by itself. */
const credentialsRefused: Attempt = {
  result: 'BANK_SERVER_REJECTION',
  errorType: 'BUSINESS',
  story: 'The bank refused the stored credentials.',
  credentialsRejected: true,
  userActionRequired: false,
};

const rejected = (story: string, { userActionRequired }: Pick<Attempt, 'userActionRequired'>) =>
  ({
    result: 'BANK_SERVER_REJECTION',
    errorType: 'BUSINESS',
    story,
    credentialsRejected: false,
    userActionRequired,
  }) satisfies Attempt;

export const technical = (story: string): Attempt => ({
  result: 'INTERNAL_SERVER_ERROR',
  errorType: 'TECHNICAL',
  story,
  credentialsRejected: false,
  userActionRequired: false,
});
