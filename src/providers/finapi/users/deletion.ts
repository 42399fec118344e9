import type { World } from '../../../core/world/world.js';
import { noHistory, withCount } from '../bank-connections/history.js';
import { isBusy } from '../bank-connections/busy.js';
import type { ClientDirectory } from '../credentials.js';
import { dayOf } from '../dates.js';
import { pfmOf } from '../pfm/documents.js';
import { finapiSettings } from '../settings.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import { afterLastPiece } from '../transactions/pieces.js';
import { webFormsRef } from '../web-form/document.js';
import type { UserState } from './document.js';
import { authorizedUser } from './record.js';
import type { FormerLife, UserRecord } from './schema.js';
import { userIsBusy } from './refusals.js';

/** True while any bank connection of the user is held by an import or an update. */
export const isUserBusy = ({ connections }: UserState, now: Date): boolean =>
  Object.values(connections).some((connection) => isBusy(connection, now));

export function assertNotBusy(state: UserState, now: Date): void {
  if (isUserBusy(state, now)) throw userIsBusy(busyUntil(state));
}

const busyUntil = ({ connections }: UserState): string =>
  Object.values(connections)
    .map((connection) => connection.busyUntil ?? '')
    .sort()
    .at(-1) ?? '';

/**
 * Deletes a user with its tokens and bank connections. A trace stays for the list of users, and
 * the id is free at once (not documented). Returns the user that was.
 */
export function deleteUser(documents: UserDocuments, now: Date): UserRecord {
  const { user: document } = documents;
  const { formerLives, transactionRange } = document.state;
  const user = authorizedUser(document);
  document.set('formerLives', [...formerLives, formerLife(user, document.state, now)]);
  document.set('tokens', {});
  new TransactionBook(documents).clear();
  pfmOf(documents).remove();
  documents.document(webFormsRef(document.key)).remove();
  const next = afterLastPiece(transactionRange.next);
  document.set('transactionRange', { first: next, next });
  document.set('accounts', {});
  document.set('securities', {});
  document.set('pendingTransactions', {});
  document.set('connections', {});
  document.set('authentications', {});
  document.set('connectionHistory', noHistory);
  document.set('notificationRules', {});
  document.set('lastBatchRun', undefined);
  document.set('batchRunsUntil', undefined);
  document.set('toldTermsVersion', undefined);
  document.set('user', undefined);
  return user;
}

/**
 * Tells every client that has a user synchronisation URL, the caller's own included. What the
 * receivers answer does not matter.
 */
export async function announceDeletion(
  world: World,
  clients: ClientDirectory,
  userId: string,
): Promise<void> {
  const { callbackTargets } = world.settings(finapiSettings);
  for (const { configuration } of clients.all()) {
    const url = configuration.userSynchronizationCallbackUrl;
    if (url === undefined) continue;
    await world.outbox.send({
      provider: 'finapi',
      url,
      body: { userId, event: 'DELETED' },
      about: `finapi:user/${userId}`,
      allowedTargets: callbackTargets,
    });
  }
}

function formerLife(user: UserRecord, state: UserState, now: Date): FormerLife {
  const hadConnections = Object.keys(state.connections).length > 0;
  const history = state.connectionHistory;
  return {
    id: user.id,
    registeredAt: user.registeredAt,
    deletedAt: now.toISOString(),
    ...(user.lastActiveDate === undefined ? {} : { lastActiveDate: user.lastActiveDate }),
    connectionHistory: hadConnections ? withCount(history, 'deletion', 0, dayOf(now)) : history,
  };
}
