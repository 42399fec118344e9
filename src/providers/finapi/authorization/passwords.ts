import type { Document } from '../../../core/store/kinds.js';
import { verifySecret } from '../../../core/secrets.js';
import { FinapiError } from '../errors.js';
import type { UserState } from '../users/document.js';
import { changeUser } from '../users/record.js';
import type { UserRecord } from '../users/schema.js';
import { revokeTokens } from './tokens.js';

const MAX_PASSWORD = 128;

/** What came of comparing a password with the hash that was kept at that moment. */
export interface PasswordCheck {
  readonly hash: string;
  readonly matches: boolean;
}

/** Compares off the event loop; a password that nobody can have is wrong at once. */
export async function checkPassword(
  { user }: UserState,
  password: string,
): Promise<PasswordCheck | undefined> {
  if (!user) return undefined;
  const hash = user.passwordHash;
  const matches = password.length <= MAX_PASSWORD && (await verifySecret(password, hash));
  return { hash, matches };
}

/** True when the password was right, and is still the one that was compared. */
export const isConfirmed = (user: UserRecord, check: PasswordCheck | undefined): boolean =>
  check !== undefined && check.matches && check.hash === user.passwordHash;

export const noSuchUser = (): FinapiError =>
  badUserCredentials('No user has this username.', 'Create the user with createUser.');

/** The client is never told whether user or password is wrong. */
const badUserCredentials = (rule: string, next?: string): FinapiError =>
  new FinapiError('BAD_REQUEST', 'Bad user credentials', { rule, next });

export const userIsLocked = (): FinapiError =>
  new FinapiError(
    'LOCKED',
    {
      de: 'Der Benutzer ist nach zu vielen Anmeldeversuchen gesperrt, bis ein neues Passwort gesetzt ist',
      en: 'The user is locked after too many login attempts until a new password is set',
    },
    { next: 'Set a new password: requestPasswordChange, then executePasswordChange.' },
  );

/**
 * Counts a wrong password. The attempt that reaches the limit locks the user and ends all of its
 * sessions; that it is still answered as a wrong password is not documented.
 */
export function countFailure(
  document: Document<UserState>,
  user: UserRecord,
  limit: number,
): FinapiError {
  if (limit === 0) return badUserCredentials(WRONG_PASSWORD, TO_CHANGE);
  const failedLogins = user.failedLogins + 1;
  const isLocked = failedLogins >= limit;
  changeUser(document, { failedLogins, isLocked });
  if (isLocked) revokeTokens(document, () => true);
  return badUserCredentials(
    WRONG_PASSWORD,
    isLocked
      ? `Attempt ${String(failedLogins)} of ${String(limit)} has locked the user.`
      : `This was attempt ${String(failedLogins)}; attempt ${String(limit)} locks the user.`,
  );
}

const WRONG_PASSWORD = 'The password is wrong.';
const TO_CHANGE = 'A new one is set with requestPasswordChange and executePasswordChange.';
