import type { Index } from '../../../core/store/store.js';
import type { MonthlyStats } from '../bank-connections/history.js';
import { userKind, type UserEntry, type UserLife } from '../users/document.js';
import { monthsOf } from './monthly-stats.js';
import { mergedPage } from './page.js';
import type { UserListQuery } from './schema.js';
import { shownId } from './shown-id.js';
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

/**
 * Users and deleted users by the id that is shown of them, without regard to case.
 *
 * The index is in the order of living ids already, so living users are never sorted; deleted
 * ones are, because their distorted ids have an order of their own.
 */
export function userListPage(
  index: Pick<Index, 'entries'>,
  query: UserListQuery,
  now: Date,
): UserListPage {
  const { living, deleted } = matchingLives(index, query, now);
  const descending = query.order[0]?.direction === 'desc';
  const from = (query.page - 1) * query.perPage;
  const page = mergedPage(living, deleted, compareLives, {
    from,
    count: query.perPage,
    descending,
  });
  return {
    users: page.map((life) => listed(life, query, now)),
    totalCount: living.length + deleted.length,
  };
}

const listed = (life: UserLife, query: UserListQuery, now: Date): ListedUser =>
  query.includeMonthlyStats ? { life, months: monthsOf(life, query, now) } : { life };

interface Lives {
  readonly living: readonly UserLife[];
  readonly deleted: readonly UserLife[];
}

function matchingLives(index: Pick<Index, 'entries'>, query: UserListQuery, now: Date): Lives {
  const isKept = keptBy(query, now);
  const living: UserLife[] = [];
  const deleted: UserLife[] = [];
  const take = (life: UserLife): void => {
    if (isKept && !isKept(life)) return;
    if (life.deletionDate === null) living.push(life);
    else deleted.push(life);
  };
  for (const { entry } of index.entries()) {
    const user = entry as UserEntry;
    take(user);
    for (const life of user.formerLives) take(life);
  }
  return { living, deleted: deleted.sort(compareLives) };
}

/** By shown id, then the earlier life first. */
function compareLives(one: UserLife, other: UserLife): number {
  const [left, right] = [sortKey(one), sortKey(other)];
  if (left !== right) return left < right ? -1 : 1;
  return one.registrationDate < other.registrationDate ? -1 : 1;
}

const sortKey = (life: UserLife): string => userKind.normalize?.(shownId(life)) ?? life.userId;
