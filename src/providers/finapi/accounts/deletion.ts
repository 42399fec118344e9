import { replaceConnection } from '../bank-connections/put.js';
import type { Connection } from '../bank-connections/schema.js';
import { discardConnection } from '../bank-connections/service.js';
import { accountsOfConnection } from '../downloads/adoption.js';
import { removeAccounts } from '../downloads/removal.js';
import type { UserDocuments } from '../transactions/book.js';
import { workedOnUntil } from './locks.js';
import { accountIsBusy, anAccountIsBusy } from './refusals.js';
import type { Account } from './schema.js';
import { knownAccount } from './service.js';

/**
 * Deletes an account with all that was downloaded of it. Interfaces go that served no other account
 * of the connection; the connection goes with its last account.
 */
export function deleteAccount(documents: UserDocuments, id: number, now: Date): void {
  const { user } = documents;
  const account = knownAccount(user.state, id);
  const connection = user.state.connections[String(account.connectionId)];
  const until = workedOnUntil(connection, now);
  if (until !== undefined) throw accountIsBusy(until);
  removeAccounts(documents, [id]);
  if (!connection) return;
  const left = accountsOfConnection(documents, connection);
  if (left.length === 0) discardConnection(documents, connection, now);
  else replaceConnection(user, withoutUnused(connection, account, left));
}

function withoutUnused(
  connection: Connection,
  deleted: Account,
  left: readonly Account[],
): Connection {
  const used = new Set(left.flatMap(kindsOf));
  const unused = new Set(kindsOf(deleted).filter((kind) => !used.has(kind)));
  const interfaces = connection.interfaces.filter(
    ({ bankingInterface }) => !unused.has(bankingInterface),
  );
  return { ...connection, interfaces };
}

const kindsOf = ({ interfaces }: Account) =>
  interfaces.map(({ bankingInterface }) => bankingInterface);

/** Deletes all accounts and all bank connections, or nothing at all. Returns the ids of accounts. */
export function deleteAllAccounts(documents: UserDocuments, now: Date): readonly number[] {
  const { user } = documents;
  const connections = Object.values(user.state.connections);
  const until = connections
    .flatMap((connection) => workedOnUntil(connection, now) ?? [])
    .sort()
    .at(-1);
  if (until !== undefined) throw anAccountIsBusy(until);
  const ids = Object.values(user.state.accounts).map(({ id }) => id);
  for (const connection of connections) discardConnection(documents, connection, now);
  return ids;
}
