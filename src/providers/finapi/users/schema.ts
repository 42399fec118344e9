import * as z from 'zod';

import type { ConnectionHistory } from '../bank-connections/history.js';
import {
  defaulting,
  generalText,
  optional,
  password,
  required,
  text,
  userId,
} from '../patterns.js';

/** What the client may say of a new user; null counts as absent. */
export const UserCreateParams = z.object({
  id: optional(userId()),
  password: optional(password()),
  email: optional(generalText({ min: 1, max: 320 })),
  phone: optional(generalText({ min: 1, max: 50 })),
  isAutoUpdateEnabled: defaulting(z.boolean(), false),
});
export type UserCreateParams = z.infer<typeof UserCreateParams>;

/** `""` clears, null and absence leave alone. */
export const UserUpdateParams = z.object({
  email: optional(generalText({ max: 320 })),
  phone: optional(generalText({ max: 50 })),
  isAutoUpdateEnabled: optional(z.boolean()),
});
export type UserUpdateParams = z.infer<typeof UserUpdateParams>;

/** Any text may be asked for; what cannot be an id is unknown. */
export const UserPath = z.object({ userId: z.string() });

export const UserQuery = z.object({ userId: required(z.string()) });

export const RequestPasswordChangeParams = z.object({ userId: required(userId()) });

export const ExecutePasswordChangeParams = z.object({
  userId: required(userId()),
  password: required(password()),
  passwordChangeToken: required(text({ min: 36, max: 36, pattern: /^[0-9a-f-]*$/ })),
});
export type ExecutePasswordChangeParams = z.infer<typeof ExecutePasswordChangeParams>;

/** A user as it is kept. */
export interface UserRecord {
  /** As it was created; ids are compared without regard to case. */
  readonly id: string;
  readonly passwordHash: string;
  readonly email?: string;
  readonly phone?: string;
  readonly isAutoUpdateEnabled: boolean;
  readonly isVerified: boolean;
  /** ISO instant. */
  readonly registeredAt: string;
  /** `YYYY-MM-DD`; absent until a first token. */
  readonly lastActiveDate?: string;
  /** Consecutive; counted only while the client's configuration sets a limit. */
  readonly failedLogins: number;
  readonly isLocked: boolean;
  readonly passwordChange?: PasswordChange;
  /** Version of the terms and conditions; absent when none were accepted. */
  readonly acceptedTermsVersion?: number;
}

/** A password change that was asked for and not carried out so far. */
export interface PasswordChange {
  readonly tokenHash: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** A user who was deleted. */
export interface FormerLife {
  readonly id: string;
  /** ISO instants. */
  readonly registeredAt: string;
  readonly deletedAt: string;
  readonly lastActiveDate?: string;
  readonly connectionHistory: ConnectionHistory;
}
