/**
 * Calendar days are `YYYY-MM-DD` outside and are counted from 1970-01-01 inside the feed; months
 * are counted from January 2015. A bank's day is the day in UTC.
 */
export const FIRST_DAY = '2015-01-01';

const FIRST_YEAR = 2015;

export function dayNumber(day: string): number {
  return dayNumberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/**
 * By the arithmetic of the Gregorian calendar, in eras of 400 years that begin in March; a feed asks
 * for days so often that making a `Date` of each would be most of its work.
 */
export function dayText(number: number): string {
  const shifted = number + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const ofEra = shifted - era * DAYS_OF_ERA;
  const leaps =
    Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const start = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const ofYear = ofEra - start;
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + Number(month <= 2);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const DAYS_OF_ERA = 146_097;
/** From the first of March of the year zero to 1970-01-01. */
const EPOCH = 719_468;

function dayNumberOf(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * fromMarch + 2) / 5) + day - 1;
  const leaps = Math.floor(ofEra / 4) - Math.floor(ofEra / 100);
  return era * DAYS_OF_ERA + ofEra * 365 + leaps + ofYear - EPOCH;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The calendar day at an instant. */
export function dayAt(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** How far the calendar of the westernmost bank is behind that in UTC. */
const FURTHEST_BEHIND = 7 * 3_600_000;

/**
 * The calendar day that has begun at every bank at an instant, the westernmost included: what
 * nobody has dated counts at once, wherever it is looked at from.
 */
export function dayBegunEverywhere(instant: Date): string {
  return dayAt(new Date(instant.getTime() - FURTHEST_BEHIND));
}

export function monthOf(day: string): number {
  return (Number(day.slice(0, 4)) - FIRST_YEAR) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Day number of the first of a month. */
export function monthStart(month: number): number {
  const years = Math.floor(month / 12);
  return dayNumberOf(FIRST_YEAR + years, month - 12 * years + 1, 1);
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

/** The day itself, or the last one before it that is no weekend. */
export function bankingDayUntil(number: number): number {
  const day = weekday(number);
  if (day === SATURDAY) return number - 1;
  return day === SUNDAY ? number - 2 : number;
}

/** The day that lies a number of banking days before another. */
export function bankingDaysBefore(number: number, count: number): number {
  let day = number;
  for (let left = count; left > 0; left -= 1) day = bankingDayUntil(day - 1);
  return day;
}

const FRIDAY = 5;

/** Day number of a month's third Friday, on which options expire. */
export function thirdFriday(month: number): number {
  const start = monthStart(month);
  return start + ((FRIDAY - weekday(start) + 7) % 7) + 14;
}

/** The same day in another month, or its last when that month is shorter. */
export function monthsLater(day: string, months: number): string {
  return dayText(dayOfMonth(monthOf(day) + months, Number(day.slice(8))));
}

/** The same day in another year; a leap day becomes the last of February. */
export function yearsLater(day: string, years: number): string {
  return monthsLater(day, 12 * years);
}
