import type { Document } from '../../../core/store/kinds.js';
import type { Downloaded } from '../accounts/schema.js';
import { dayOf } from '../dates.js';
import type { UserState } from '../users/document.js';
import type { TransactionBook } from './book.js';
import type { DeletionQuery } from './query-schema.js';
import * as refusals from './refusals.js';
import type { Transaction } from './schema.js';

/** Ids of the accounts that are at test banks. */
export type TestAccounts = ReadonlySet<number>;

/**
 * Deletes one transaction with its parts. It comes again with the next update if the bank still
 * delivers it, but not if it was a potential duplicate (not documented).
 */
export function deleteOne(
  book: TransactionBook,
  user: Document<UserState>,
  transaction: Transaction,
  testAccounts: TestAccounts,
): void {
  if (transaction.parentId !== undefined) throw refusals.isPart('deleted');
  if (!isSafe(transaction, testAccounts)) throw refusals.cannotBeDeleted();
  removeWhole(book, transaction);
  if (!transaction.isPotentialDuplicate) letComeAgain(user, [transaction]);
}

/** Deletes what the query names; answers the ids of all that is gone, parts included. */
export function deleteMany(
  book: TransactionBook,
  user: Document<UserState>,
  query: DeletionQuery,
  testAccounts: TestAccounts,
): readonly number[] {
  const wholes = book.all().filter(({ parentId }) => parentId === undefined);
  const doomed = wholes.filter((transaction) => isMeant(transaction, query, testAccounts));
  for (const transaction of doomed) removeWhole(book, transaction);
  if (!query.rememberDeletion) letComeAgain(user, doomed);
  return doomed.flatMap(({ id, children = [] }) => [id, ...children]);
}

/** @param today `YYYY-MM-DD` */
export function assertDeletion(query: DeletionQuery, today: string): void {
  const { maxDeletionDate, minImportDate, safeMode, rememberDeletion } = query;
  for (const field of ['maxDeletionDate', 'minImportDate'] as const) {
    if ((query[field] ?? today) > today) throw refusals.inFuture(field, today);
  }
  if (minImportDate === undefined) return;
  if (maxDeletionDate !== undefined) throw refusals.exclusiveDates();
  if (safeMode || rememberDeletion) throw refusals.minImportDateIsForgetful();
}

function isMeant(
  transaction: Transaction,
  { accountIds = [], safeMode, ...dates }: DeletionQuery,
  testAccounts: TestAccounts,
): boolean {
  const { accountId } = transaction;
  return (
    (accountIds.length === 0 || accountIds.includes(accountId)) &&
    liesWithin(transaction, dates) &&
    (!safeMode || isSafe(transaction, testAccounts))
  );
}

type Dates = Pick<DeletionQuery, 'maxDeletionDate' | 'minImportDate'>;

const liesWithin = (
  { finapiBookingDate, importedAt }: Transaction,
  { maxDeletionDate = finapiBookingDate, minImportDate }: Dates,
): boolean =>
  finapiBookingDate <= maxDeletionDate &&
  (minImportDate === undefined || dayOf(importedAt) >= minImportDate);

const isSafe = (
  { accountId, isPotentialDuplicate, isAdjustingEntry }: Transaction,
  testAccounts: TestAccounts,
): boolean => (isPotentialDuplicate ?? isAdjustingEntry ?? false) || testAccounts.has(accountId);

function removeWhole(book: TransactionBook, { id, children = [] }: Transaction): void {
  for (const each of [...children, id]) book.remove(each);
}

/**
 * Forgets that the bank has delivered these. The balance that is known goes without them, so that
 * they need no adjusting entry when they come; what the bank no longer delivers leaves it as it is.
 */
function letComeAgain(user: Document<UserState>, deleted: readonly Transaction[]): void {
  for (const account of Object.values(user.state.accounts)) {
    const gone = deleted.filter(({ accountId }) => accountId === account.id);
    if (!account.downloaded || gone.length === 0) continue;
    const downloaded = forgetting(account.downloaded, gone);
    user.put('accounts', String(account.id), { ...account, downloaded });
  }
}

function forgetting(downloaded: Downloaded, gone: readonly Transaction[]): Downloaded {
  const comingAgain = gone.filter(({ booking = '' }) => Object.hasOwn(downloaded.recent, booking));
  const numbers = new Set(comingAgain.map(({ booking }) => booking));
  const recent = Object.entries(downloaded.recent).filter(([number]) => !numbers.has(number));
  const sum = comingAgain.reduce((total, { amount }) => total + amount, 0);
  return {
    ...downloaded,
    recent: Object.fromEntries(recent),
    balance: downloaded.balance - sum,
  };
}
