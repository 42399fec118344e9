import type { Document } from '../../../core/store/kinds.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import { alreadyVerified, noBatchUpdate, nothingGiven, userExists } from './refusals.js';
import { changeUser, existingUser } from './record.js';
import type { UserState } from './document.js';
import type { UserCreateParams, UserRecord, UserUpdateParams } from './schema.js';

/** A new user, with all that the service has made up for it. */
export interface NewUser extends Omit<UserCreateParams, 'password'> {
  readonly id: string;
  readonly passwordHash: string;
}

export function createUser(
  document: Document<UserState>,
  details: NewUser,
  configuration: ClientConfiguration,
  now: Date,
): UserRecord {
  if (document.state.user) throw userExists(document.state.user.id);
  assertAllowed(details, configuration);
  const user: UserRecord = {
    id: details.id,
    passwordHash: details.passwordHash,
    ...definedOf({ email: details.email, phone: details.phone }),
    isAutoUpdateEnabled: details.isAutoUpdateEnabled,
    isVerified: configuration.isUserAutoVerificationEnabled,
    registeredAt: now.toISOString(),
    failedLogins: 0,
    isLocked: false,
  };
  document.set('user', user);
  return user;
}

/** Whether a user with these settings may exist at all. */
export function assertAllowed(
  { isAutoUpdateEnabled }: Pick<UserUpdateParams, 'isAutoUpdateEnabled'>,
  configuration: ClientConfiguration,
): void {
  if (isAutoUpdateEnabled === true && !configuration.isAutomaticBatchUpdateEnabled) {
    throw noBatchUpdate();
  }
}

/**
 * `""` clears, null and absence leave alone; the flag's documented default does not apply here.
 * Whoever begins to take part in the batch update does so with the next run.
 */
export function editUser(
  document: Document<UserState>,
  changes: UserUpdateParams,
  configuration: ClientConfiguration,
  now: Date,
): void {
  if (Object.keys(definedOf(changes)).length === 0) throw nothingGiven();
  assertAllowed(changes, configuration);
  if (changes.isAutoUpdateEnabled === true) beginTakingPart(document, now);
  const { email, phone, isAutoUpdateEnabled } = changes;
  changeUser(document, {
    ...(email === undefined ? {} : { email: email || undefined }),
    ...(phone === undefined ? {} : { phone: phone || undefined }),
    ...definedOf({ isAutoUpdateEnabled }),
  });
}

function beginTakingPart(document: Document<UserState>, now: Date): void {
  const { user } = document.state;
  if (user?.isAutoUpdateEnabled === false) document.set('batchRunsUntil', now.toISOString());
}

export function verifyUser(document: Document<UserState>, id: string): void {
  assertUnverified(document, id);
  changeUser(document, { isVerified: true });
}

/** The user, for services that only unverified ones may pass. */
export function assertUnverified(document: Document<UserState>, id: string): void {
  if (existingUser(document, id).isVerified) throw alreadyVerified();
}

type Defined<T> = { [F in keyof T]?: Exclude<T[F], undefined> };

/** The fields that say something. */
const definedOf = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
