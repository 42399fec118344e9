import type { TransactionBook } from '../transactions/book.js';
import type { NewTransaction, Transaction } from '../transactions/schema.js';

/** So many of the latest transactions are held against a late one. */
const LATEST = 256;

/**
 * Whether a transaction of the same account looks just like this one, though the bank gives it
 * another number. How finAPI finds such pairs is not documented; we compare day, amount,
 * counterpart and purpose.
 */
export const looksKnown = (transaction: NewTransaction, book: TransactionBook): boolean =>
  book.since(book.nextId - LATEST).some((earlier) => isAlike(earlier, transaction));

const isAlike = (earlier: Transaction, later: NewTransaction): boolean =>
  earlier.accountId === later.accountId &&
  earlier.bankBookingDate === later.bankBookingDate &&
  earlier.amount === later.amount &&
  earlier.counterpartName === later.counterpartName &&
  earlier.purpose === later.purpose;
