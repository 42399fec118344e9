import { z } from 'zod';

import { QueryAmount } from '../amounts.js';
import { Currency as CurrencyCode } from '../answers/currencies.js';
import { idList, pagedBy } from '../paging.js';
import { filled, Flag, withCode } from '../patterns.js';

const Day = filled(z.iso.date('must be a date, YYYY-MM-DD').optional());
const Amount = filled(QueryAmount.optional());
const OptionalFlag = filled(Flag.optional());

/** Of what was split, the bank's view shows the whole and the user's view the parts. */
const View = filled(z.string().pipe(z.enum(['bankView', 'userView'])));
const Direction = filled(z.enum(['all', 'income', 'spending']).default('all'));
const Currency = filled(
  z.enum(CurrencyCode.options, 'must be a currency code of ISO 4217').optional(),
);

/** In the order in which the API lists them; the first one is the usual order. */
const ORDERED_BY = [
  'id',
  'parentId',
  'accountId',
  'valueDate',
  'bankBookingDate',
  'finapiBookingDate',
  'amount',
  'purpose',
  'counterpartName',
  'counterpartAccountNumber',
  'counterpartIban',
  'counterpartBlz',
  'counterpartBic',
  'type',
  'primanota',
  'category.id',
  'category.name',
  'isPotentialDuplicate',
  'isNew',
  'importDate',
] as const;
export type TransactionProperty = (typeof ORDERED_BY)[number];

const RANGES = [
  ['minBankBookingDate', 'maxBankBookingDate'],
  ['minFinapiBookingDate', 'maxFinapiBookingDate'],
  ['minAmount', 'maxAmount'],
  ['minImportDate', 'maxImportDate'],
] as const;

/** What `getAndSearchAllTransactions` may be asked; a transaction must pass all that is given. */
export const TransactionQuery = z
  .object({
    view: View,
    ids: idList(),
    search: z.string().optional(),
    counterpart: z.string().optional(),
    purpose: z.string().optional(),
    currency: Currency,
    accountIds: idList(),
    minBankBookingDate: Day,
    maxBankBookingDate: Day,
    minFinapiBookingDate: Day,
    maxFinapiBookingDate: Day,
    minAmount: Amount,
    maxAmount: Amount,
    direction: Direction,
    labelIds: idList(),
    categoryIds: idList(),
    includeChildCategories: filled(Flag.default(true)),
    isNew: OptionalFlag,
    isPotentialDuplicate: OptionalFlag,
    isAdjustingEntry: OptionalFlag,
    minImportDate: Day,
    maxImportDate: Day,
    ...pagedBy(ORDERED_BY),
  })
  .superRefine((query, context) => {
    for (const [min, max] of RANGES) {
      const [least, most] = [query[min], query[max]];
      if (least === undefined || most === undefined || least <= most) continue;
      const message = emptyRange(max);
      context.addIssue({ code: 'custom', path: [min], message });
    }
  });
export type TransactionQuery = z.infer<typeof TransactionQuery>;

/** A range in which nothing can lie is refused, which is not documented. */
const emptyRange = (max: string): string =>
  withCode('INVALID_FILTER_OPTIONS', `must not be greater than '${max}'`);

/** What `deleteAllTransactions` may be asked. */
export const DeletionQuery = z.object({
  maxDeletionDate: Day,
  minImportDate: Day,
  accountIds: idList(),
  safeMode: filled(Flag.default(true)),
  rememberDeletion: filled(Flag.default(false)),
});
export type DeletionQuery = z.infer<typeof DeletionQuery>;
