import { createHash, randomUUID } from 'node:crypto';

import type { Document } from '../../../core/store/kinds.js';
import { revokeTokens } from '../authorization/tokens.js';
import { isSameText } from '../credentials.js';
import { encryptWithDataDecryptionKey } from '../encryption/data-decryption-key.js';
import type { UserState } from './document.js';
import { changeUser, existingUser } from './record.js';
import { badChangeToken, notVerified } from './refusals.js';
import type { ExecutePasswordChangeParams, UserRecord } from './schema.js';

/** What a client may know of a password change: email and token only with its key. */
export interface RequestedChange {
  readonly userId: string;
  readonly userEmail?: string;
  readonly passwordChangeToken: string;
}

/**
 * Starts a password change. Life of the token and what becomes of an earlier one are not
 * documented: it lives as long as a setting says, and a new request puts an end to the one before.
 */
export function requestChange(
  document: Document<UserState>,
  id: string,
  options: { readonly dataDecryptionKey: string; readonly seconds: number; readonly now: Date },
): RequestedChange {
  const user = existingUser(document, id);
  if (!user.isVerified) throw notVerified();
  const token = randomUUID();
  const expiresAt = new Date(options.now.getTime() + options.seconds * 1000).toISOString();
  changeUser(document, { passwordChange: { tokenHash: hashOf(token), expiresAt } });
  const encrypt = (text: string): string =>
    encryptWithDataDecryptionKey(text, options.dataDecryptionKey);
  return {
    userId: user.id,
    ...(user.email === undefined ? {} : { userEmail: encrypt(user.email) }),
    passwordChangeToken: encrypt(token),
  };
}

/** Sets the password, unlocks the user and ends all of its sessions with all clients. */
export function executeChange(
  document: Document<UserState>,
  { userId, passwordChangeToken }: ExecutePasswordChangeParams,
  passwordHash: string,
  now: Date,
): void {
  const user = existingUser(document, userId);
  assertAwaited(user, passwordChangeToken, now);
  changeUser(document, {
    passwordHash,
    failedLogins: 0,
    isLocked: false,
    passwordChange: undefined,
  });
  revokeTokens(document, () => true);
}

function assertAwaited({ passwordChange }: UserRecord, token: string, now: Date): void {
  if (!passwordChange) {
    throw badChangeToken('No password change was asked for, or it has been carried out.');
  }
  const { tokenHash, expiresAt } = passwordChange;
  if (!isSameText(tokenHash, hashOf(token))) {
    throw badChangeToken('The token is not that of the latest requestPasswordChange.');
  }
  if (now.getTime() >= Date.parse(expiresAt)) throw badChangeToken(`It expired at ${expiresAt}.`);
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
