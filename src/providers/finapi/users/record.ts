import type { Document } from '../../../core/store/kinds.js';
import { dayOf } from '../dates.js';
import { OAuthError } from '../errors.js';
import { USER_ID } from '../patterns.js';
import { unknownUser } from './refusals.js';
import type { UserState } from './document.js';
import type { UserRecord } from './schema.js';

/** The user of a document that a service was asked about. */
export function existingUser(document: Document<UserState>, id: string): UserRecord {
  const { user } = document.state;
  if (!user || !USER_ID.test(id)) {
    throw unknownUser();
  }
  return user;
}

/** The user whose token was shown; somebody may have deleted it a moment ago. */
export function authorizedUser({ state: { user } }: Document<UserState>): UserRecord {
  if (!user) throw new OAuthError('invalid_token', 'The user of this access token was deleted');
  return user;
}

/** Changes fields of the user; a field that is `undefined` is taken away. */
export function changeUser(
  document: Document<UserState>,
  changes: { readonly [F in keyof UserRecord]?: UserRecord[F] | undefined },
): void {
  const { user } = document.state;
  if (!user) return;
  const changed = Object.entries({ ...user, ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  // `fromEntries` forgets the names of fields; those that are required cannot be undefined.
  document.set('user', Object.fromEntries(changed) as unknown as UserRecord);
}

/** Remembers that the user was there, once a day: a call that only reads stays a read. */
export function noteActivity(document: Document<UserState>, now: Date): void {
  const today = dayOf(now);
  if (authorizedUser(document).lastActiveDate !== today) {
    changeUser(document, { lastActiveDate: today });
  }
}
