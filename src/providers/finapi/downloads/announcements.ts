import type { BankAccount } from '../../../bank/accounts.js';
import type { Booking } from '../../../bank/feed/booking.js';
import type { Account } from '../accounts/schema.js';
import type { PendingTransaction } from '../pending-transactions/schema.js';
import { nextId } from '../users/ids.js';
import { businessCodes } from './business-codes.js';
import type { Delivery } from './delivery.js';
import type { DownloadDocuments } from './documents.js';

/** Puts what is announced on an account anew in the place of what the last download brought. */
export function downloadAnnouncements(
  documents: DownloadDocuments,
  account: Account,
  told: BankAccount,
  { view, day, at }: Delivery,
): void {
  const { user, world, bank } = documents;
  dropAnnouncements(documents, account.id);
  for (const booking of bank.feed.pendingAt(told, view, day)) {
    const id = nextId(user, world, 'pendingTransaction');
    const pending = { id, ...announced(account, booking, at.toISOString()) };
    user.put('pendingTransactions', String(id), pending);
  }
}

export function dropAnnouncements(
  { user }: Pick<DownloadDocuments, 'user'>,
  accountId: number,
): void {
  for (const { id, accountId: owner } of Object.values(user.state.pendingTransactions)) {
    if (owner === accountId) user.drop('pendingTransactions', String(id));
  }
}

function announced(
  { id: accountId, currency }: Account,
  booking: Booking,
  importedAt: string,
): Omit<PendingTransaction, 'id'> {
  const { id, day, amount, purpose, counterpart } = booking;
  const { type, typeCodeZka } = businessCodes(booking);
  return {
    accountId,
    booking: id,
    importedAt,
    valueDate: day,
    amount,
    currency,
    purpose,
    counterpartyName: counterpart.name,
    ...(counterpart.iban !== undefined && { counterpartyIban: counterpart.iban }),
    ...(counterpart.accountNumber !== undefined && {
      counterpartyAccountNumber: counterpart.accountNumber,
    }),
    ...(type !== undefined && { type }),
    ...(typeCodeZka !== undefined && { typeCodeZka }),
  };
}
