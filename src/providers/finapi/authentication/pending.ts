import { randomUUID } from 'node:crypto';

import type { Document, Table } from '../../../core/store/kinds.js';
import type { UserState } from '../users/document.js';
import type { PendingAuthentication } from './schema.js';

/** Authentications of one user that can be open at once; the oldest makes room. Not documented. */
const MOST = 16;

/** 32 hexadecimal digits. */
export const newHash = (): string => randomUUID().replaceAll('-', '');

export const isOver = ({ expiresAt }: PendingAuthentication, now: Date): boolean =>
  now.getTime() >= Date.parse(expiresAt);

/** The authentication under a hash, over or not. */
export const authenticationAt = (
  { authentications }: Pick<UserState, 'authentications'>,
  hash: string,
): PendingAuthentication | undefined =>
  Object.hasOwn(authentications, hash) ? authentications[hash] : undefined;

/** Those that are still open, oldest first. */
export const openAuthentications = (
  { authentications }: Pick<UserState, 'authentications'>,
  now: Date,
): readonly PendingAuthentication[] =>
  Object.values(authentications).filter((pending) => !isOver(pending, now));

/** Keeps an authentication; those that are over go. Call it in a transaction. */
export function keepAuthentication(
  user: Document<UserState>,
  pending: PendingAuthentication,
  now: Date,
): void {
  const others = openAuthentications(user.state, now)
    .filter(({ hash }) => hash !== pending.hash)
    .slice(1 - MOST);
  user.set('authentications', byHash([...others, pending]));
}

export function dropAuthentication(user: Document<UserState>, hash: string): void {
  user.drop('authentications', hash);
}

/** Ends what was under way for a connection that is gone or has changed. */
export function dropAuthenticationsOf(user: Document<UserState>, connectionId: number): void {
  for (const pending of Object.values(user.state.authentications)) {
    if (pending.connectionId === connectionId) user.drop('authentications', pending.hash);
  }
}

const byHash = (all: readonly PendingAuthentication[]): Table<PendingAuthentication> =>
  Object.fromEntries(all.map((pending) => [pending.hash, pending]));
