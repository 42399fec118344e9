import type { Connection } from '../bank-connections/schema.js';
import { dayOf } from '../dates.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { settleWork } from '../downloads/progress.js';
import { finapiSettings, type BatchConfiguration } from '../settings.js';
import { runsSince } from '../users/runs-since.js';
import { Course } from './course.js';
import { nextRunAfter } from './next-run.js';
import { endOf, runBatchUpdate, updateConnection, type UserRunResult } from './run-user.js';
import { covers, nextRun, runningAt } from './schedule.js';

/**
 * Everything that falls due for a user until an instant, in the order of its instants: ends of
 * downloads and of mock updates, and runs of the batch update. Call it in a transaction.
 */
export function settleRuns(
  documents: DownloadDocuments,
  until: number,
  told: (result: UserRunResult, at: Date) => void = () => undefined,
): void {
  const { user, world } = documents;
  const { configurations } = world.settings(finapiSettings).batchUpdate;
  const courses = new Courses(documents, configurations, until);
  let run = nextRunAfter(runsSince(user.state), world);
  let latest: Date | undefined;
  while (run !== undefined && run <= until) {
    settleAllWork(documents, run);
    latest = new Date(run);
    const result = courses.run(latest);
    if (result) {
      told(result, latest);
      documents.told?.(result.events, endOf(result, latest));
    }
    run = nextRun(configurations, run);
  }
  if (latest) user.set('batchRunsUntil', latest.toISOString());
  settleAllWork(documents, until);
}

function settleAllWork(documents: DownloadDocuments, until: number): void {
  for (const connection of Object.values(documents.user.state.connections)) {
    if (connection.work) settleWork(documents, connection, until);
  }
}

/** The courses of all connections of a user. */
class Courses {
  readonly #documents: DownloadDocuments;
  readonly #configurations: readonly BatchConfiguration[];
  readonly #until: number;
  readonly #byConnection = new Map<number, Course>();

  constructor(
    documents: DownloadDocuments,
    configurations: readonly BatchConfiguration[],
    until: number,
  ) {
    this.#documents = documents;
    this.#configurations = configurations;
    this.#until = until;
  }

  run(at: Date): UserRunResult | undefined {
    const day = dayOf(at);
    return runBatchUpdate(this.#documents, at, {
      isFor: concerns(this.#configurations, at),
      update: (connection) => this.#courseOf(connection).run(connection, at, day),
    });
  }

  #courseOf(connection: Connection): Course {
    const known = this.#byConnection.get(connection.id);
    if (known) return known;
    const own = configurationsFor(this.#configurations, connection);
    const update = (current: Connection, at: Date) =>
      updateConnection(this.#documents, current, at);
    const course = new Course(this.#documents, own, this.#until, update);
    this.#byConnection.set(connection.id, course);
    return course;
  }
}

/** Those that update the bank; where none does, each says so. */
function configurationsFor(
  configurations: readonly BatchConfiguration[],
  { bankId }: Connection,
): readonly BatchConfiguration[] {
  const covering = configurations.filter((configuration) => covers(configuration, bankId));
  return covering.length > 0 ? covering : configurations;
}

/**
 * A run is for the banks of its configurations, and says of those that no configuration covers why
 * it leaves them.
 */
function concerns(
  configurations: readonly BatchConfiguration[],
  at: Date,
): (connection: Connection) => boolean {
  const running = runningAt(configurations, at.getTime());
  const instant = at.toISOString();
  return (connection) =>
    connection.importedAt < instant &&
    configurationsFor(configurations, connection).some((one) => running.includes(one));
}
