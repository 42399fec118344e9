import * as z from 'zod';

import { pagedBy } from '../paging.js';
import { filled, Flag, required, text, withCode } from '../patterns.js';

const Day = filled(z.iso.date('must be a date, YYYY-MM-DD').optional());
const Month = filled(
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM')
    .optional(),
);
const Count = filled(
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .default(0),
);

/** What `getUserList` may be asked; all bounds are inclusive. */
export const UserListQuery = z.object({
  minRegistrationDate: Day,
  maxRegistrationDate: Day,
  minDeletionDate: Day,
  maxDeletionDate: Day,
  minLastActiveDate: Day,
  maxLastActiveDate: Day,
  userId: z.string().optional(),
  isDeleted: filled(Flag.optional()),
  isLocked: filled(Flag.optional()),
  includeMonthlyStats: filled(Flag.default(false)),
  monthlyStatsStartDate: Month,
  monthlyStatsEndDate: Month,
  minBankConnectionCountInMonthlyStats: Count,
  ...pagedBy(['userId']),
});
export type UserListQuery = z.infer<typeof UserListQuery>;

const MAX_USER_IDS = 3_000;

/**
 * Any text may be sent; what cannot be an id is unknown and drops out. How many ids go into one
 * request is not documented; each may have to be looked for on the disk.
 */
export const UserIdentifiersParams = z.object({
  userIds: required(
    z
      .array(z.string())
      .max(
        MAX_USER_IDS,
        withCode('TOO_MANY_IDS', `must hold at most ${String(MAX_USER_IDS)} identifiers`),
      ),
  ),
});
export type UserIdentifiersParams = z.infer<typeof UserIdentifiersParams>;

const SECRET = { min: 36, max: 36 } as const;

export const ChangeClientCredentialsParams = z.object({
  clientId: required(text({ min: 1, max: 45 })),
  oldClientSecret: required(text(SECRET)),
  newClientSecret: required(text({ ...SECRET, pattern: /^[a-zA-Z0-9-]*$/ })),
});
export type ChangeClientCredentialsParams = z.infer<typeof ChangeClientCredentialsParams>;
