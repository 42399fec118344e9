import type { Document } from '../../../core/store/kinds.js';
import type { UserState } from '../users/document.js';
import { nothingGiven } from '../users/refusals.js';
import { passing } from './filter.js';
import { updatedUntil } from './locks.js';
import { accountIsBusy, unknownAccount } from './refusals.js';
import type { Account, AccountParams, AccountQuery } from './schema.js';

type Accounts = Pick<UserState, 'accounts'>;

/** The accounts that pass a query, by id. */
export const findAccounts = ({ accounts }: Accounts, query: AccountQuery): readonly Account[] =>
  Object.values(accounts)
    .filter(passing(query))
    .sort((one, other) => one.id - other.id);

export function knownAccount({ accounts }: Accounts, id: number): Account {
  const account = accounts[String(id)];
  if (!account) throw unknownAccount(id);
  return account;
}

/** Changes name, type or flag of an account; what the user has chosen, updates leave alone. */
export function editAccount(
  document: Document<UserState>,
  id: number,
  { accountName, accountType, isNew }: AccountParams,
  now: Date,
): Account {
  const { state } = document;
  const account = knownAccount(state, id);
  if (accountName === undefined && accountType === undefined && isNew === undefined) {
    throw nothingGiven();
  }
  const until = updatedUntil(state.connections[String(account.connectionId)], now);
  if (until !== undefined) throw accountIsBusy(until);
  const edited: Account = {
    ...account,
    ...(accountName !== undefined && { name: accountName, hasChosenName: true }),
    ...(accountType !== undefined && { type: accountType, hasChosenType: true }),
    ...(isNew !== undefined && { isNew }),
  };
  document.put('accounts', String(id), edited);
  return edited;
}
