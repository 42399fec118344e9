import { bankOf, type Bank } from '../../../bank/bank.js';
import type { DueWork, SettleContext } from '../../../core/world/world.js';
import type { Document } from '../../../core/store/kinds.js';
import { loginRefs } from '../bank-connections/bank-side.js';
import { Notifier } from '../batch-update/notify.js';
import { nextRunAfter, settleRuns } from '../batch-update/scheduled.js';
import { Streaks } from '../batch-update/streaks.js';
import { clientsRef } from '../client-configuration/document.js';
import { ClientDirectory, type ClientsFixture } from '../credentials.js';
import type { UserState } from '../users/document.js';
import { runsSince } from '../users/runs-since.js';
import type { DownloadDocuments } from './documents.js';

/**
 * What falls due in the document of a user: the ends of downloads and of what follows them, and
 * runs of the automatic batch update.
 */
export const userDueWork = (base: Bank, clients: ClientsFixture): DueWork<UserState> => ({
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

  needs: ({ connections, notificationRules }, world) => [
    ...loginRefs(base, world, Object.values(connections)),
    ...(Object.keys(notificationRules).length > 0 ? [clientsRef] : []),
  ],

  settle: (user, until, context) => {
    const own = documentsOf(base, user, context);
    const notifier = new Notifier(own);
    const streaks = new Streaks();
    const documents: DownloadDocuments = {
      ...own,
      told: (events, at) => notifier.hold(events, at),
    };
    settleRuns(documents, until, (result, at) => {
      streaks.add(result, at);
    });
    if (!notifier.isSilent) {
      const { world } = context;
      const known = new ClientDirectory(clients, world, context.document(clientsRef));
      context.afterwards(() => notifier.send(world, known));
    }
    return streaks.happenings(`finapi:user/${user.state.user?.id ?? user.key}`);
  },
});

const documentsOf = (
  base: Bank,
  user: Document<UserState>,
  context: SettleContext,
): DownloadDocuments => ({
  user,
  world: context.world,
  bank: bankOf(context.world, base),
  document: (ref) => context.document(ref),
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
