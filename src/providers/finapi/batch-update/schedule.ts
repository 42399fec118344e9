import type { BatchConfiguration } from '../settings.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A configuration as the clock sees it: its runs begin each `period`, `offset` after midnight UTC. */
interface Beat {
  readonly period: number;
  readonly offset: number;
}

/** The first instant after another (both epoch milliseconds) at which a configuration runs. */
export function nextRunOf(configuration: BatchConfiguration, after: number): number {
  const { period, offset } = beatOf(configuration);
  return (Math.floor((after - offset) / period) + 1) * period + offset;
}

/** The same for several; nothing where there are none. */
export const nextRun = (
  configurations: readonly BatchConfiguration[],
  after: number,
): number | undefined =>
  configurations.length === 0
    ? undefined
    : Math.min(...configurations.map((configuration) => nextRunOf(configuration, after)));

/** Those that run at an instant. */
export const runningAt = (
  configurations: readonly BatchConfiguration[],
  at: number,
): readonly BatchConfiguration[] =>
  configurations.filter((configuration) => nextRunOf(configuration, at - 1) === at);

/** Whether a configuration is for a bank; one that is on both of its lists is excluded. */
export const covers = (
  { includedBanks, excludedBanks }: Pick<BatchConfiguration, 'includedBanks' | 'excludedBanks'>,
  bankId: number,
): boolean => !excludedBanks.includes(bankId) && (includedBanks?.includes(bankId) ?? true);

/** How many runs of all of them begin on a day at most. */
export const runsADay = (configurations: readonly BatchConfiguration[]): number =>
  configurations.reduce((sum, one) => sum + Math.ceil(DAY / beatOf(one).period), 0);

/** `daily at 02:00Z`, `every 4 hours`. */
export function rhythmOf({ dailyAt, everyHours = 24 }: BatchConfiguration): string {
  if (dailyAt !== undefined) return `daily at ${dailyAt}`;
  return everyHours === 1 ? 'every hour' : `every ${String(everyHours)} hours`;
}

function beatOf({ dailyAt, everyHours = 24 }: BatchConfiguration): Beat {
  if (dailyAt === undefined) return { period: everyHours * HOUR, offset: 0 };
  const [hours, minutes] = [Number(dailyAt.slice(0, 2)), Number(dailyAt.slice(3, 5))];
  return { period: DAY, offset: hours * HOUR + minutes * 60_000 };
}
