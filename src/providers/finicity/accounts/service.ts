import { accountsOf } from '../aggregation/attempt.js';
import type { CustomerState } from '../customer.js';
import { refusal } from '../errors.js';
import type { InstitutionLogin } from '../logins/schema.js';
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
  const found = customer.accounts[String(accountId)];
  if (!found) throw refusal('accountNotFound');
  const login = customer.logins[String(found.loginId)];
  return { accounts: [found], logins: login ? [login] : [] };
}
