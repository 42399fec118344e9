import * as z from 'zod';

import { idList, orderedBy, pagedBy } from '../paging.js';
import { filled, Flag, generalText, optional, PathId, required } from '../patterns.js';
import { assertRanges, FILTERS } from '../transactions/query-schema.js';

/** A category of a user's own, as it is kept. */
export interface CustomCategory {
  readonly id: number;
  readonly name: string;
  /** Of a sub-category: a main category, global or the user's own. */
  readonly parentId?: number;
}

const Name = required(generalText({ min: 1, max: 128 }));

export const CategoryParams = z.object({ name: Name, parentId: optional(z.int()) });
export type CategoryParams = z.infer<typeof CategoryParams>;

export const EditCategoryParams = z.object({ name: Name });
export type EditCategoryParams = z.infer<typeof EditCategoryParams>;

export const CategoryPath = z.object({ id: PathId });

export const CategoryQuery = z.object({
  ids: idList(),
  search: filled(z.string().optional()),
  isCustom: filled(Flag.optional()),
  ...pagedBy(['id', 'name', 'isCustom']),
});
export type CategoryQuery = z.infer<typeof CategoryQuery>;

/** What `getCashFlows` may be asked; of the transactions, those count that pass all criteria. */
export const CashFlowQuery = z
  .object({
    ...FILTERS,
    includeSubCashFlows: filled(Flag.default(true)),
    order: orderedBy(['category.id', 'category.name', 'income', 'spending', 'balance']),
  })
  .superRefine(assertRanges);
export type CashFlowQuery = z.infer<typeof CashFlowQuery>;
