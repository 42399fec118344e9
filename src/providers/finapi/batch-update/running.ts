import { isBusy } from '../bank-connections/busy.js';
import type { UserState } from '../users/document.js';

/** The instant at which the batch update that is running for a user ends; absent when none is. */
export function endOfBatchRun(
  { lastBatchRun, connections }: UserState,
  now: Date,
): string | undefined {
  const end = lastBatchRun?.endsAt;
  if (end === undefined || now.getTime() >= Date.parse(end)) return undefined;
  const isHeld = Object.values(connections).some(
    (connection) => connection.busyUntil === end && isBusy(connection, now),
  );
  return isHeld ? end : undefined;
}
