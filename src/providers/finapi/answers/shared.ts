import * as z from 'zod';

import { BankingInterface } from '../bank-connections/schema.js';
import { int32, int64 } from './formats.js';

export { BankingInterface };

export const AccountType = z.enum([
  'Checking',
  'Savings',
  'CreditCard',
  'Security',
  'Loan',
  'Membership',
  'Bausparen',
]);

export const IdentifierList = z.object({
  identifiers: z.array(int64()),
});

export const DailyBalanceListPaging = z.object({
  page: int32().min(1),
  perPage: int32().min(1),
  pageCount: int32().min(0),
  totalCount: int64().min(0),
});

export const TwoStepProcedure = z.object({
  procedureId: z.string(),
  procedureName: z.string(),
  procedureChallengeType: z.string().optional(),
  implicitExecute: z.boolean(),
});
