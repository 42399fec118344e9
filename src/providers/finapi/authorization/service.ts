import type { Document } from '../../../core/store/kinds.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import type { Client, ClientDirectory } from '../credentials.js';
import { FinapiError, OAuthError } from '../errors.js';
import type { UserState } from '../users/document.js';
import { changeUser, noteActivity } from '../users/record.js';
import {
  badUserCredentials,
  countFailure,
  isConfirmed,
  userIsLocked,
  type PasswordCheck,
} from './passwords.js';
import type { RevocationForm, TokenForm } from './schema.js';
import {
  addressOf,
  isExpired,
  provideToken,
  recordOf,
  revokeTokens,
  secondsLeft,
} from './tokens.js';
import type { IssuedToken, TokenDocument } from './tokens.js';

/** What a client gets for its credentials. */
export interface Grant {
  readonly access: IssuedToken;
  /** 0 when it never expires. */
  readonly expiresIn: number;
  /** Only the password grant has one. */
  readonly refresh?: IssuedToken;
}

export interface Granting {
  readonly client: Client;
  readonly configuration: ClientConfiguration;
  readonly now: Date;
}

/** The client whose credentials a form holds; missing ones are as bad as wrong ones. */
export function authenticatedClient(clients: ClientDirectory, form: TokenForm): Client {
  const { client_id: id = '', client_secret: secret = '' } = form;
  const client = clients.authenticated(id, secret);
  if (!client) throw new OAuthError('invalid_client', 'Bad client credentials');
  return client;
}

export function grantToClient(
  document: TokenDocument,
  { client, configuration, now }: Granting,
): Grant {
  const period = configuration.clientAccessTokensValidityPeriod;
  const access = provideToken(document, 'clientAccess', client.id, period, now);
  return { access, expiresIn: secondsLeft(access.record, now) };
}

/** A refusal of this grant may change the user, so it is returned and never thrown. */
export function grantForPassword(
  document: Document<UserState>,
  check: PasswordCheck | undefined,
  granting: Granting,
): Grant | FinapiError {
  const { user } = document.state;
  if (!user) return badUserCredentials();
  if (user.isLocked) return userIsLocked();
  if (!isConfirmed(user, check)) {
    return countFailure(document, user, granting.configuration.maxUserLoginAttempts);
  }
  if (!user.isVerified) {
    return new FinapiError('USER_NOT_VERIFIED', 'The user is not verified', {
      status: 403,
      next: 'Verify the user with verifyUser.',
    });
  }
  if (user.failedLogins > 0) changeUser(document, { failedLogins: 0 });
  const { client, configuration, now } = granting;
  const period = configuration.refreshTokensValidityPeriod;
  const grant = userAccess(document, granting);
  return { ...grant, refresh: provideToken(document, 'refresh', client.id, period, now) };
}

/**
 * An access token for a refresh token, which stays good. While the access token of the same
 * grant lives it is that one: the rule of the same token knows no exception.
 */
export function grantForRefreshToken(
  document: Document<UserState> | undefined,
  token: string,
  granting: Granting,
): Grant {
  const record = document && recordOf(document.state, token);
  const isGood =
    record?.kind === 'refresh' &&
    record.clientId === granting.client.id &&
    !isExpired(record, granting.now);
  if (!document || !isGood) {
    throw new FinapiError('INVALID_TOKEN', 'The refresh token is invalid or has expired');
  }
  return userAccess(document, granting);
}

function userAccess(document: Document<UserState>, granting: Granting): Grant {
  const { client, configuration, now } = granting;
  const period = configuration.userAccessTokensValidityPeriod;
  const access = provideToken(document, 'userAccess', client.id, period, now);
  noteActivity(document, now);
  return { access, expiresIn: secondsLeft(access.record, now) };
}

/**
 * Ends tokens of the client that asks. The hint says how much: `access_token` the given token
 * alone; `refresh_token`, or no hint, everything of the same grant. A token that is unknown or
 * belongs to another client is left alone without a word.
 */
export function revoke(
  { token, token_type_hint: hint = '' }: RevocationForm,
  holders: { readonly clients: TokenDocument; readonly user: TokenDocument | undefined },
  client: Client,
): void {
  if (!['', 'access_token', 'refresh_token'].includes(hint)) {
    throw new FinapiError('BAD_REQUEST', 'Tokens of this type cannot be revoked');
  }
  const holder = isClientToken(token) ? holders.clients : holders.user;
  if (!holder || recordOf(holder.state, token)?.clientId !== client.id) return;
  if (hint === 'access_token') holder.drop('tokens', token);
  else revokeTokens(holder, ({ clientId }) => clientId === client.id);
}

const isClientToken = (token: string): boolean => addressOf(token)?.kind === 'clientAccess';
