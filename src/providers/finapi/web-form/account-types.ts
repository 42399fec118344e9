import type { AccountType } from '../accounts/schema.js';
import type { FormAccountType } from './forms/schema.js';

/** How Access writes the types that Web Form 2.0 writes in capitals. */
export const ACCOUNT_TYPES: Readonly<Record<FormAccountType, AccountType>> = {
  BAUSPAREN: 'Bausparen',
  CHECKING: 'Checking',
  CREDIT_CARD: 'CreditCard',
  LOAN: 'Loan',
  MEMBERSHIP: 'Membership',
  SAVINGS: 'Savings',
  SECURITY: 'Security',
};
