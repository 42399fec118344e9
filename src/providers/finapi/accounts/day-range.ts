import { dayNumber, dayText, monthsLater } from '../../../bank/days.js';
import { FinapiError } from '../errors.js';

/** Days counted as in the feed of the bank, both included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

export interface WantedDays {
  /** `YYYY-MM-DD`. */
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
}

/** A year that holds a leap day, from a date to the same date. */
const MOST_DAYS_BETWEEN = 366;

/**
 * The days that are asked for: until today, and for one month, unless the query says otherwise.
 * Whether both ends count into the 366 days is not documented; we take a year from a date to the
 * same date. The code of the refusal is not documented either.
 */
export function dayRange({ startDate, endDate }: WantedDays, today: string): DayRange {
  const end = endDate ?? today;
  const first = dayNumber(startDate ?? monthsLater(end, -1));
  const last = dayNumber(end);
  if (last < first) {
    throw badRange('The endDate lies before the startDate', `${dayText(first)} to ${end}.`);
  }
  if (last - first > MOST_DAYS_BETWEEN) {
    const days = `${dayText(first)} to ${end} are ${String(last - first)} days.`;
    throw badRange('The date range is longer than one year (366 days)', days);
  }
  return { first, last };
}

const badRange = (text: string, rule: string): FinapiError =>
  new FinapiError('ILLEGAL_FIELD_VALUE', text, {
    status: 422,
    rule: `${text}: ${rule}`,
    next: 'Without an endDate the range ends today, without a startDate it begins a month before.',
  });
