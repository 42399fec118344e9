import type { Connection } from '../bank-connections/schema.js';
import { categoriseSince } from '../categorization/background.js';
import { finapiSettings } from '../settings.js';
import { TransactionBook } from '../transactions/book.js';
import { adoptAccounts } from './adoption.js';
import { deliveryOf } from './delivery.js';
import type { DownloadDocuments } from './documents.js';
import { downloadNow } from './download.js';

/** Downloads a new connection by all of its interfaces at once, as the sandbox's owner may have it. */
export function downloadAll(documents: DownloadDocuments, connection: Connection, now: Date): void {
  const delivery = deliveryOf(documents, connection, now);
  if (!delivery) return;
  const first = new TransactionBook(documents).nextId;
  for (const { bankingInterface } of connection.interfaces) {
    const order = { bankingInterface };
    adoptAccounts(documents, connection, order, delivery, { newAccounts: true });
    downloadNow(documents, connection, order, now);
  }
  const { isAutoCategorizationEnabled } = documents.world.settings(finapiSettings);
  if (isAutoCategorizationEnabled) categoriseSince(documents, connection, first);
}
