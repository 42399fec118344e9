import { z } from 'zod';

import { pagedBy } from '../paging.js';
import { required, text } from '../patterns.js';

const Day = z.iso.date();
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM');
const Count = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);

/** Read in any case, which is not documented. */
const Flag = z
  .string()
  .regex(/^(true|false)$/i, 'must be true or false')
  .transform((flag) => flag.toLowerCase() === 'true');

/** What `getUserList` may be asked; all bounds are inclusive. */
export const UserListQuery = z.object({
  minRegistrationDate: Day.optional(),
  maxRegistrationDate: Day.optional(),
  minDeletionDate: Day.optional(),
  maxDeletionDate: Day.optional(),
  minLastActiveDate: Day.optional(),
  maxLastActiveDate: Day.optional(),
  userId: z.string().optional(),
  isDeleted: Flag.optional(),
  isLocked: Flag.optional(),
  includeMonthlyStats: Flag.default(false),
  monthlyStatsStartDate: Month.optional(),
  monthlyStatsEndDate: Month.optional(),
  minBankConnectionCountInMonthlyStats: Count.default(0),
  ...pagedBy(['userId']),
});
export type UserListQuery = z.infer<typeof UserListQuery>;

/** Any text may be sent; what cannot be an id is unknown and drops out. */
export const UserIdentifiersParams = z.object({
  userIds: required(z.array(z.string())),
});
export type UserIdentifiersParams = z.infer<typeof UserIdentifiersParams>;

const SECRET = { min: 36, max: 36 } as const;

export const ChangeClientCredentialsParams = z.object({
  clientId: required(text({ min: 1, max: 45 })),
  oldClientSecret: required(text(SECRET)),
  newClientSecret: required(text({ ...SECRET, pattern: /^[a-zA-Z0-9-]*$/ })),
});
export type ChangeClientCredentialsParams = z.infer<typeof ChangeClientCredentialsParams>;
