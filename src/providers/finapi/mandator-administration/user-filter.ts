import { dayOf } from '../dates.js';
import type { UserLife } from '../users/document.js';
import { mostIn } from './monthly-stats.js';
import type { UserListQuery } from './schema.js';

type Test = (life: UserLife) => boolean;

/** What a life must pass besides its id; `undefined` when everybody does. */
export function keptBy(query: UserListQuery, now: Date): Test | undefined {
  const tests = [
    ...dateTests(query),
    query.isDeleted === undefined ? undefined : isDeletedAs(query.isDeleted),
    query.isLocked === undefined ? undefined : isLockedAs(query.isLocked),
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
  dateOf: (life: UserLife) => string | undefined,
): Test | undefined {
  if (min === undefined && max === undefined) return undefined;
  return (life) => {
    const date = dateOf(life);
    if (date === undefined) return min === undefined;
    return date >= (min ?? date) && date <= (max ?? date);
  };
}

const isDeletedAs =
  (wanted: boolean): Test =>
  (life) =>
    (life.deletionDate !== undefined) === wanted;

const isLockedAs =
  (wanted: boolean): Test =>
  (life) =>
    (life.isLocked ?? false) === wanted;

function hadConnections(query: UserListQuery, now: Date): Test | undefined {
  const least = query.minBankConnectionCountInMonthlyStats;
  if (!query.includeMonthlyStats || least === 0) return undefined;
  const today = dayOf(now);
  return (life) => mostIn(life, query, today) >= least;
}
