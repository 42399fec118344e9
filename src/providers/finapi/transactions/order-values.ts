import type { OrderValues } from '../ordering.js';
import type { Names } from './names.js';
import type { TransactionProperty } from './query-schema.js';
import type { SearchableTransaction } from './searchable.js';

type Values = OrderValues<SearchableTransaction, TransactionProperty>;

/** What transactions are ordered by; flags that are not set come first. */
export const orderValues = (categories: Names['catalogue']): Values => ({
  id: ({ transaction }) => transaction.id,
  parentId: ({ transaction }) => transaction.parentId,
  accountId: ({ transaction }) => transaction.accountId,
  valueDate: ({ transaction }) => transaction.valueDate,
  bankBookingDate: ({ transaction }) => transaction.bankBookingDate,
  finapiBookingDate: ({ transaction }) => transaction.finapiBookingDate,
  amount: ({ transaction }) => transaction.amount,
  purpose: ({ transaction }) => transaction.purpose,
  counterpartName: ({ transaction }) => transaction.counterpartName,
  counterpartAccountNumber: ({ transaction }) => transaction.counterpartAccountNumber,
  counterpartIban: ({ transaction }) => transaction.counterpartIban,
  counterpartBlz: ({ transaction }) => transaction.counterpartBlz,
  counterpartBic: ({ transaction }) => transaction.counterpartBic,
  type: ({ transaction }) => transaction.type,
  primanota: ({ transaction }) => transaction.primanota,
  'category.id': ({ transaction }) => transaction.categoryId,
  'category.name': ({ transaction: { categoryId } }) =>
    categoryId === undefined ? undefined : categories.find(categoryId)?.name,
  isPotentialDuplicate: ({ transaction }) => Number(transaction.isPotentialDuplicate ?? false),
  isNew: ({ transaction }) => Number(transaction.isNew),
  importDate: ({ transaction }) => transaction.importedAt,
});
