import { openedDocument } from '../../src/core/world/due-work.js';
import type { DownloadOrder } from '../../src/providers/finapi/bank-connections/schema.js';
import type { AccountChange } from '../../src/providers/finapi/downloads/account-download.js';
import { adoptAccounts, type Adoption } from '../../src/providers/finapi/downloads/adoption.js';
import { deliveryOf } from '../../src/providers/finapi/downloads/delivery.js';
import type { DownloadDocuments } from '../../src/providers/finapi/downloads/documents.js';
import { downloadNow } from '../../src/providers/finapi/downloads/download.js';
import { TransactionBook } from '../../src/providers/finapi/transactions/book.js';
import type { Transaction } from '../../src/providers/finapi/transactions/schema.js';
import { userRef } from '../../src/providers/finapi/users/document.js';
import { shippedBank } from './bank.js';
import type { FinapiUser } from './finapi-user.js';

export interface WantedUpdate extends Partial<DownloadOrder>, Partial<Adoption> {}

/** Updates a bank connection of a user at once, as the last step of each update does. */
export const update = (
  user: FinapiUser,
  connectionId: number,
  wanted: WantedUpdate = {},
): Promise<readonly AccountChange[]> =>
  inDocuments(user, (documents, now) => {
    const { newAccounts = false, accountTypes, ...rest } = wanted;
    const order = { bankingInterface: 'XS2A', ...rest } as const;
    const connection = documents.user.state.connections[String(connectionId)];
    if (!connection) throw new Error(`no connection ${String(connectionId)}`);
    const delivery = deliveryOf(documents, connection, now);
    if (delivery)
      adoptAccounts(documents, connection, order, delivery, { newAccounts, accountTypes });
    return downloadNow(documents, connection, order, now);
  });

/** All that is kept of the transactions of an account, in the order of their import. */
export const transactionsOf = (
  user: FinapiUser,
  accountId: number,
): Promise<readonly Transaction[]> =>
  inDocuments(user, (documents) =>
    new TransactionBook(documents).all().filter((one) => one.accountId === accountId),
  );

/** Works in the documents of a user, in one transaction of the store. */
export const inDocuments = <R>(
  { command }: FinapiUser,
  work: (documents: DownloadDocuments, now: Date) => R,
): Promise<R> =>
  command.world(async (world) => {
    const lease = world.store.lease();
    try {
      const user = await lease.open(userRef('jane'));
      const document: DownloadDocuments['document'] = (ref) => openedDocument(lease, ref);
      const documents = { user, world, bank: shippedBank, document };
      const now = new Date(world.clock.now());
      const result = world.store.transaction(() => work(documents, now));
      await world.store.save(lease.documents);
      return result;
    } finally {
      lease.release();
    }
  });
