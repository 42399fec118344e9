import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { amountOf } from '../amounts.js';
import { toTimestamp } from '../dates.js';
import { pagingFields, type Page } from '../paging.js';
import type { PendingTransaction } from './schema.js';

/** These say counterparty where transactions say counterpart. */
const pendingFields = (pending: PendingTransaction): WireFields => ({
  id: pending.id,
  accountId: pending.accountId,
  importDate: toTimestamp(pending.importedAt),
  valueDate: pending.valueDate,
  bankBookingDate: pending.bankBookingDate,
  amount: amountOf(pending.amount),
  currency: pending.currency,
  purpose: pending.purpose,
  counterpartyName: pending.counterpartyName,
  counterpartyIban: pending.counterpartyIban,
  counterpartyAccountNumber: pending.counterpartyAccountNumber,
  type: pending.type,
  typeCodeZka: pending.typeCodeZka,
});

export const pendingTransactionDocument = (pending: PendingTransaction): WireDocument =>
  json(pendingFields(pending));

export const pendingTransactionListDocument = (
  pending: readonly PendingTransaction[],
  page: Page,
  totalCount: number,
): WireDocument =>
  json({
    pendingTransactions: pending.map(pendingFields),
    paging: pagingFields(page, totalCount),
  });
