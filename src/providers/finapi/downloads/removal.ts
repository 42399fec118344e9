import { forgetAccounts } from '../notification-rules/forget.js';
import { TransactionBook } from '../transactions/book.js';
import type { UserDocuments } from '../transactions/book.js';
import { dropAnnouncements } from './announcements.js';
import { dropPositions } from './positions.js';

/**
 * Takes accounts away with all that was downloaded of them, also from notification rules that name
 * them. Call it in a transaction.
 */
export function removeAccounts(documents: UserDocuments, accountIds: Iterable<number>): void {
  const gone = new Set(accountIds);
  if (gone.size === 0) return;
  new TransactionBook(documents).removeOf(gone);
  forgetAccounts(documents.user, gone);
  for (const id of gone) {
    dropPositions(documents, id);
    dropAnnouncements(documents, id);
    documents.user.drop('accounts', String(id));
  }
}
