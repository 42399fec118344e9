import { monthlyStats, type MonthlyStats } from '../bank-connections/history.js';
import { dayOf } from '../dates.js';
import type { UserLife } from '../users/document.js';
import type { UserListQuery } from './schema.js';

export type MonthRange = Pick<UserListQuery, 'monthlyStatsStartDate' | 'monthlyStatsEndDate'>;

/**
 * A user's months, newest first: those asked for, but none before registration, after deletion or
 * after the present one.
 */
export function monthsOf(life: UserLife, range: MonthRange, now: Date): readonly MonthlyStats[] {
  const first = later(monthOf(life.registrationDate), range.monthlyStatsStartDate);
  const last = earlier(monthOf(life.deletionDate ?? dayOf(now)), range.monthlyStatsEndDate);
  return monthlyStats(life, first, last);
}

const monthOf = (day: string): string => day.slice(0, 7);

const later = (one: string, other = one): string => (one > other ? one : other);
const earlier = (one: string, other = one): string => (one < other ? one : other);
