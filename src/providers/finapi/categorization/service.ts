import { isBusy } from '../bank-connections/busy.js';
import type { Connection } from '../bank-connections/schema.js';
import { catalogueOf } from '../categories/catalogue.js';
import { unknownCategory } from '../categories/refusals.js';
import { beginCategorization } from '../downloads/progress.js';
import type { UserDocuments } from '../transactions/book.js';
import { categorise } from './categorise.js';
import type { TransactionFacts } from './facts.js';
import type { Finding } from './finding.js';
import { knowledgeOf } from './knowledge.js';
import { learn } from './lessons.js';
import * as refusals from './refusals.js';
import {
  ACCOUNT_TYPE_IDS,
  type CategorizationCheck,
  type DescribedTransaction,
  type TrainingSample,
  type TriggerCategorizationParams,
} from './schema.js';

/** For a check the limit is not documented; we take that of the training. */
const MOST_TRANSACTIONS = 100;

/** Learns from transactions that a client describes, as from one that somebody categorises. */
export function train(
  documents: UserDocuments,
  { transactionData, categoryId }: TrainingSample,
): void {
  assertFew(transactionData);
  if (!catalogueOf(documents).find(categoryId)) throw unknownCategory();
  learn(documents, transactionData.map(factsOf), categoryId);
}

/** What the described transactions would be categorised as, in their order. */
export function check(
  documents: UserDocuments,
  { transactionData }: CategorizationCheck,
): Finding[] {
  assertFew(transactionData);
  const catalogue = catalogueOf(documents);
  const knowledge = knowledgeOf(documents, catalogue);
  return transactionData.map((described) => {
    const { transactionId, mcCode, typeCodeZka } = described;
    const id = categorise({ ...factsOf(described), mcCode, typeCodeZka }, knowledge);
    return { transactionId, category: id === undefined ? undefined : catalogue.find(id) };
  });
}

/** Schedules the categorisation of all uncategorised transactions of some connections, or of all. */
export function trigger(
  documents: UserDocuments,
  { bankConnectionIds = [] }: TriggerCategorizationParams,
  now: Date,
): void {
  const targets = targetsOf(documents, bankConnectionIds);
  if (targets.length === 0) throw refusals.noConnections();
  for (const { id, work, busyUntil = '' } of targets.filter((one) => isLocked(one, now)))
    throw refusals.connectionLocked(id, work?.endsAt ?? busyUntil);
  for (const connection of targets) beginCategorization(documents, connection, 0, now);
}

const isLocked = (connection: Connection, now: Date): boolean =>
  connection.work !== undefined || isBusy(connection, now);

function targetsOf({ user }: UserDocuments, ids: readonly number[]): readonly Connection[] {
  const { connections } = user.state;
  if (ids.length === 0) return Object.values(connections);
  return [...new Set(ids)].map((id) => {
    const connection = Object.hasOwn(connections, String(id)) && connections[String(id)];
    if (!connection) throw refusals.unknownConnection(id);
    return connection;
  });
}

function assertFew(transactions: readonly unknown[]): void {
  if (transactions.length > MOST_TRANSACTIONS)
    throw refusals.tooManyTransactions(MOST_TRANSACTIONS);
}

const factsOf = (described: DescribedTransaction): TransactionFacts => ({
  accountType: ACCOUNT_TYPE_IDS[described.accountTypeId],
  amount: Math.round(described.amount * 100),
  purpose: described.purpose,
  counterpartName: described.counterpart,
  counterpartIban: described.counterpartIban,
  counterpartAccountNumber: described.counterpartAccountNumber,
  counterpartBlz: described.counterpartBlz,
});
