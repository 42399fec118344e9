import * as z from 'zod';

import { pagedBy, idList } from '../paging.js';
import { filled, generalText, PathId, required } from '../patterns.js';

/** A mark that a user may put on transactions, as it is kept. */
export interface Label {
  readonly id: number;
  readonly name: string;
}

export const LabelParams = z.object({ name: required(generalText({ min: 1, max: 288 })) });
export type LabelParams = z.infer<typeof LabelParams>;

export const LabelPath = z.object({ id: PathId });

export const LabelQuery = z.object({
  ids: idList(),
  search: filled(z.string().optional()),
  ...pagedBy(['id', 'name']),
});
export type LabelQuery = z.infer<typeof LabelQuery>;
