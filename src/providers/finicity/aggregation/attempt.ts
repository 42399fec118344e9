import type { SignIn } from '../../../bank/sign-in.js';
import type { Document } from '../../../core/store/kinds.js';
import type { Account } from '../accounts/schema.js';
import type { CustomerState } from '../customer.js';
import type { InstitutionLogin, StoredCredentials } from '../logins/schema.js';
import { hasJudgedCredentials, statusCodeOf } from './contact.js';
import type { Snapshot } from './snapshot.js';

export interface Attempt {
  readonly login: InstitutionLogin;
  readonly outcome: SignIn;
  readonly at: Date;
  /** Asked for only after a sign-in that succeeded. */
  readonly snapshots: () => readonly Snapshot[];
}

/**
 * Keeps what an attempt on a login came to, in the login and its accounts, and returns the status
 * code. A good one brings new balances and both dates; a failed one moves `aggrAttemptDate` only.
 */
export function keepAttempt(customer: Document<CustomerState>, attempt: Attempt): string {
  const { login, outcome, at } = attempt;
  const found = outcome.outcome === 'in' ? attempt.snapshots() : [];
  const own = accountsOf(customer.state, login.id);
  const isMismatch = outcome.outcome === 'in' && own.length > 0 && !own.some(isAmong(found));
  // Not documented: credentials that lead to somebody else's accounts leave 106, account mismatch.
  const kept = isMismatch ? failedWith(login, '106', at) : afterOutcome(login, outcome, at);
  customer.put('logins', String(login.id), kept);
  for (const account of isMismatch ? [] : own) {
    const snapshot = found.find(isOf(account));
    if (snapshot) customer.put('accounts', String(account.id), { ...account, ...snapshot });
  }
  return kept.statusCode;
}

const isOf =
  ({ bankAccount }: Account) =>
  (snapshot: Snapshot): boolean =>
    snapshot.bankAccount === bankAccount;

const isAmong =
  (found: readonly Snapshot[]) =>
  (account: Account): boolean =>
    found.some(isOf(account));

const failedWith = (login: InstitutionLogin, statusCode: string, at: Date): InstitutionLogin => ({
  ...login,
  statusCode,
  attemptedAt: at.toISOString(),
});

/** A login after an attempt. Pure. */
export function afterOutcome(login: InstitutionLogin, outcome: SignIn, at: Date): InstitutionLogin {
  const attempted = failedWith(login, statusCodeOf(outcome), at);
  const judged = hasJudgedCredentials(outcome)
    ? { ...attempted, credentials: checked(login.credentials) }
    : attempted;
  if (outcome.outcome !== 'in') return judged;
  return { ...judged, trustedMfa: outcome.mfaVersion, succeededAt: at.toISOString() };
}

const checked = ({ bankLogin, match }: StoredCredentials): StoredCredentials => ({
  ...(bankLogin !== undefined && { bankLogin }),
  match,
});

/** The accounts that are aggregated through a login. */
export const accountsOf = ({ accounts }: CustomerState, loginId: number): readonly Account[] =>
  Object.values(accounts).filter((account) => account.loginId === loginId);
