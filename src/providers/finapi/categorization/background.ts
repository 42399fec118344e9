import type { AccountType } from '../accounts/schema.js';
import type { Connection } from '../bank-connections/schema.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import type { NewTransaction, Transaction } from '../transactions/schema.js';
import { categorise } from './categorise.js';
import { knowledgeOf } from './knowledge.js';

/**
 * Gives the transactions of a connection that have no category one, from an id on, where a rule
 * fits; what somebody has chosen stays. Call it in a transaction of the store.
 */
export function categoriseSince(
  documents: UserDocuments,
  { id: connectionId }: Pick<Connection, 'id'>,
  firstTransaction: number,
): void {
  const { accounts } = documents.user.state;
  const book = new TransactionBook(documents);
  const knowledge = knowledgeOf(documents);
  for (const transaction of book.since(firstTransaction)) {
    const account = accounts[String(transaction.accountId)];
    if (account?.connectionId !== connectionId || isDone(transaction)) continue;
    const categoryId = categorise({ ...transaction, accountType: account.type }, knowledge);
    if (categoryId !== undefined) book.replace({ ...transaction, categoryId });
  }
}

/** Gives transactions that are about to be kept the category that fits, where one does. */
export function categoriserOf(
  documents: UserDocuments,
): (transaction: NewTransaction, accountType: AccountType) => NewTransaction {
  const knowledge = knowledgeOf(documents);
  return (transaction, accountType) => {
    const categoryId = categorise({ ...transaction, accountType }, knowledge);
    return categoryId === undefined ? transaction : { ...transaction, categoryId };
  };
}

/** Of what was split only the parts have categories. */
const isDone = ({ categoryId, children = [] }: Transaction): boolean =>
  categoryId !== undefined || children.length > 0;
