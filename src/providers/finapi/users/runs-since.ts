import type { Connection } from '../bank-connections/schema.js';
import type { UserRecord } from './schema.js';

/** What of a user's document decides whether runs of the batch update concern it. */
export interface ConcernedUser {
  readonly user?: Pick<UserRecord, 'isAutoUpdateEnabled'>;
  readonly connections: Readonly<Record<string, Pick<Connection, 'importedAt'>>>;
  readonly batchRunsUntil?: string;
}

/**
 * The instant (ISO) after which runs of the batch update concern a user; absent while none does:
 * without bank connections, and while the user does not take part.
 */
export function runsSince({
  user,
  connections,
  batchRunsUntil,
}: ConcernedUser): string | undefined {
  if (user?.isAutoUpdateEnabled !== true) return undefined;
  const first = firstImport(connections);
  if (first === undefined || batchRunsUntil === undefined) return first;
  return batchRunsUntil > first ? batchRunsUntil : first;
}

function firstImport(connections: ConcernedUser['connections']): string | undefined {
  let first: string | undefined;
  for (const { importedAt } of Object.values(connections)) {
    if (first === undefined || importedAt < first) first = importedAt;
  }
  return first;
}
