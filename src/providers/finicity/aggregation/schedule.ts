import type { InstitutionLogin } from '../logins/schema.js';
import { isHeldBack } from './course.js';

const DAY = 86_400_000;

/** The first instant (epoch milliseconds) after `after` at which it is `timeOfDay` (`09:00Z`). */
export function nextNight(after: number, timeOfDay: string): number {
  const [hours, minutes] = [Number(timeOfDay.slice(0, 2)), Number(timeOfDay.slice(3, 5))];
  const offset = (hours * 60 + minutes) * 60_000;
  return Math.floor((after - offset) / DAY) * DAY + DAY + offset;
}

/** ISO instant of a login's last attempt, or at which credentials came that nobody has tried yet. */
export function waitingSince({ attemptedAt, credentials }: InstitutionLogin): string {
  const { storedAt } = credentials;
  return storedAt !== undefined && storedAt > attemptedAt ? storedAt : attemptedAt;
}

/**
 * The earliest such instant among the logins that a background run would try. From it follows the
 * night on which something falls due; undefined when there is nothing to try.
 */
export const earliestAttempt = (logins: readonly InstitutionLogin[]): string | undefined =>
  logins
    .filter((login) => !isHeldBack(login, 'nightly'))
    .map(waitingSince)
    .reduce<string | undefined>(
      (earliest, at) => (earliest === undefined || at < earliest ? at : earliest),
      undefined,
    );
