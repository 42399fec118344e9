import type { Document } from '../../../core/store/kinds.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import type { Client, ClientDirectory } from '../credentials.js';
import { FinapiError } from '../errors.js';
import type { UserState } from '../users/document.js';
import { changeUser, noteActivity } from '../users/record.js';
import { notVerified } from '../users/refusals.js';
import {
  countFailure,
  isConfirmed,
  noSuchUser,
  userIsLocked,
  type PasswordCheck,
} from './passwords.js';
import { badClientCredentials, badRefreshToken } from './refusals.js';
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
  if (!client) throw badClientCredentials(whatIsWrong(clients, id, secret));
  return client;
}

function whatIsWrong(clients: ClientDirectory, id: string, secret: string): string {
  if (id === '') return 'The form has no client_id.';
  const client = clients.find(id);
  if (!client) return 'No client of this world has that client_id.';
  if (secret === '') return 'The form has no client_secret.';
  return client.secretHash === undefined
    ? `The secret is not that of ${clients.principalOf(client)}.`
    : `The secret is not the one that changeClientCredentials gave to ${clients.principalOf(client)}.`;
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
  if (!user) return noSuchUser();
  if (user.isLocked) return userIsLocked();
  if (!isConfirmed(user, check)) {
    return countFailure(document, user, granting.configuration.maxUserLoginAttempts);
  }
  if (!user.isVerified) return notVerified({ status: 403 });
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
  const { client, now } = granting;
  const record = document && recordOf(document.state, token);
  const isOver = record !== undefined && isExpired(record, now);
  if (!document || record?.kind !== 'refresh' || record.clientId !== client.id || isOver) {
    throw badRefreshToken(record, client.id);
  }
  return userAccess(document, granting);
}

/** Whatever the grant, a token that was got puts the count of failed logins back to zero. */
function userAccess(document: Document<UserState>, granting: Granting): Grant {
  const { client, configuration, now } = granting;
  const period = configuration.userAccessTokensValidityPeriod;
  const access = provideToken(document, 'userAccess', client.id, period, now);
  if (document.state.user?.failedLogins) changeUser(document, { failedLogins: 0 });
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
