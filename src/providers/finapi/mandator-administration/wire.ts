import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import type { MonthlyStats } from '../bank-connections/history.js';
import { pagingFields, type Page } from '../paging.js';
import type { ListedUser } from './user-list.js';
import { shownId } from './shown-id.js';

export const userListDocument = (
  users: readonly ListedUser[],
  page: Page,
  totalCount: number,
): WireDocument => json({ users: users.map(userFields), paging: pagingFields(page, totalCount) });

const userFields = ({ life, months }: ListedUser): WireFields => ({
  userId: shownId(life),
  registrationDate: life.registrationDate,
  deletionDate: life.deletionDate,
  lastActiveDate: life.lastActiveDate,
  bankConnectionCount: life.bankConnectionCount ?? 0,
  latestBankConnectionImportDate: life.latestBankConnectionImportDate,
  latestBankConnectionDeletionDate: life.latestBankConnectionDeletionDate,
  monthlyStats: months?.map(monthFields),
  isLocked: life.isLocked ?? false,
});

const monthFields = ({ month, min, max }: MonthlyStats): WireFields => ({
  month,
  minBankConnectionCount: min,
  maxBankConnectionCount: max,
});

export const deletedUsersDocument = (
  deletedUsers: readonly string[],
  nonDeletedUsers: readonly string[],
): WireDocument => json({ deletedUsers, nonDeletedUsers });
