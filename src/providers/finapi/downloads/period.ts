import { dayNumber, dayText } from '../../../bank/days.js';
import type { Downloaded } from '../accounts/schema.js';
import type { FinapiSettings } from '../settings.js';

/** Days before the last download for which bookings are asked for once more, as some come late. */
const LOOK_BACK_DAYS = 10;

export const daysBefore = (day: string, days: number): string => dayText(dayNumber(day) - days);

type Limits = Pick<FinapiSettings, 'downloads' | 'transactionImportLimitation'>;

/** The first day whose bookings a download asks for; `maxDays` is 0 where the client wants all. */
export function firstDayOf(
  known: Pick<Downloaded, 'until'> | undefined,
  today: string,
  maxDays: number,
  { downloads, transactionImportLimitation }: Limits,
): string {
  const limits = [downloads.days, transactionImportLimitation, known ? 0 : maxDays];
  const days = Math.min(...limits.filter((limit) => limit > 0));
  const earliest = daysBefore(today, days - 1);
  const wanted = known ? daysBefore(known.until, LOOK_BACK_DAYS) : earliest;
  return wanted > earliest ? wanted : earliest;
}

/** Bookings from this day on may be delivered once more by the next download. */
export const lookBackFrom = (today: string): string => daysBefore(today, LOOK_BACK_DAYS);
