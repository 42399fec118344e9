import { allAccountsOf, type BankAccount } from '../../src/bank/accounts.js';
import type { Bank } from '../../src/bank/bank.js';
import { dayNumber, dayText } from '../../src/bank/days.js';
import type { AccountDetails } from '../../src/bank/details.js';
import { bankLogin, type BankLoginState, type LoginRule } from '../../src/bank/login.js';
import { standing } from '../../src/bank/standing.js';
import { NOON, shipped, shippedBank } from './bank.js';

/** Accounts as a login finds them. */
export const accountsAt = (
  rule: LoginRule,
  state: BankLoginState = bankLogin.blank(),
): readonly BankAccount[] => allAccountsOf(rule, standing(rule, state, NOON));

/** One account of a login. */
export function accountAt(rule: LoginRule, id: string, state?: BankLoginState): BankAccount {
  const found = accountsAt(rule, state).find((one) => one.id === id);
  if (!found) throw new Error(`no account ${id}`);
  return found;
}

/** Every account of the shipped personas, once, with its name. */
export const everyAccount: readonly (readonly [string, BankAccount])[] = shipped.personas.flatMap(
  ({ id, logins }) => {
    const [institution = ''] = logins[0]?.institutions ?? [];
    const rule = shippedBank.logins({ id: institution }).find(({ persona }) => persona.id === id);
    return rule ? accountsAt(rule).map((one) => [`${id}/${one.id}`, one] as const) : [];
  },
);

/** Details of one family; an account of another is a mistake of the test. */
export function detailsAs<F extends AccountDetails['family']>(
  family: F,
  account: BankAccount,
  day: string,
  bank: Bank = shippedBank,
): Extract<AccountDetails, { family: F }> {
  const details = bank.detailsOf(account, { seed: 'seed' }, day);
  if (details.family !== family) throw new Error(`${account.id} is ${details.family}`);
  return details as Extract<AccountDetails, { family: F }>;
}

export const daysBetween = (from: string, to: string): readonly string[] =>
  Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, index) =>
    dayText(dayNumber(from) + index),
  );
