import type { BankAccount } from '../../../bank/accounts.js';
import type { Booking } from '../../../bank/feed/booking.js';
import type { Account, Downloaded } from '../accounts/schema.js';
import { finapiSettings } from '../settings.js';
import { TransactionBook } from '../transactions/book.js';
import type { NewTransaction, Transaction } from '../transactions/schema.js';
import { adjustingEntry, booked } from './booked.js';
import type { Delivery } from './delivery.js';
import type { DownloadDocuments } from './documents.js';
import { looksKnown } from './duplicates.js';
import { firstDayOf, lookBackFrom } from './period.js';

/** What a download of transactions came to. */
export interface DownloadedTransactions {
  readonly downloaded: Downloaded;
  readonly added: readonly Transaction[];
  /** Transactions and balance did not add up, and an entry was put between. */
  readonly isFixed: boolean;
}

/** Brings new bookings of an account, and an adjusting entry where they do not make up its balance. */
export function downloadTransactions(
  documents: DownloadDocuments,
  account: Account,
  told: BankAccount,
  delivery: Delivery,
  maxDays: number,
): DownloadedTransactions {
  const { day, at } = delivery;
  const book = new TransactionBook(documents);
  const known = account.downloaded;
  const bookings = deliveredBookings(documents, known, told, delivery, maxDays);
  const fresh = bookings.filter(({ id }) => known?.recent[id] === undefined);
  const found = fresh.map((booking) =>
    withDoubt(booked(account, booking, day, at.toISOString()), known, book),
  );
  const balance = bankBalance(documents, told, delivery);
  const missing = known ? balance - known.balance - sumOf(fresh) : 0;
  const entry = adjustingEntry(account, missing, day, at.toISOString());
  const added = [...found, ...(missing === 0 ? [] : [entry])].map((one) => book.add(one));
  const stillAhead = moveAlong(book, known?.ahead ?? [], day);
  return {
    downloaded: {
      until: day,
      balance,
      recent: recentOf(bookings, known, day),
      ahead: [...stillAhead, ...added.filter(isAhead(day)).map(({ id }) => id)],
    },
    added,
    isFixed: missing !== 0,
  };
}

/** Balance of the bank with what it books in days to come, as it counts that already. */
export const bankBalance = (
  { bank }: Pick<DownloadDocuments, 'bank'>,
  told: BankAccount,
  { view, day }: Delivery,
): number => bank.feed.balanceAt(told, view, day) + sumOf(bank.feed.bookingsAfter(told, view, day));

function deliveredBookings(
  { bank, world }: DownloadDocuments,
  known: Downloaded | undefined,
  told: BankAccount,
  { view, day }: Delivery,
  maxDays: number,
): readonly Booking[] {
  const first = firstDayOf(known, day, maxDays, world.settings(finapiSettings));
  return [
    ...bank.feed.bookingsBetween(told, view, first, day).filter(({ pending }) => !pending),
    ...bank.feed.bookingsAfter(told, view, day),
  ];
}

/** Only what is dated into days that were downloaded before can have come a second time. */
function withDoubt(
  transaction: NewTransaction,
  known: Downloaded | undefined,
  book: TransactionBook,
): NewTransaction {
  const isLate = known !== undefined && transaction.bankBookingDate <= known.until;
  return isLate && looksKnown(transaction, book)
    ? { ...transaction, isPotentialDuplicate: true }
    : transaction;
}

/** What was delivered lately, and what an earlier download has remembered of those days. */
function recentOf(
  bookings: readonly Booking[],
  known: Downloaded | undefined,
  today: string,
): Readonly<Record<string, string>> {
  const from = lookBackFrom(today);
  const remembered = Object.entries(known?.recent ?? {});
  const delivered = bookings.map(({ id, day }): [string, string] => [id, day]);
  return Object.fromEntries([...remembered, ...delivered].filter(([, day]) => day >= from));
}

/** Future bookings are booked today, whatever day it is, until theirs has come. */
export function moveAlong(
  book: TransactionBook,
  ahead: readonly number[],
  today: string,
): number[] {
  return ahead.filter((id) => {
    const transaction = book.find(id);
    if (!transaction) return false;
    const { bankBookingDate } = transaction;
    const finapiBookingDate = bankBookingDate < today ? bankBookingDate : today;
    book.replace({ ...transaction, finapiBookingDate });
    return isAhead(today)(transaction);
  });
}

const isAhead =
  (today: string) =>
  ({ bankBookingDate }: Transaction): boolean =>
    bankBookingDate > today;

const sumOf = (bookings: readonly Pick<Booking, 'amount'>[]): number =>
  bookings.reduce((sum, { amount }) => sum + amount, 0);
