import type { InstitutionLogin } from '../logins/schema.js';
import { isHeldBack } from './course.js';

const DAY = 86_400_000;

/** The first instant (epoch milliseconds) after `after` at which it is `timeOfDay` (`09:00Z`). */
export function nextNight(after: number, timeOfDay: string): number {
  const [hours, minutes] = [Number(timeOfDay.slice(0, 2)), Number(timeOfDay.slice(3, 5))];
  const offset = (hours * 60 + minutes) * 60_000;
  return Math.floor((after - offset) / DAY) * DAY + DAY + offset;
}

/**
 * The earliest last attempt (ISO instant) among the logins that a background run would try. From it
 * follows the night on which something falls due; undefined when there is nothing to try.
 */
export const earliestAttempt = (logins: readonly InstitutionLogin[]): string | undefined =>
  logins
    .filter((login) => !isHeldBack(login, 'nightly'))
    .map(({ attemptedAt }) => attemptedAt)
    .reduce<string | undefined>(
      (earliest, at) => (earliest === undefined || at < earliest ? at : earliest),
      undefined,
    );
