import type { Document } from '../../../core/store/kinds.js';
import { accountsOf } from '../aggregation/attempt.js';
import type { CustomerState } from '../customer.js';
import { refusal } from '../errors.js';
import { removeLogin } from '../logins/removal.js';
import type { InstitutionLogin } from '../logins/schema.js';
import type { AccountChoice } from './choice.js';
import type { Account } from './schema.js';

/** Accounts with the logins that tell how their last aggregation went. */
export interface Accounts {
  readonly accounts: readonly Account[];
  readonly logins: readonly InstitutionLogin[];
}

/** All accounts of a customer, of all logins together. */
export const allAccounts = ({ accounts, logins }: CustomerState): Accounts => ({
  accounts: Object.values(accounts),
  logins: Object.values(logins),
});

export function accountsOfLogin(customer: CustomerState, loginId: number): Accounts {
  const login = customer.logins[String(loginId)];
  if (!login) throw refusal('loginNotFound');
  return { accounts: accountsOf(customer, loginId), logins: [login] };
}

/** One account; the accounts of other customers are as unknown as those that never were. */
export function account(customer: CustomerState, accountId: number): Accounts {
  const found = accountNumbered(customer, accountId);
  const login = customer.logins[String(found.loginId)];
  return { accounts: [found], logins: login ? [login] : [] };
}

function accountNumbered({ accounts }: CustomerState, accountId: number): Account {
  const found = accounts[String(accountId)];
  if (!found) throw refusal('accountNotFound');
  return found;
}

/** Only an account of unknown kind may be given one, and only once; aggregation leaves it alone. */
export function chooseType(
  customer: Document<CustomerState>,
  accountId: number,
  chosen: AccountChoice,
): void {
  const found = accountNumbered(customer.state, accountId);
  if (found.chosen) throw refusal('accountTypeFixed', 'it has been changed before');
  if (found.kind !== 'other') throw refusal('accountTypeFixed', 'it is no OtherAccount');
  customer.put('accounts', String(accountId), { ...found, chosen });
}

/**
 * Takes an account away; no aggregation brings it back, only another discovery does, under a new
 * id. Not documented: a login disappears with its last account.
 */
export function removeAccount(customer: Document<CustomerState>, accountId: number): void {
  const { loginId } = accountNumbered(customer.state, accountId);
  customer.drop('accounts', String(accountId));
  if (accountsOf(customer.state, loginId).length === 0) removeLogin(customer, loginId);
}
