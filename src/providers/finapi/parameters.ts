import * as z from 'zod';

import { filled } from './patterns.js';

const A_DAY = 'must be a date, YYYY-MM-DD';

/** A day in the query, `YYYY-MM-DD`; one that no calendar has is refused. */
export const QueryDay = filled(
  z.iso
    .date(A_DAY)
    .refine((day) => !day.startsWith('0000'), A_DAY)
    .optional(),
);
