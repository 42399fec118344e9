import type { AccountKind } from '../../../bank/persona.js';
import type { AccountType } from '../accounts/schema.js';

/** What each kind of account is to finAPI, which knows fewer kinds. Not documented. */
const TYPES: Readonly<Record<AccountKind, AccountType>> = {
  checking: 'Checking',
  savings: 'Savings',
  moneyMarket: 'Savings',
  cd: 'Savings',
  creditCard: 'CreditCard',
  lineOfCredit: 'Loan',
  loan: 'Loan',
  mortgage: 'Loan',
  investment: 'Security',
  rewards: 'Membership',
  other: 'Savings',
};

export const accountTypeOf = ({ kind }: { readonly kind: AccountKind }): AccountType => TYPES[kind];
