import type { Role } from '../endpoint.js';
import { FinapiError, OAuthError } from '../errors.js';
import type { TokenRecord } from './tokens.js';

const GET_TOKEN = 'Get a token from POST /api/v2/oauth/token';

export function noToken(header: string): OAuthError {
  return new OAuthError('unauthorized', 'No authentication was found in the security context', {
    rule:
      header === ''
        ? 'The request has no Authorization header.'
        : 'The Authorization header does not read: Bearer TOKEN.',
    next: `${GET_TOKEN} and send it as Authorization: Bearer TOKEN.`,
  });
}

/** A token that this sandbox cannot have made. */
export const foreignToken = (token: string): OAuthError =>
  invalidToken(token, 'This sandbox makes no tokens of this shape.', `${GET_TOKEN}.`);

export const refreshTokenShown = (token: string): OAuthError =>
  invalidToken(
    token,
    'A refresh token is no access token.',
    'Exchange it at POST /api/v2/oauth/token with grant_type=refresh_token.',
  );

/** A token that might have been good once. */
export const endedToken = (token: string): OAuthError =>
  invalidToken(
    token,
    'This world does not have the token: it was revoked with its password, secret or user, was swept after its end, or belongs to another world.',
    `${GET_TOKEN} under the same base URL.`,
  );

export const expiredToken = (token: string, expiresAt = ''): OAuthError =>
  new OAuthError('invalid_token', `Access token expired: ${token}`, {
    rule: `The access token expired at ${expiresAt}.`,
    next: 'Get a new token.',
  });

const SHOWN = 128;

const invalidToken = (token: string, rule: string, next: string): OAuthError =>
  new OAuthError('invalid_token', `Invalid access token: ${token.slice(0, SHOWN)}`, { rule, next });

const NEEDED: Readonly<Record<Role, string>> = {
  client: 'an access token of the client',
  admin: 'an access token of a mandator admin client',
  user: 'an access token of a user',
  clientOrUser: 'an access token of the client or of a user',
  clientOrAdmin: 'an access token of a client',
  anyone: 'no access token',
  visitor: 'no access token',
};

const GRANTS: Readonly<Record<Role, string>> = {
  client: 'grant_type=client_credentials and the credentials of the app client',
  admin: 'grant_type=client_credentials and the credentials of the mandator admin client',
  user: 'grant_type=password',
  clientOrUser: 'grant_type=client_credentials or grant_type=password',
  clientOrAdmin: 'grant_type=client_credentials',
  anyone: 'any grant_type',
  visitor: 'any grant_type',
};

/** Which of the codes for 403 a wrong role gets is not documented; we answer this one. */
export const wrongRole = (role: string, needed: Role): FinapiError =>
  new FinapiError('UNAUTHORIZED_ACCESS', `This service must be called with ${NEEDED[needed]}`, {
    rule: `This operation needs ${NEEDED[needed]}; the token is that of ${ROLES[role] ?? role}.`,
    next: `${GET_TOKEN} with ${GRANTS[needed]}.`,
  });

const ROLES: Readonly<Record<string, string>> = {
  client: 'an app client',
  admin: 'a mandator admin client',
  user: 'a user',
};

/** The secret of a client is wrong, or there is no such client. */
export const badClientCredentials = (rule: string): OAuthError =>
  new OAuthError('invalid_client', 'Bad client credentials', {
    rule,
    next: 'Send client_id and client_secret as form fields; GET /_sandbox/worlds/{world} tells them.',
  });

/** Why a refresh token is not good; the client is told the same in every case. */
export const badRefreshToken = (record: TokenRecord | undefined, clientId: string): FinapiError =>
  new FinapiError('INVALID_TOKEN', 'The refresh token is invalid or has expired', {
    rule: whatIsWrong(record, clientId),
    next: 'Sign the user in again with grant_type=password; refreshTokensValidityPeriod says how long refresh tokens live.',
  });

function whatIsWrong(record: TokenRecord | undefined, clientId: string): string {
  if (!record) return 'This world does not have the refresh token: revoked, or never granted.';
  if (record.kind !== 'refresh') return 'An access token is no refresh token.';
  if (record.clientId !== clientId) return 'The refresh token was granted to another client.';
  return `The refresh token expired at ${record.expiresAt ?? ''}.`;
}
