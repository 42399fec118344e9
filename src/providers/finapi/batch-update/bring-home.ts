import type { BankingInterface, Connection } from '../bank-connections/schema.js';
import type { AccountChange } from '../downloads/account-download.js';
import { withInterface } from '../downloads/adoption.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { downloadNow, markFailed } from '../downloads/download.js';
import type { AccountEvents } from '../notification-rules/events.js';
import { TransactionBook } from '../transactions/book.js';
import type { InterfaceReport } from './report.js';
import { withCategories } from './with-categories.js';

/**
 * Downloads what the updated interfaces of a connection serve: always balances, transactions and
 * positions of the accounts that are there, whatever was skipped before; never new accounts, never
 * the owner. Where the bank did not let the update in, the accounts say so.
 */
export function bringHome(
  documents: DownloadDocuments,
  connection: Connection,
  reports: readonly InterfaceReport[],
  at: Date,
): readonly AccountEvents[] {
  if (reports.every(({ outcome }) => outcome === 'left')) return [];
  const first = new TransactionBook(documents).nextId;
  const accounts = reports.flatMap(({ bankingInterface, outcome }) => {
    if (outcome === 'failed') markFailed(documents, connection, bankingInterface, at);
    return outcome === 'updated' ? downloaded(documents, connection, bankingInterface, at) : [];
  });
  return withCategories(documents, connection, first, accounts);
}

function downloaded(
  documents: DownloadDocuments,
  connection: Connection,
  bankingInterface: BankingInterface,
  at: Date,
): readonly AccountEvents[] {
  return downloadNow(documents, connection, { bankingInterface }, at).flatMap((change) =>
    noted(documents, change, bankingInterface, at),
  );
}

function noted(
  { user }: DownloadDocuments,
  { accountId, balanceBefore, added, isFed }: AccountChange,
  bankingInterface: BankingInterface,
  at: Date,
): readonly AccountEvents[] {
  const known = user.state.accounts[String(accountId)];
  if (!known) return [];
  const own = known.interfaces.find((one) => one.bankingInterface === bankingInterface);
  const account = withInterface(known, bankingInterface, {
    status: own?.status ?? 'UPDATED',
    lastUpdateAttempt: at.toISOString(),
  });
  user.put('accounts', String(accountId), account);
  const newTransactions = added.filter(({ isAdjustingEntry }) => isAdjustingEntry !== true);
  return [{ account, bankingInterface, isFed, oldBalance: balanceBefore, newTransactions }];
}
