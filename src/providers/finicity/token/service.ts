import { randomBytes } from 'node:crypto';

import type { Document } from '../../../core/store/kinds.js';
import type { CustomerState } from '../customer.js';
import type { IssuedToken, Token } from './schema.js';

/** Hexadecimal digits at the beginning of a token that name its customer's document. */
export const NAME_LENGTH = 24;

/** Live tokens of one customer; the oldest makes room. Not documented; generous for parallel clients. */
const MOST_TOKENS = 100;

export interface TokenRequest {
  readonly consumerKey: string;
  readonly now: Date;
  readonly lifeSeconds: number;
}

/**
 * Gives out a new token; earlier ones live on until they expire. Forty-eight characters and a
 * secret of forty, as clients assert. The customer comes into being with its first one.
 */
export function issueToken(
  customer: Document<CustomerState>,
  { consumerKey, now, lifeSeconds }: TokenRequest,
): IssuedToken {
  if (customer.state.createdAt === null) customer.set('createdAt', now.toISOString());
  const token = customer.name + randomBytes(12).toString('hex');
  const secret = randomBytes(20).toString('hex');
  const expiresAt = new Date(now.getTime() + lifeSeconds * 1000).toISOString();
  const kept = liveTokens(customer.state, now).slice(1 - MOST_TOKENS);
  customer.set(
    'tokens',
    Object.fromEntries([...kept, [token, { secret, consumerKey, expiresAt }]]),
  );
  return { token, secret };
}

/** Those that have not expired, oldest first. */
const liveTokens = ({ tokens }: CustomerState, now: Date): (readonly [string, Token])[] =>
  Object.entries(tokens)
    .filter(([, token]) => !isExpired(token, now))
    .sort(([, one], [, other]) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt));

export const isExpired = ({ expiresAt }: Token, now: Date): boolean =>
  now.getTime() >= Date.parse(expiresAt);

export const findToken = ({ tokens }: CustomerState, token: string): Token | undefined =>
  Object.hasOwn(tokens, token) ? tokens[token] : undefined;
