/**
 * Calendar days are `YYYY-MM-DD` outside and are counted from 1970-01-01 inside the feed; months
 * are counted from January 2015. A bank's day is the day in UTC.
 */
export const FIRST_DAY = '2015-01-01';

const MILLISECONDS = 86_400_000;
const FIRST_YEAR = 2015;

export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

export function dayText(number: number): string {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** The calendar day at an instant. */
export function dayAt(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

export function monthOf(day: string): number {
  return (Number(day.slice(0, 4)) - FIRST_YEAR) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Day number of the first of a month. */
export function monthStart(month: number): number {
  return Date.UTC(FIRST_YEAR, month, 1) / MILLISECONDS;
}

/** Day number of the last of a month. */
export function monthEnd(month: number): number {
  return monthStart(month + 1) - 1;
}

/** `2024-07`. */
export function monthText(month: number): string {
  return dayText(monthStart(month)).slice(0, 7);
}

/** The nth day of a month, or its last when the month is shorter. */
export function dayOfMonth(month: number, day: number): number {
  return Math.min(monthStart(month) + day - 1, monthEnd(month));
}

/** The next day that is no weekend, or the last such day before when that leaves the month. */
export function bankingDay(number: number, month: number): number {
  const day = weekday(number);
  if (day !== SATURDAY && day !== SUNDAY) return number;
  const monday = number + (day === SATURDAY ? 2 : 1);
  return monday <= monthEnd(month) ? monday : monday - 3;
}

const SUNDAY = 0;
const SATURDAY = 6;

/** Sunday is 0. */
function weekday(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}
