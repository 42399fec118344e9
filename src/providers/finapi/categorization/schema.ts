import * as z from 'zod';

import { describedAs } from '../../../core/openapi/described-as.js';
import type { AccountType } from '../accounts/schema.js';
import { optional, required, text, withCode } from '../patterns.js';

/**
 * What numbers stand for in descriptions of transactions. The last one is listed although the
 * greatest number that may be sent is said to be 7; we take it, and not 6, which is not listed (not
 * documented).
 */
export const ACCOUNT_TYPE_IDS: Readonly<Record<number, AccountType>> = {
  1: 'Checking',
  2: 'Savings',
  3: 'CreditCard',
  4: 'Security',
  5: 'Loan',
  7: 'Membership',
  8: 'Bausparen',
};

const known = `must be one of ${Object.keys(ACCOUNT_TYPE_IDS).join(', ')}`;

const AccountTypeId = required(
  describedAs(
    z
      .int()
      .refine((id) => Object.hasOwn(ACCOUNT_TYPE_IDS, id), withCode('ILLEGAL_FIELD_VALUE', known)),
    { type: 'integer', format: 'int64', minimum: 1, maximum: 8 },
  ),
);

const Described = z.object({
  accountTypeId: AccountTypeId,
  amount: required(z.number()),
  purpose: optional(text({ min: 1, max: 2000 })),
  counterpart: optional(text({ min: 1, max: 80 })),
  counterpartIban: optional(z.string()),
  counterpartAccountNumber: optional(text({ min: 1, max: 34 })),
  counterpartBlz: optional(z.string()),
  counterpartBic: optional(z.string()),
  mcCode: optional(z.string()),
});

/** How many samples there may be is for the service to say. */
export const TrainingSample = z.object({
  transactionData: required(z.array(Described)),
  categoryId: required(z.int()),
});
export type TrainingSample = z.infer<typeof TrainingSample>;

const Candidate = z.object({
  transactionId: required(text({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  accountTypeId: AccountTypeId,
  amount: required(z.number()),
  purpose: optional(text({ max: 2000 })),
  counterpart: optional(text({ max: 80 })),
  counterpartIban: optional(text({ max: 34 })),
  counterpartAccountNumber: optional(text({ max: 34 })),
  counterpartBlz: optional(text({ max: 8 })),
  counterpartBic: optional(text({ max: 11 })),
  mcCode: optional(text({ max: 4 })),
  typeCodeZka: optional(
    z.string().regex(/^\d{0,3}$/, withCode('ILLEGAL_FIELD_VALUE', 'must be a number up to 999')),
  ),
});

export const CategorizationCheck = z.object({
  transactionData: required(
    z
      .array(Candidate)
      .refine(
        (given) => new Set(given.map(({ transactionId }) => transactionId)).size === given.length,
        withCode('ILLEGAL_FIELD_VALUE', 'must not hold a transactionId twice'),
      ),
  ),
});
export type CategorizationCheck = z.infer<typeof CategorizationCheck>;

/** A transaction as a client describes it, without that it has been imported. */
export type DescribedTransaction = z.infer<typeof Described> | z.infer<typeof Candidate>;

export const TriggerCategorizationParams = z.object({
  bankConnectionIds: optional(z.array(z.int())),
});
export type TriggerCategorizationParams = z.infer<typeof TriggerCategorizationParams>;
