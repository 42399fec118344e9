import * as z from 'zod';

import { idList, pagedBy } from '../paging.js';
import { PathId } from '../patterns.js';

/** Something that is announced and not booked. Made anew, under a new id, by each update. */
export interface PendingTransaction {
  readonly id: number;
  readonly accountId: number;
  /** The bank's own number of the booking that it may become. */
  readonly booking: string;
  /** ISO instant. */
  readonly importedAt: string;
  /** `YYYY-MM-DD`. */
  readonly valueDate: string;
  readonly bankBookingDate?: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly purpose?: string;
  readonly counterpartyName?: string;
  readonly counterpartyIban?: string;
  readonly counterpartyAccountNumber?: string;
  readonly type?: string;
  readonly typeCodeZka?: string;
}

export const PendingTransactionPath = z.object({ id: PathId });

/** What `getAndSearchAllPendingTransactions` may be asked. */
export const PendingTransactionQuery = z.object({
  ids: idList(),
  accountIds: idList(),
  ...pagedBy(['id', 'accountId', 'valueDate', 'bankBookingDate', 'importDate', 'amount']),
});
export type PendingTransactionQuery = z.infer<typeof PendingTransactionQuery>;
