import { monthlyStats, mostConnections, type MonthlyStats } from '../bank-connections/history.js';
import { dayOf } from '../dates.js';
import type { UserLife } from '../users/document.js';
import type { UserListQuery } from './schema.js';

export type MonthRange = Pick<UserListQuery, 'monthlyStatsStartDate' | 'monthlyStatsEndDate'>;

/**
 * A user's months, newest first: those asked for, but none before registration, after deletion or
 * after the present one.
 */
export function monthsOf(life: UserLife, range: MonthRange, now: Date): readonly MonthlyStats[] {
  const [first, last] = boundsOf(life, range, dayOf(now));
  return monthlyStats(historyOf(life), first, last);
}

/** The most bank connections that a user had at any time in these months. */
export function mostIn(life: UserLife, range: MonthRange, today: string): number {
  const [first, last] = boundsOf(life, range, today);
  return mostConnections(historyOf(life), first, last);
}

const historyOf = ({ months = [] }: UserLife) => ({ months });

const boundsOf = (life: UserLife, range: MonthRange, today: string): [string, string] => [
  later(monthOf(life.registrationDate), range.monthlyStatsStartDate),
  earlier(monthOf(life.deletionDate ?? today), range.monthlyStatsEndDate),
];

const monthOf = (day: string): string => day.slice(0, 7);

const later = (one: string, other = one): string => (one > other ? one : other);
const earlier = (one: string, other = one): string => (one < other ? one : other);
