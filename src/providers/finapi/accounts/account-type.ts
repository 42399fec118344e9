import * as z from 'zod';

export const AccountType = z.enum([
  'Checking',
  'Savings',
  'CreditCard',
  'Security',
  'Loan',
  'Membership',
  'Bausparen',
]);
export type AccountType = z.infer<typeof AccountType>;
