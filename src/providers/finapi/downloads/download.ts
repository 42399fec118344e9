import type { Account } from '../accounts/schema.js';
import type { BankingInterface, Connection, DownloadOrder } from '../bank-connections/schema.js';
import { downloadAccount, type AccountChange } from './account-download.js';
import { accountsServed, withOutcome } from './adoption.js';
import { deliveryOf } from './delivery.js';
import type { DownloadDocuments } from './documents.js';

/**
 * Downloads the accounts of a connection as the bank shows them at an instant. New accounts are no
 * matter of a download: `adoptAccounts` has brought them before. Call it in a transaction.
 */
export function downloadNow(
  documents: DownloadDocuments,
  connection: Connection,
  order: DownloadOrder,
  at: Date,
): readonly AccountChange[] {
  const delivery = deliveryOf(documents, connection, at);
  if (!delivery) {
    markFailed(documents, connection, order.bankingInterface, at);
    return [];
  }
  const { bankingInterface } = order;
  const own = connection.interfaces.find((one) => one.bankingInterface === bankingInterface);
  const wanted = { ...order, maxDays: own?.maxDaysForDownload ?? 0 };
  return accountsServed(documents, connection, bankingInterface).flatMap((account) => {
    const told = delivery.accounts.get(account.bankAccount);
    if (told) return [downloadAccount(documents, account, told, delivery, wanted)];
    keep(documents, withOutcome(account, bankingInterface, { status: 'DEPRECATED' }, at));
    return [];
  });
}

/** Notes that an update of a connection has failed, with its login or its download. */
export function markFailed(
  documents: DownloadDocuments,
  connection: Connection,
  bankingInterface: BankingInterface,
  at: Date,
): void {
  for (const account of accountsServed(documents, connection, bankingInterface)) {
    keep(documents, withOutcome(account, bankingInterface, { status: 'DOWNLOAD_FAILED' }, at));
  }
}

const keep = ({ user }: DownloadDocuments, account: Account): void => {
  user.put('accounts', String(account.id), account);
};
