import type { Bank } from '../../../bank/bank.js';
import type { UserDocuments } from '../transactions/book.js';

/** A user's document, a way to others, and the bank of the world. */
export interface DownloadDocuments extends UserDocuments {
  readonly bank: Bank;
}
