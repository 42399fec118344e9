import { among } from '../criteria.js';
import { FinapiError } from '../errors.js';
import { comparing, type OrderValues } from '../ordering.js';
import type { UserState } from '../users/document.js';
import type { PendingTransaction, PendingTransactionQuery } from './schema.js';

type Pending = Pick<UserState, 'pendingTransactions'>;
type PendingProperty = PendingTransactionQuery['order'][number]['property'];

const BY: OrderValues<PendingTransaction, PendingProperty> = {
  id: ({ id }) => id,
  accountId: ({ accountId }) => accountId,
  valueDate: ({ valueDate }) => valueDate,
  bankBookingDate: ({ bankBookingDate }) => bankBookingDate,
  importDate: ({ importedAt }) => importedAt,
  amount: ({ amount }) => amount,
};

/** All announcements that pass a query, in its order; those that are alike by their ids. */
export function findPendingTransactions(
  { pendingTransactions }: Pending,
  query: PendingTransactionQuery,
): readonly PendingTransaction[] {
  const isWanted = among(query.ids);
  const isOfAccount = among(query.accountIds);
  return Object.values(pendingTransactions)
    .filter(({ id, accountId }) => isWanted(id) && isOfAccount(accountId))
    .sort((one, other) => one.id - other.id)
    .sort(comparing(query.order, BY));
}

export function knownPendingTransaction(
  { pendingTransactions }: Pending,
  id: number,
): PendingTransaction {
  const pending = pendingTransactions[String(id)];
  if (pending) return pending;
  throw new FinapiError('UNKNOWN_ENTITY', 'No pending transaction with this identifier exists', {
    rule: `The user has no pending transaction ${String(id)}; each update of an account makes new ones.`,
    next: 'getAndSearchAllPendingTransactions tells which ones there are at present.',
  });
}
