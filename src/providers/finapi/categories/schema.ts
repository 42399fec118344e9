import { z } from 'zod';

import { idList, pagedBy } from '../paging.js';
import { filled, Flag, generalText, optional, PathId, required } from '../patterns.js';

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
