import { bankOf, type Bank } from '../../../bank/bank.js';
import type { Document, DocumentRef } from '../../../core/store/kinds.js';
import type { Lease } from '../../../core/store/store.js';
import type { World } from '../../../core/world/world.js';
import { clientsRef } from '../client-configuration/document.js';
import { ClientDirectory, type ClientsFixture } from '../credentials.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { userKind, userRef, type UserEntry } from '../users/document.js';
import { Notifier } from './notify.js';
import type { BatchRunReport } from './report.js';
import { endOf, runBatchUpdate } from './run-user.js';
import { settleRuns } from './scheduled.js';

/** A run, or the latest one, of one user. */
export interface UserRun {
  readonly userId: string;
  readonly report: BatchRunReport;
}

export interface UnknownUser {
  readonly userId: string;
  readonly report: undefined;
}

/** Where runs come from that somebody causes. */
export interface RunSource {
  readonly world: World;
  readonly bank: Bank;
  readonly clients: ClientsFixture;
}

/** Runs the batch update user by user, each in a transaction of its own; in the order given. */
export async function* runForUsers(
  source: RunSource,
  userIds: readonly string[],
  at: Date,
): AsyncGenerator<UserRun | UnknownUser> {
  for (const userId of userIds) {
    const report = await withLease(source.world, (lease) => runForUser(lease, source, userId, at));
    yield { userId, report };
  }
}

/** What has fallen due before the run is settled first. */
async function runForUser(
  lease: Lease,
  { world, bank, clients }: RunSource,
  userId: string,
  at: Date,
): Promise<BatchRunReport | undefined> {
  const user = await lease.open(userRef(userId));
  const document = <T extends object>(ref: DocumentRef<T>): Document<T> => {
    const opened = lease.open(ref);
    if (opened instanceof Promise) throw new TypeError(`${ref.key} is not in memory`);
    return opened;
  };
  const own = { user, world, bank: bankOf(world, bank), document };
  const notifier = new Notifier(own);
  const documents: DownloadDocuments = {
    ...own,
    told: (events, instant) => {
      notifier.hold(events, instant);
    },
  };
  const result = world.store.transaction(() => {
    settleRuns(documents, at.getTime());
    const run = runBatchUpdate(documents, at);
    if (run) notifier.hold(run.events, endOf(run, at));
    return run;
  });
  await world.store.save(lease.documents);
  if (!notifier.isSilent) {
    await notifier.send(world, new ClientDirectory(clients, world, document(clientsRef)));
  }
  return result?.report;
}

/** Latest runs of those users who had one. */
export async function latestRuns(
  world: World,
  userIds: readonly string[],
): Promise<readonly UserRun[]> {
  const runs: UserRun[] = [];
  for (const userId of userIds) {
    const user = await withLease(world, async (lease) => lease.open(userRef(userId)));
    const report = user.state.lastBatchRun;
    if (report) runs.push({ userId, report });
  }
  return runs;
}

/** Ids of all users who have bank connections, ascending. */
export async function connectedUsers(world: World): Promise<readonly string[]> {
  const index = await world.store.index(userKind);
  return index
    .entries()
    .map(({ entry }) => entry as UserEntry)
    .filter(({ bankConnectionCount = 0 }) => bankConnectionCount > 0)
    .map(({ userId }) => userId);
}

async function withLease<T>(world: World, work: (lease: Lease) => Promise<T>): Promise<T> {
  const lease = world.store.lease();
  try {
    return await work(lease);
  } finally {
    lease.release();
  }
}
