import { json, type WireDocument } from '../../../core/http/wire.js';
import type { RequestedChange } from './password-change.js';
import type { UserRecord } from './schema.js';

const MASK = 'XXXXX';

/** A user without its password, which nobody can read again after creation. */
export const userDocument = (user: UserRecord): WireDocument => userWithPassword(user, MASK);

/** The answer to a creation, the only one that tells the password. */
export const userWithPassword = (user: UserRecord, password: string): WireDocument =>
  json({
    id: user.id,
    password,
    email: user.email,
    phone: user.phone,
    isAutoUpdateEnabled: user.isAutoUpdateEnabled,
  });

export const verificationDocument = (user: UserRecord): WireDocument =>
  json({ userId: user.id, isUserVerified: user.isVerified });

export const requestedChangeDocument = (change: RequestedChange): WireDocument =>
  json({
    userId: change.userId,
    userEmail: change.userEmail,
    passwordChangeToken: change.passwordChangeToken,
  });
