import type { BankAccount } from '../../../bank/accounts.js';
import type { Account, AccountInterface, AccountType } from '../accounts/schema.js';
import {
  BankingInterface,
  type Connection,
  type DownloadOrder,
} from '../bank-connections/schema.js';
import { nextId } from '../users/ids.js';
import { accountTypeOf } from './account-type.js';
import type { Delivery } from './delivery.js';
import type { DownloadDocuments } from './documents.js';
import { isAllowed } from './restrictions.js';

/** Which of the bank's accounts come along besides those that are there already. */
export interface Adoption {
  readonly newAccounts: boolean;
  /** All types when absent. */
  readonly accountTypes?: readonly AccountType[] | undefined;
  /** Those of a detailed consent; all accounts when absent. */
  readonly ibans?: readonly string[] | undefined;
}

/** Accounts of a connection, in the order in which they were imported. */
export const accountsOfConnection = (
  { user }: Pick<DownloadDocuments, 'user'>,
  { id }: Pick<Connection, 'id'>,
): readonly Account[] =>
  Object.values(user.state.accounts).filter(({ connectionId }) => connectionId === id);

/**
 * Gives a connection the bank's accounts that it does not have so far, and marks all as on their way,
 * those included that the bank no longer has.
 */
export function adoptAccounts(
  documents: DownloadDocuments,
  connection: Connection,
  { bankingInterface }: DownloadOrder,
  { accounts, at }: Delivery,
  adoption: Adoption,
): void {
  const { user } = documents;
  const known = new Map(
    accountsOfConnection(documents, connection).map((account) => [account.bankAccount, account]),
  );
  const told = [...accounts.values()].flatMap(
    (one) => known.get(one.id) ?? adopted(documents, connection, one, at, adoption) ?? [],
  );
  const gone = accountsServed(documents, connection, bankingInterface).filter(
    ({ bankAccount }) => !accounts.has(bankAccount),
  );
  for (const account of [...told.filter(({ type }) => isAllowed(documents, type)), ...gone]) {
    user.put('accounts', String(account.id), underWay(account, bankingInterface, at));
  }
}

/** Accounts that are connected to an interface, as far as the client may have them. */
export const accountsServed = (
  documents: DownloadDocuments,
  connection: Connection,
  bankingInterface: BankingInterface,
): readonly Account[] =>
  accountsOfConnection(documents, connection).filter(
    ({ type, interfaces }) =>
      isAllowed(documents, type) &&
      interfaces.some((one) => one.bankingInterface === bankingInterface),
  );

function adopted(
  documents: DownloadDocuments,
  { id: connectionId }: Connection,
  told: BankAccount,
  at: Date,
  adoption: Adoption,
): Account | undefined {
  const { user, world } = documents;
  const type = accountTypeOf(told);
  if (!isAllowed(documents, type) || !isWanted(told, adoption)) return undefined;
  return {
    id: nextId(user, world, 'account'),
    connectionId,
    bankAccount: told.id,
    name: told.name,
    type,
    number: told.number,
    ...(told.iban !== undefined && { iban: told.iban }),
    holder: told.owner,
    currency: told.currency,
    isNew: true,
    importedAt: at.toISOString(),
    interfaces: [],
  };
}

function isWanted(told: BankAccount, { newAccounts, accountTypes, ibans }: Adoption): boolean {
  const isOfType = accountTypes?.includes(accountTypeOf(told)) ?? true;
  return newAccounts && isOfType && (ibans?.includes(told.iban ?? '') ?? true);
}

const underWay = (account: Account, bankingInterface: BankingInterface, at: Date): Account =>
  withInterface(account, bankingInterface, {
    status: 'DOWNLOAD_IN_PROGRESS',
    lastUpdateAttempt: at.toISOString(),
  });

/** The account with changed facts of one of its interfaces, which it may get by that. */
export function withInterface(
  account: Account,
  bankingInterface: BankingInterface,
  changes: Omit<AccountInterface, 'bankingInterface'>,
): Account {
  const before = account.interfaces.find((one) => one.bankingInterface === bankingInterface);
  const after = { bankingInterface, ...before, ...changes };
  const others = account.interfaces.filter((one) => one !== before);
  const rank = (one: AccountInterface): number =>
    BankingInterface.options.indexOf(one.bankingInterface);
  return {
    ...account,
    interfaces: [...others, after].sort((one, other) => rank(one) - rank(other)),
  };
}

/** What has become of an account; an update that nobody has begun before was tried at that instant. */
export function withOutcome(
  account: Account,
  bankingInterface: BankingInterface,
  outcome: Pick<AccountInterface, 'status' | 'lastSuccessfulUpdate'>,
  at: Date,
): Account {
  const isUnderWay = account.interfaces.some(
    (one) => one.bankingInterface === bankingInterface && one.status === 'DOWNLOAD_IN_PROGRESS',
  );
  const attempt = isUnderWay ? {} : { lastUpdateAttempt: at.toISOString() };
  return withInterface(account, bankingInterface, { ...outcome, ...attempt });
}
