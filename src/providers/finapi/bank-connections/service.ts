import { bankBusy, unknownConnection } from '../bank-contact/refusals.js';
import { accountsOfConnection } from '../downloads/adoption.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { lookAt } from '../downloads/progress.js';
import { removeAccounts } from '../downloads/removal.js';
import type { UserDocuments } from '../transactions/book.js';
import { isBusy } from './busy.js';
import { removeConnection } from './put.js';
import type { Connection } from './schema.js';

type Owned = Pick<DownloadDocuments, 'user'>;

/** A connection of the user, or a refusal. */
export function connectionOf(
  { user }: Owned,
  id: number,
  options: { readonly status?: number } = {},
): Connection {
  const connection = user.state.connections[String(id)];
  if (!connection) throw unknownConnection(options);
  return connection;
}

/** A connection that somebody has asked for; whoever asks often enough finds it ready. */
export const getConnection = (documents: DownloadDocuments, id: number, now: Date): Connection =>
  lookAt(documents, connectionOf(documents, id), now);

/** All connections, or those of these ids; ids that the user does not have say nothing. */
export function listConnections(
  documents: DownloadDocuments,
  ids: readonly number[] | undefined,
  now: Date,
): readonly Connection[] {
  return Object.values(documents.user.state.connections)
    .filter(({ id }) => ids?.includes(id) ?? true)
    .map((connection) => lookAt(documents, connection, now));
}

/** Deletes a connection with its accounts and consents, unless something is done with it. */
export function deleteConnection(documents: DownloadDocuments, id: number, now: Date): void {
  const connection = connectionOf(documents, id);
  if (isInHand(connection, now)) throw bankBusy(connection.busyUntil);
  discardConnection(documents, connection, now);
}

/** Deletes all connections, or none while something is done with one of them. */
export function deleteConnections(documents: DownloadDocuments, now: Date): readonly number[] {
  const connections = Object.values(documents.user.state.connections);
  const inHand = connections.find((connection) => isInHand(connection, now));
  if (inHand) throw bankBusy(inHand.busyUntil);
  for (const connection of connections) discardConnection(documents, connection, now);
  return connections.map(({ id }) => id);
}

/** Takes a connection away with everything that hangs on it. */
export function discardConnection(
  documents: UserDocuments,
  connection: Connection,
  now: Date,
): void {
  const accounts = accountsOfConnection(documents, connection);
  removeAccounts(
    documents,
    accounts.map(({ id }) => id),
  );
  removeConnection(documents.user, connection.id, now);
}

/** While it is imported or updated, and until its transactions have been categorised. */
const isInHand = (connection: Connection, now: Date): boolean =>
  isBusy(connection, now) || connection.work !== undefined;
