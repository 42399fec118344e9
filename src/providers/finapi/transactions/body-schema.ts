import * as z from 'zod';

import { Amount } from '../amounts.js';
import {
  defaulting,
  generalText,
  optional,
  PathId,
  required,
  text,
  withCode,
} from '../patterns.js';

const MOST_IDS = 1_000;
const MOST_EDITED = 100;
/** How many there may be is not documented. */
const MOST_PARTS = 1_000;

const ids = (most: number): z.ZodType<readonly number[]> =>
  z
    .array(z.int())
    .max(most, withCode('TOO_MANY_IDS', `must hold at most ${String(most)} identifiers`));

export const TransactionPath = z.object({ id: PathId });

const editable = {
  isNew: optional(z.boolean()),
  isPotentialDuplicate: optional(z.boolean()),
  /** 0 takes the category away. */
  categoryId: optional(z.int()),
  trainCategorization: defaulting(z.boolean(), true),
  /** An empty list takes all labels away; how many there may be is not documented. */
  labelIds: optional(ids(MOST_IDS)),
};

export const UpdateTransactionsParams = z.object(editable);
export type UpdateTransactionsParams = z.infer<typeof UpdateTransactionsParams>;

export const UpdateMultipleTransactionsParams = z.object({
  ...editable,
  ids: optional(ids(MOST_EDITED)),
  accountIds: optional(ids(MOST_IDS)),
});
export type UpdateMultipleTransactionsParams = z.infer<typeof UpdateMultipleTransactionsParams>;

/** The lengths of IBAN, BIC and BLZ are those of other services (not documented here). */
const SubTransactionParams = z.object({
  amount: required(Amount),
  /** 0 is no category; absent is that of the whole. */
  categoryId: optional(z.int()),
  purpose: optional(generalText({ min: 1, max: 2000 })),
  counterpart: optional(generalText({ min: 1, max: 80 })),
  counterpartAccountNumber: optional(generalText({ min: 1, max: 34 })),
  counterpartIban: optional(text({ max: 34 })),
  counterpartBic: optional(text({ max: 11 })),
  counterpartBlz: optional(text({ max: 8 })),
  labelIds: optional(ids(MOST_IDS)),
});
export type SubTransactionParams = z.infer<typeof SubTransactionParams>;

export const SplitTransactionsParams = z.object({
  subTransactions: required(
    z
      .array(SubTransactionParams)
      .max(
        MOST_PARTS,
        withCode('ILLEGAL_FIELD_VALUE', `must hold at most ${String(MOST_PARTS)} parts`),
      ),
  ),
});
export type SplitTransactionsParams = z.infer<typeof SplitTransactionsParams>;
