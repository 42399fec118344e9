import { userKind, type UserLife } from '../users/document.js';
import { monthsOf } from './monthly-stats.js';
import type { UserListQuery } from './schema.js';
import { shownId } from './shown-id.js';

type Test = (life: UserLife) => boolean;

/** What a life must pass to be listed; `undefined` when the query asks for everybody. */
export function keptBy(query: UserListQuery, now: Date): Test | undefined {
  const tests = [
    ...dateTests(query),
    query.isDeleted === undefined ? undefined : isDeletedAs(query.isDeleted),
    query.isLocked === undefined ? undefined : isLockedAs(query.isLocked),
    query.userId === undefined ? undefined : hasId(query.userId),
    hadConnections(query, now),
  ].filter((test) => test !== undefined);
  if (tests.length === 0) return undefined;
  return (life) => tests.every((test) => test(life));
}

function dateTests(query: UserListQuery): (Test | undefined)[] {
  return [
    within(query.minRegistrationDate, query.maxRegistrationDate, (life) => life.registrationDate),
    within(query.minDeletionDate, query.maxDeletionDate, (life) => life.deletionDate),
    within(query.minLastActiveDate, query.maxLastActiveDate, (life) => life.lastActiveDate),
  ];
}

/** A lower bound asks for a date that exists; an upper bound also takes those without one. */
function within(
  min: string | undefined,
  max: string | undefined,
  dateOf: (life: UserLife) => string | null,
): Test | undefined {
  if (min === undefined && max === undefined) return undefined;
  return (life) => {
    const date = dateOf(life);
    return date === null ? min === undefined : date >= (min ?? date) && date <= (max ?? date);
  };
}

const isDeletedAs =
  (wanted: boolean): Test =>
  (life) =>
    (life.deletionDate !== null) === wanted;

const isLockedAs =
  (wanted: boolean): Test =>
  (life) =>
    life.isLocked === wanted;

/**
 * Without regard to case, like ids everywhere. A deleted user is found by the id that is shown of
 * it: the original one is no longer known (not documented; finAPI says so only of the answer).
 */
function hasId(wanted: string): Test {
  const normalized = normalize(wanted);
  return (life) => life.userId.length === wanted.length && normalize(shownId(life)) === normalized;
}

const normalize = (id: string): string => userKind.normalize?.(id) ?? id;

function hadConnections(query: UserListQuery, now: Date): Test | undefined {
  const least = query.minBankConnectionCountInMonthlyStats;
  if (!query.includeMonthlyStats || least === 0) return undefined;
  return (life) => monthsOf(life, query, now).some(({ max }) => max >= least);
}
