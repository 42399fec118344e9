import { randomBytes } from 'node:crypto';

import type { Table } from '../../../core/store/kinds.js';

/** What a token is good for; its first letter says so. */
export type TokenKind = 'userAccess' | 'refresh' | 'clientAccess';

export interface TokenRecord {
  readonly kind: TokenKind;
  /** The client that was granted the token. */
  readonly clientId: string;
  /** ISO instant; absent when it never expires. */
  readonly expiresAt?: string;
}

export interface IssuedToken {
  readonly token: string;
  readonly record: TokenRecord;
}

/** A document that keeps tokens: a user's, or the one of all clients. */
export interface TokenHolder {
  readonly tokens: Table<TokenRecord>;
}

/** What this module needs of such a document. */
export interface TokenDocument {
  readonly name: string;
  readonly state: TokenHolder;
  put(field: 'tokens', token: string, record: TokenRecord): void;
  drop(field: 'tokens', token: string): void;
}

const LETTERS: Readonly<Record<TokenKind, string>> = {
  userAccess: 'u',
  refresh: 'r',
  clientAccess: 'c',
};

const SHAPE = /^[urc][0-9a-f]{24}[A-Za-z0-9_-]{43}$/;
const NAME_END = 25;

/** Where a token leads; `undefined` for text that is no token of ours. */
export function addressOf(token: string): { kind: TokenKind; document: string } | undefined {
  if (!SHAPE.test(token)) return undefined;
  const letter = token.charAt(0);
  const kind = letter === 'u' ? 'userAccess' : letter === 'r' ? 'refresh' : 'clientAccess';
  return { kind, document: token.slice(1, NAME_END) };
}

/** The record of a token, unless it is unknown to the document or revoked. */
export const recordOf = (holder: TokenHolder, token: string): TokenRecord | undefined =>
  Object.hasOwn(holder.tokens, token) ? holder.tokens[token] : undefined;

export const isExpired = ({ expiresAt }: TokenRecord, now: Date): boolean =>
  expiresAt !== undefined && now.getTime() >= Date.parse(expiresAt);

/** The token of this kind that a client holds already, while it lives. */
export function currentToken(
  holder: TokenHolder,
  kind: TokenKind,
  clientId: string,
  now: Date,
): IssuedToken | undefined {
  for (const [token, record] of Object.entries(holder.tokens)) {
    if (record.kind === kind && record.clientId === clientId && !isExpired(record, now)) {
      return { token, record };
    }
  }
  return undefined;
}

/**
 * The token that a client holds already, or a new one. As long as a token lives, the same
 * credentials give the same token, so its remaining time counts down; a period that was edited
 * since then applies to the next one only.
 */
export function provideToken(
  document: TokenDocument,
  kind: TokenKind,
  clientId: string,
  period: number,
  now: Date,
): IssuedToken {
  const current = currentToken(document.state, kind, clientId, now);
  if (current) return current;
  sweepExpired(document, now);
  const token = LETTERS[kind] + document.name + randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + period * 1000).toISOString();
  const record = period === 0 ? { kind, clientId } : { kind, clientId, expiresAt };
  document.put('tokens', token, record);
  return { token, record };
}

/**
 * Seconds that a token has left, as `expires_in` tells them: 0 says that it never expires, so
 * the last second of any other is 1.
 */
export function secondsLeft({ expiresAt }: TokenRecord, now: Date): number {
  if (expiresAt === undefined) return 0;
  return Math.max(1, Math.floor((Date.parse(expiresAt) - now.getTime()) / 1000));
}

/** Takes away all tokens that `isGone` picks. */
export function revokeTokens(
  document: TokenDocument,
  isGone: (record: TokenRecord, token: string) => boolean,
): void {
  for (const [token, record] of Object.entries(document.state.tokens)) {
    if (isGone(record, token)) document.drop('tokens', token);
  }
}

const sweepExpired = (document: TokenDocument, now: Date): void => {
  revokeTokens(document, (record) => isExpired(record, now));
};
