import type { Account } from '../accounts/schema.js';
import { replaceConnection } from '../bank-connections/put.js';
import type { Connection, UpdateResult } from '../bank-connections/schema.js';
import { accountsOfConnection, withInterface } from '../downloads/adoption.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { markFailed } from '../downloads/download.js';
import { bankNameOf } from '../batch-update/facts-of.js';
import { withCategories } from '../batch-update/with-categories.js';
import type { AccountEvents } from '../notification-rules/events.js';
import { TransactionBook } from '../transactions/book.js';
import type { Transaction } from '../transactions/schema.js';
import { mockRef } from './document.js';
import { mockAccount } from './mock-account.js';
import type { MockBankConnectionUpdate } from './schema.js';

/**
 * Ends the mock update of a connection: its content is there, the result stands in
 * `lastAutoUpdate`, and notification rules are held against it where that was wanted. Answers with
 * the connection as it is kept from now on. Call it in a transaction.
 */
export function endMockUpdate(
  documents: DownloadDocuments,
  connection: Connection,
  /** Transactions from this id on wait to be categorised. */
  waiting: number | undefined,
  at: Date,
): Connection {
  const { user } = documents;
  const mocks = documents.document(mockRef(user));
  const started = mocks.state.updates[String(connection.id)];
  if (!started) return connection;
  mocks.drop('updates', String(connection.id));
  const first = waiting ?? new TransactionBook(documents).nextId;
  const accounts = started.updates.flatMap((update) =>
    carriedOut(documents, connection, update, at),
  );
  const after = started.updates.reduce(
    (current, update) => withResult(current, update, at),
    connection,
  );
  replaceConnection(user, after);
  const categorised = withCategories(documents, connection, first, accounts);
  if (started.triggerNotifications) {
    const refused = started.updates
      .filter(({ simulateBankLoginError }) => simulateBankLoginError)
      .map(({ bankingInterface }) => bankingInterface);
    const bankName = bankNameOf(documents, connection);
    const events = [{ connection: after, bankName, refused, accounts: categorised }];
    documents.told?.({ connections: events }, at);
  }
  return after;
}

function carriedOut(
  documents: DownloadDocuments,
  connection: Connection,
  update: MockBankConnectionUpdate,
  at: Date,
): readonly AccountEvents[] {
  const { bankingInterface, simulateBankLoginError, mockAccountsData = [] } = update;
  if (simulateBankLoginError) {
    markFailed(documents, connection, bankingInterface, at);
    return [];
  }
  const { user } = documents;
  const mentioned = new Set(mockAccountsData.map(({ accountId }) => accountId));
  for (const account of accountsOfConnection(documents, connection)) {
    if (!mentioned.has(account.id)) deprecate(documents, account, update);
  }
  const existing = transactionsOf(documents, mentioned);
  return mockAccountsData.flatMap((mocked) => {
    const account = user.state.accounts[String(mocked.accountId)];
    if (!account) return [];
    const mine = existing.get(account.id) ?? [];
    return [mockAccount(documents, account, mocked, { bankingInterface, at, existing: mine })];
  });
}

/** Accounts that were not listed are as if the bank did not send them any more. */
function deprecate(
  { user }: DownloadDocuments,
  account: Account,
  { bankingInterface }: MockBankConnectionUpdate,
): void {
  if (!account.interfaces.some((one) => one.bankingInterface === bankingInterface)) return;
  const changed = withInterface(account, bankingInterface, { status: 'DEPRECATED' });
  user.put('accounts', String(account.id), changed);
}

function transactionsOf(
  documents: DownloadDocuments,
  accountIds: ReadonlySet<number>,
): ReadonlyMap<number, readonly Transaction[]> {
  const found = new Map<number, Transaction[]>();
  if (accountIds.size === 0) return found;
  for (const transaction of new TransactionBook(documents).all()) {
    if (!accountIds.has(transaction.accountId)) continue;
    const known = found.get(transaction.accountId);
    if (known) known.push(transaction);
    else found.set(transaction.accountId, [transaction]);
  }
  return found;
}

/**
 * No credentials are really tried: a simulated login error does not keep the next real run away,
 * which is not documented.
 */
function withResult(
  connection: Connection,
  { bankingInterface, simulateBankLoginError }: MockBankConnectionUpdate,
  at: Date,
): Connection {
  const lastAutoUpdate: UpdateResult = simulateBankLoginError
    ? {
        result: 'BANK_SERVER_REJECTION',
        errorMessage: 'The bank refused the stored credentials.',
        errorType: 'BUSINESS',
        timestamp: at.toISOString(),
      }
    : { result: 'OK', timestamp: at.toISOString() };
  const interfaces = connection.interfaces.map((one) =>
    one.bankingInterface === bankingInterface ? { ...one, lastAutoUpdate } : one,
  );
  return { ...connection, interfaces };
}
