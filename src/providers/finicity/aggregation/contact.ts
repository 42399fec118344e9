import { signIn, type SignIn } from '../../../bank/sign-in.js';
import type { StoredCredentials } from '../logins/schema.js';
import type { BankSide } from './bank-side.js';

export interface Contact {
  /** Absent where nobody has the user id. */
  readonly bank: BankSide | undefined;
  readonly credentials: StoredCredentials;
  readonly trustedMfa: number | undefined;
  readonly at: Date;
  readonly seed: string;
}

const WRONG: SignIn = { outcome: 'refused', reason: 'wrongCredentials' };
/** Not documented: a sign-in that takes longer than anybody waits ends as a bank that is away. */
export const TOO_SLOW: SignIn = { outcome: 'refused', reason: 'siteDown', code: 155 };

/** Asks the bank with credentials that are kept. Pure. */
export function contactBank({ bank, credentials, trustedMfa, at, seed }: Contact): SignIn {
  if (!bank) return WRONG;
  const outcome = signIn({ ...bank, match: credentials.match, trustedMfa, at, seed });
  return outcome.outcome === 'in' && bank.rule.slowSeconds !== undefined ? TOO_SLOW : outcome;
}

type Reason = Extract<SignIn, { outcome: 'refused' }>['reason'];

/** The codes of refusals for which the bank names none. */
const CODE_OF_REASON: Readonly<Record<Reason, string>> = {
  wrongCredentials: '103',
  // Not documented; the person has to unlock the login at the bank.
  locked: '108',
  wrongAnswer: '187',
  wrongAnswerCount: '187',
  siteDown: '105',
  failing: '102',
};

/** The aggregation status code that an attempt leaves behind. */
export function statusCodeOf(outcome: SignIn): string {
  if (outcome.outcome === 'in') return '0';
  if (outcome.outcome === 'challenge') return '185';
  return outcome.code === undefined ? CODE_OF_REASON[outcome.reason] : String(outcome.code);
}

/** Whether the bank has said anything about the credentials themselves. */
export const hasJudgedCredentials = (outcome: SignIn): boolean =>
  outcome.outcome !== 'refused' || !['siteDown', 'locked'].includes(outcome.reason);
