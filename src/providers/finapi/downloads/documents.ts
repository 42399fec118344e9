import type { Bank } from '../../../bank/bank.js';
import type { UpdateEvents } from '../notification-rules/events.js';
import type { UserDocuments } from '../transactions/book.js';

/** A user's document, a way to others, and the bank of the world. */
export interface DownloadDocuments extends UserDocuments {
  readonly bank: Bank;
  /**
   * Takes what an update without the user has brought, for the notification rules of the user;
   * absent where nobody can be told.
   */
  readonly told?: (events: UpdateEvents, at: Date) => void;
}
