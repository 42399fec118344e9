import * as z from 'zod';

import { day, int32 } from './formats.js';
import { DailyBalanceListPaging } from './shared.js';

export const MonthlyUserStats = z.object({
  month: z.string(),
  minBankConnectionCount: int32(),
  maxBankConnectionCount: int32(),
});

// eslint-disable-next-line no-restricted-syntax -- the name of the schema in the API
export const UserInfo = z.object({
  userId: z.string(),
  registrationDate: day(),
  deletionDate: day().optional(),
  lastActiveDate: day().optional(),
  bankConnectionCount: int32(),
  latestBankConnectionImportDate: day().optional(),
  latestBankConnectionDeletionDate: day().optional(),
  monthlyStats: z.array(MonthlyUserStats).optional(),
  isLocked: z.boolean(),
});

export const PageableUserInfoList = z.object({
  users: z.array(UserInfo),
  paging: DailyBalanceListPaging,
});

export const UserIdentifiersList = z.object({
  deletedUsers: z.array(z.string()),
  nonDeletedUsers: z.array(z.string()),
});
