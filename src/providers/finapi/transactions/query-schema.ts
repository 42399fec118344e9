import * as z from 'zod';

import { describedAs } from '../../../core/openapi/described-as.js';
import { QueryAmount } from '../amounts.js';
import { Currency as CurrencyCode } from '../answers/currencies.js';
import { idList, pagedBy } from '../paging.js';
import { QueryDay } from '../parameters.js';
import { filled, Flag, withCode } from '../patterns.js';

const Amount = filled(QueryAmount.optional());
const OptionalFlag = filled(Flag.optional());

/** Of what was split, the bank's view shows the whole and the user's view the parts. */
const Views = z.enum(['bankView', 'userView']);
const View = filled(describedAs(z.string().pipe(Views), { type: 'string', enum: Views.options }));
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

/** Criteria for transactions that other services have too. */
export const FILTERS = {
  search: z.string().optional(),
  counterpart: z.string().optional(),
  purpose: z.string().optional(),
  currency: Currency,
  accountIds: idList(),
  minBankBookingDate: QueryDay,
  maxBankBookingDate: QueryDay,
  minFinapiBookingDate: QueryDay,
  maxFinapiBookingDate: QueryDay,
  minAmount: Amount,
  maxAmount: Amount,
  direction: Direction,
  labelIds: idList(),
  categoryIds: idList(),
  isNew: OptionalFlag,
  minImportDate: QueryDay,
  maxImportDate: QueryDay,
};

type Ranges = {
  readonly [R in (typeof RANGES)[number][number]]?: string | number | undefined;
};

/** A range in which nothing can lie is refused, which is not documented. */
export function assertRanges(query: Ranges, context: z.RefinementCtx): void {
  for (const [min, max] of RANGES) {
    const [least, most] = [query[min], query[max]];
    if (least === undefined || most === undefined || least <= most) continue;
    const message = withCode('INVALID_FILTER_OPTIONS', `must not be greater than '${max}'`);
    context.addIssue({ code: 'custom', path: [min], message });
  }
}

/** What `getAndSearchAllTransactions` may be asked; a transaction must pass all that is given. */
export const TransactionQuery = z
  .object({
    view: View,
    ids: idList(),
    ...FILTERS,
    includeChildCategories: filled(Flag.default(true)),
    isPotentialDuplicate: OptionalFlag,
    isAdjustingEntry: OptionalFlag,
    ...pagedBy(ORDERED_BY),
  })
  .superRefine(assertRanges);
export type TransactionQuery = z.infer<typeof TransactionQuery>;

/** What `deleteAllTransactions` may be asked. */
export const DeletionQuery = z.object({
  maxDeletionDate: QueryDay,
  minImportDate: QueryDay,
  accountIds: idList(),
  safeMode: filled(Flag.default(true)),
  rememberDeletion: filled(Flag.default(false)),
});
export type DeletionQuery = z.infer<typeof DeletionQuery>;
