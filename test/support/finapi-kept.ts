import type { Document, DocumentRef } from '../../src/core/store/kinds.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import { TransactionBook } from '../../src/providers/finapi/transactions/book.js';
import type { Transaction } from '../../src/providers/finapi/transactions/schema.js';
import { userRef, type UserState } from '../../src/providers/finapi/users/document.js';

/** What is kept of a user in a world, in the hand of a test. */
export interface Kept {
  readonly user: Document<UserState>;
  readonly world: LiveWorld;
  readonly book: TransactionBook;
  document<T extends object>(ref: DocumentRef<T>): Document<T>;
}

/** Works on what is kept of a user, as an operation would. */
export const withKept =
  <R>(userId: string, work: (kept: Kept) => R) =>
  async (world: LiveWorld): Promise<R> => {
    const lease = world.store.lease();
    try {
      const user = await lease.open(userRef(userId));
      const document = <T extends object>(ref: DocumentRef<T>): Document<T> =>
        lease.open(ref) as Document<T>;
      const book = new TransactionBook({ user, world, document });
      const result = world.store.transaction(() => work({ user, world, document, book }));
      await world.store.save(lease.documents);
      return result;
    } finally {
      lease.release();
    }
  };

export const keptTransactions = (userId: string) =>
  withKept(userId, ({ book }): Transaction[] => book.all());
