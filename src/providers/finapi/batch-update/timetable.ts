import type { World } from '../../../core/world/world.js';
import { finapiSettings, type BatchConfiguration } from '../settings.js';
import { runsSince, type ConcernedUser } from '../users/runs-since.js';
import { covers, nextRunOf, rhythmOf } from './schedule.js';

/** When a batch configuration runs, and for which banks. */
export interface TimetableLine extends Pick<BatchConfiguration, 'includedBanks' | 'excludedBanks'> {
  readonly name: string;
  /** `daily at 02:00Z`. */
  readonly rhythm: string;
  /** ISO instant; absent where runs do not begin by themselves. */
  readonly nextRun?: string;
}

/** All batch configurations of a world, as of an instant. */
export function timetable(world: World, now: Date): readonly TimetableLine[] {
  const { configurations, isScheduled } = world.settings(finapiSettings).batchUpdate;
  return configurations.map((configuration) => ({
    name: configuration.name,
    rhythm: rhythmOf(configuration),
    ...(isScheduled && { nextRun: iso(nextRunOf(configuration, now.getTime())) }),
    ...(configuration.includedBanks && { includedBanks: configuration.includedBanks }),
    excludedBanks: configuration.excludedBanks,
  }));
}

/**
 * The next run (ISO instant) that looks at a bank of a user; absent when none will: the user does
 * not take part, no configuration covers the bank, or runs do not begin by themselves.
 */
export function nextRunFor(
  user: ConcernedUser,
  bankId: number,
  lines: readonly TimetableLine[],
): string | undefined {
  if (runsSince(user) === undefined) return undefined;
  const [first] = lines
    .filter((line) => covers(line, bankId))
    .flatMap(({ nextRun }) => (nextRun === undefined ? [] : [nextRun]))
    .sort();
  return first;
}

const iso = (instant: number): string => new Date(instant).toISOString();
