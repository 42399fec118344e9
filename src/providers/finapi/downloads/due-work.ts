import type { DueWork, Settling } from '../../../core/world/world.js';
import { nextRunAfter } from '../batch-update/next-run.js';
import type { UserState } from '../users/document.js';
import { runsSince } from '../users/runs-since.js';

/**
 * What falls due in the document of a user: the ends of downloads and of what follows them, and
 * runs of the automatic batch update.
 */
export const userDueWork = (settling: () => Promise<Settling<UserState>>): DueWork<UserState> => ({
  due: (state, world) =>
    earliest([
      ...Object.values(state.connections).map(({ work }) => instantOf(work?.endsAt)),
      nextRunAfter(runsSince(state), world),
    ]),

  dueOf: ({ dueAt, runsSince: since }, world) =>
    earliest([
      typeof dueAt === 'string' ? instantOf(dueAt) : undefined,
      nextRunAfter(typeof since === 'string' ? since : undefined, world),
    ]),

  settling,
});

const instantOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  let first: number | undefined;
  for (const instant of instants) {
    if (instant !== undefined && (first === undefined || instant < first)) first = instant;
  }
  return first;
}
