import type { InstitutionLogin } from '../logins/schema.js';
import { isBlocked, type Attempt } from './codes.js';

/** What an updateInstitutionLogin without answers comes to, before the bank is asked. */
export type Course =
  /** Neither credentials nor `refresh=true`: nothing to do. */
  | { readonly course: 'nothing' }
  /** Credentials without `refresh=true`: kept, whatever they are worth. */
  | { readonly course: 'store' }
  /** Scenario 3: the bank is asked with the new credentials, even within the hour. */
  | { readonly course: 'validate' }
  /** The stored credentials are known to be bad: the old answer again, without asking the bank. */
  | { readonly course: 'blocked'; readonly code: string }
  /** Refreshed too short a while ago. */
  | { readonly course: 'fresh'; readonly ageMs: number; readonly waitMs: number }
  /** Scenarios 1 and 2: the bank is asked with the stored credentials. */
  | { readonly course: 'refresh' };

export interface UpdateFacts {
  readonly login: InstitutionLogin;
  readonly hasCredentials: boolean;
  /** Whether the query says exactly `refresh=true`. */
  readonly refresh: boolean;
  readonly now: Date;
  readonly limitSeconds: number;
}

/** Decides how far an update goes. Pure. */
export function courseOf({
  login,
  hasCredentials,
  refresh,
  now,
  limitSeconds,
}: UpdateFacts): Course {
  if (hasCredentials) return { course: refresh ? 'validate' : 'store' };
  if (!refresh) return { course: 'nothing' };
  if (isHeldBack(login, 'refresh')) return { course: 'blocked', code: login.statusCode };
  const ageMs = now.getTime() - Date.parse(login.succeededAt);
  const waitMs = limitSeconds * 1000 - ageMs;
  return isInOrder(login) && waitMs > 0
    ? { course: 'fresh', ageMs, waitMs }
    : { course: 'refresh' };
}

/** The hour counts only for credentials that are known to be good. */
const isInOrder = ({ statusCode, credentials }: InstitutionLogin): boolean =>
  statusCode === '0' && !credentials.isUnchecked;

/**
 * Whether the last outcome forbids an attempt. Credentials that were stored unchecked after it lift
 * the ban, for nobody knows them to be bad; not documented.
 */
export const isHeldBack = (
  { statusCode, credentials }: InstitutionLogin,
  attempt: Attempt,
): boolean => !credentials.isUnchecked && isBlocked(statusCode, attempt);
