import type { InterfaceReport } from './report.js';
import type { UnknownUser, UserRun } from './run-world.js';

/** How many users and interfaces a run has seen, and what became of the interfaces. */
export interface Tally {
  readonly users: number;
  readonly updated: number;
  readonly failed: number;
  readonly left: number;
}

export interface CountedRuns {
  readonly counts: Tally;
  readonly runs: readonly UserRun[];
  /** Who was asked for and does not exist. */
  readonly unknown: readonly string[];
}

const MOST_TOLD = 1_000;

/** Counts all runs and keeps the first thousand to tell of. */
export async function countedRuns(
  runs: AsyncIterable<UserRun | UnknownUser>,
): Promise<CountedRuns> {
  const told: UserRun[] = [];
  const unknown: string[] = [];
  let counts: Tally = { users: 0, updated: 0, failed: 0, left: 0 };
  for await (const { userId, report } of runs) {
    if (!report) unknown.push(userId);
    else {
      counts = added(counts, report.interfaces);
      if (told.length < MOST_TOLD) told.push({ userId, report });
    }
  }
  return { counts, runs: told, unknown };
}

function added(counts: Tally, interfaces: readonly InterfaceReport[]): Tally {
  const those = (wanted: InterfaceReport['outcome']): number =>
    interfaces.filter(({ outcome }) => outcome === wanted).length;
  return {
    users: counts.users + 1,
    updated: counts.updated + those('updated'),
    failed: counts.failed + those('failed'),
    left: counts.left + those('left'),
  };
}
