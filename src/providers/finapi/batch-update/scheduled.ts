import type { Connection } from '../bank-connections/schema.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { settleWork } from '../downloads/progress.js';
import { finapiSettings, type BatchConfiguration } from '../settings.js';
import { runsSince } from '../users/runs-since.js';
import { nextRunAfter } from './next-run.js';
import { runBatchUpdate, type UserRunResult } from './run-user.js';
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
  let run = nextRunAfter(runsSince(user.state), world);
  let latest: Date | undefined;
  while (run !== undefined && run <= until) {
    settleAllWork(documents, run);
    latest = new Date(run);
    const result = runBatchUpdate(documents, latest, concerns(configurations, latest));
    if (result) {
      told(result, latest);
      documents.told?.(result.events, latest);
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
  return ({ bankId, importedAt }) =>
    importedAt < instant &&
    (running.some((configuration) => covers(configuration, bankId)) ||
      !configurations.some((configuration) => covers(configuration, bankId)));
}
