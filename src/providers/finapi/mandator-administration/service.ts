import { revokeTokens } from '../authorization/tokens.js';
import { hashClientSecret } from '../client-secret.js';
import { changesOf, type ClientDirectory } from '../credentials.js';
import { FinapiError } from '../errors.js';
import { deleteUser, isUserBusy } from '../users/deletion.js';
import type { UserDocuments } from '../transactions/book.js';
import type { ChangeClientCredentialsParams } from './schema.js';

export interface Deletions {
  /** Ids as they were created, both ascending. */
  readonly deleted: readonly string[];
  readonly kept: readonly string[];
}

/** Deletes users but for the busy ones; who does not exist is in neither list. */
export function deleteUsers(users: readonly UserDocuments[], now: Date): Deletions {
  const deleted: string[] = [];
  const kept: string[] = [];
  for (const documents of users) {
    const { state } = documents.user;
    const { user } = state;
    if (!user) continue;
    if (isUserBusy(state, now)) kept.push(user.id);
    else {
      deleteUser(documents, now);
      deleted.push(user.id);
    }
  }
  return { deleted: deleted.sort(), kept: kept.sort() };
}

/**
 * Gives a client another secret and takes its own tokens away; tokens of users stay. An unknown
 * client and a wrong secret are told apart by nobody.
 */
export function changeClientSecret(
  clients: ClientDirectory,
  { clientId, oldClientSecret, newClientSecret }: ChangeClientCredentialsParams,
): void {
  if (!clients.authenticated(clientId, oldClientSecret)) {
    const isKnown = clients.find(clientId) !== undefined;
    throw new FinapiError(
      'ILLEGAL_FIELD_VALUE',
      'The client is unknown or the old secret is not its current one',
      {
        rule: isKnown
          ? 'The old secret is not the current one of the client.'
          : 'No client of this world has that clientId.',
        next: 'GET /_sandbox/worlds/{world} tells the clients with their secrets.',
      },
    );
  }
  const { document } = clients;
  const secretHash = hashClientSecret(newClientSecret);
  document.put('clients', clientId, { ...changesOf(document.state, clientId), secretHash });
  revokeTokens(document, (record) => record.clientId === clientId);
}
