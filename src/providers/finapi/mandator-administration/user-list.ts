import type { MonthlyStats } from '../bank-connections/history.js';
import type { UserLife } from '../users/document.js';
import { compareLives, livesWithId, type DeletedLife, type Lives } from './lives.js';
import { monthsOf } from './monthly-stats.js';
import { mergedPage } from './page.js';
import type { UserListQuery } from './schema.js';
import { keptBy } from './user-filter.js';

export interface ListedUser {
  readonly life: UserLife;
  /** Newest first; absent unless they were asked for. */
  readonly months?: readonly MonthlyStats[];
}

/** One page of the user list, and how long the whole list is. */
export interface UserListPage {
  readonly users: readonly ListedUser[];
  readonly totalCount: number;
}

/** Users and deleted users by the id that is shown of them, without regard to case. */
export function userListPage(lives: Lives, query: UserListQuery, now: Date): UserListPage {
  const { living, deleted } = matching(lives, query, now);
  const descending = query.order[0]?.direction === 'desc';
  const from = (query.page - 1) * query.perPage;
  const page = mergedPage(living, deleted, compareLives, {
    from,
    count: query.perPage,
    descending,
  });
  return {
    users: page.map((row) => listed(isDeleted(row) ? row.life : row, query, now)),
    totalCount: living.length + deleted.length,
  };
}

function matching(lives: Lives, query: UserListQuery, now: Date): Lives {
  const named = query.userId === undefined ? lives : livesWithId(lives, query.userId);
  const isKept = keptBy(query, now);
  if (!isKept) return named;
  return {
    living: named.living.filter(isKept),
    deleted: named.deleted.filter(({ life }) => isKept(life)),
  };
}

const isDeleted = (row: UserLife | DeletedLife): row is DeletedLife => 'order' in row;

const listed = (life: UserLife, query: UserListQuery, now: Date): ListedUser =>
  query.includeMonthlyStats ? { life, months: monthsOf(life, query, now) } : { life };
