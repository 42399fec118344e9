import type { Connection } from '../bank-connections/schema.js';
import { categoriseSince } from '../categorization/background.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import type { AccountEvents } from '../notification-rules/events.js';
import { finapiSettings } from '../settings.js';
import { TransactionBook } from '../transactions/book.js';

/**
 * Categorises what an update without the user has brought to a connection from a transaction on,
 * at once: rules about categories are held against it afterwards.
 */
export function withCategories(
  documents: DownloadDocuments,
  connection: Connection,
  firstTransaction: number,
  accounts: readonly AccountEvents[],
): readonly AccountEvents[] {
  const book = new TransactionBook(documents);
  if (book.nextId === firstTransaction) return accounts;
  const { isAutoCategorizationEnabled } = documents.world.settings(finapiSettings);
  if (!isAutoCategorizationEnabled) return accounts;
  categoriseSince(documents, connection, firstTransaction);
  return accounts.map((account) => ({
    ...account,
    newTransactions: account.newTransactions.map((one) => book.find(one.id) ?? one),
  }));
}
