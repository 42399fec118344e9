import type { Bank } from '../../../bank/bank.js';
import { learn } from '../categorization/lessons.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import { dayOf } from '../dates.js';
import { TransactionBook, type UserDocuments } from './book.js';
import type {
  SubTransactionParams,
  UpdateMultipleTransactionsParams,
  UpdateTransactionsParams,
} from './body-schema.js';
import * as deletion from './deletion.js';
import * as editing from './edit.js';
import type { TransactionMemory } from './memory.js';
import type { Names } from './names.js';
import { pieceRefs } from './pieces.js';
import type { DeletionQuery, TransactionQuery } from './query-schema.js';
import { unknownTransaction } from './refusals.js';
import { assertVisible, categoriesWanted } from './restrictions.js';
import type { Transaction } from './schema.js';
import { searchTransactions, type TransactionPage } from './search.js';
import * as splitting from './split.js';
import { testAccountsOf } from './test-accounts.js';

/** What a client that is restricted to some categories must not see is not found either. */
export function listTransactions(
  { user, document }: UserDocuments,
  query: TransactionQuery,
  { catalogue }: Names,
  { memory, configuration }: ListContext,
): TransactionPage {
  const categories = categoriesWanted(query, configuration, catalogue);
  const pieces = pieceRefs(user).map((ref) => document(ref));
  return searchTransactions(
    memory.of(user, pieces, query.view),
    { ...query, categories },
    catalogue,
  );
}

export interface ListContext {
  readonly memory: TransactionMemory;
  readonly configuration: ClientConfiguration;
}

export function visibleTransaction(
  documents: UserDocuments,
  id: number,
  { catalogue }: Names,
  configuration: ClientConfiguration,
): Transaction {
  const transaction = existingTransaction(new TransactionBook(documents), id);
  assertVisible(transaction, configuration, catalogue);
  return transaction;
}

export function editTransaction(
  documents: UserDocuments,
  id: number,
  params: UpdateTransactionsParams,
  names: Names,
): Transaction {
  const book = new TransactionBook(documents);
  const before = existingTransaction(book, id);
  editing.assertEdit(params, names);
  const after = editing.editOne(book, before, params);
  train(documents, [after], params);
  return after;
}

/** Answers the ids of those that have changed. */
export function editTransactions(
  documents: UserDocuments,
  params: UpdateMultipleTransactionsParams,
  names: Names,
): readonly number[] {
  editing.assertEdit(params, names);
  editing.assertNamed(params);
  const book = new TransactionBook(documents);
  const meant = editing.transactionsMeant(book, params);
  const changed = meant.filter((before) => editing.editOne(book, before, params) !== before);
  train(documents, meant, params);
  return changed.map(({ id }) => id);
}

export function deleteTransaction(documents: UserDocuments, id: number, bank: Bank): void {
  const book = new TransactionBook(documents);
  const transaction = existingTransaction(book, id);
  const { user } = documents;
  deletion.deleteOne(book, user, transaction, testAccountsOf(user.state, bank));
}

/** Answers the ids of those that are gone. */
export function deleteTransactions(
  documents: UserDocuments,
  query: DeletionQuery,
  bank: Bank,
  now: Date,
): readonly number[] {
  const { user } = documents;
  deletion.assertDeletion(query, dayOf(now));
  const testAccounts = testAccountsOf(user.state, bank);
  return deletion.deleteMany(new TransactionBook(documents), user, query, testAccounts);
}

export function splitTransaction(
  documents: UserDocuments,
  id: number,
  parts: readonly SubTransactionParams[],
  names: Names,
): Transaction {
  const book = new TransactionBook(documents);
  return splitting.splitTransaction(book, existingTransaction(book, id), parts, names);
}

export function restoreTransaction(documents: UserDocuments, id: number): Transaction {
  const book = new TransactionBook(documents);
  return splitting.restoreTransaction(book, existingTransaction(book, id));
}

function existingTransaction(book: TransactionBook, id: number): Transaction {
  const transaction = book.find(id);
  if (!transaction) throw unknownTransaction();
  return transaction;
}

/** Teaches the categorisation what the user has chosen. */
function train(
  documents: UserDocuments,
  transactions: readonly Transaction[],
  { categoryId, trainCategorization }: UpdateTransactionsParams,
): void {
  if (categoryId === undefined || !trainCategorization) return;
  const { accounts } = documents.user.state;
  const facts = transactions.map((transaction) => ({
    ...transaction,
    accountType: accounts[String(transaction.accountId)]?.type,
  }));
  learn(documents, facts, categoryId);
}
