import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { amountOf } from '../amounts.js';
import { categoryFields } from '../categories/wire.js';
import { toTimestamp } from '../dates.js';
import { labelFields } from '../labels/wire.js';
import { pagingFields, type Page } from '../paging.js';
import type { Names } from './names.js';
import type { Transaction } from './schema.js';
import type { TransactionPage } from './search.js';

/** A `Transaction`; members for which the simulated bank has nothing are never there. */
export const transactionFields = (transaction: Transaction, names: Names): WireFields => ({
  id: transaction.id,
  parentId: transaction.parentId,
  accountId: transaction.accountId,
  valueDate: transaction.valueDate,
  bankBookingDate: transaction.bankBookingDate,
  finapiBookingDate: transaction.finapiBookingDate,
  amount: amountOf(transaction.amount),
  currency: transaction.currency,
  purpose: transaction.purpose,
  counterpartName: transaction.counterpartName,
  counterpartAccountNumber: transaction.counterpartAccountNumber,
  counterpartIban: transaction.counterpartIban,
  counterpartBlz: transaction.counterpartBlz,
  counterpartBic: transaction.counterpartBic,
  counterpartBankName: transaction.counterpartBankName,
  counterpartMandateReference: transaction.counterpartMandateReference,
  counterpartCustomerReference: transaction.counterpartCustomerReference,
  counterpartCreditorId: transaction.counterpartCreditorId,
  counterpartDebitorId: transaction.counterpartDebitorId,
  type: transaction.type,
  typeCodeZka: transaction.typeCodeZka,
  typeCodeSwift: transaction.typeCodeSwift,
  sepaPurposeCode: transaction.sepaPurposeCode,
  primanota: transaction.primanota,
  category: categoryOf(transaction, names),
  labels: names.labels.among(transaction.labelIds).map(labelFields),
  isPotentialDuplicate: transaction.isPotentialDuplicate ?? false,
  isAdjustingEntry: transaction.isAdjustingEntry ?? false,
  isNew: transaction.isNew,
  importDate: toTimestamp(transaction.importedAt),
  children: transaction.children,
  endToEndReference: transaction.endToEndReference,
  ...originalFields(transaction),
});

const originalFields = ({ originalAmount, originalCurrency }: Transaction): WireFields => ({
  originalAmount: originalAmount === undefined ? undefined : amountOf(originalAmount),
  originalCurrency,
});

/** Of a category that is gone, nothing. */
function categoryOf({ categoryId }: Transaction, { catalogue }: Names): WireFields | undefined {
  const category = categoryId === undefined ? undefined : catalogue.find(categoryId);
  return category && categoryFields(category);
}

export const transactionDocument = (transaction: Transaction, names: Names): WireDocument =>
  json(transactionFields(transaction, names));

/** `spending` is negative, so that both sums together are the balance (not documented). */
export const transactionListDocument = (
  { transactions, totalCount, totals: { income, spending } }: TransactionPage,
  page: Page,
  names: Names,
): WireDocument =>
  json({
    transactions: transactions.map((transaction) => transactionFields(transaction, names)),
    paging: pagingFields(page, totalCount),
    income: amountOf(income),
    spending: amountOf(spending),
    balance: amountOf(income + spending),
  });

/** Ids in ascending order. */
export const identifierListDocument = (identifiers: readonly number[]): WireDocument =>
  json({ identifiers: [...identifiers].sort((one, other) => one - other) });
