import { bankOf, type Bank } from '../../../bank/bank.js';
import type { SettleContext, Settling } from '../../../core/world/world.js';
import type { Document } from '../../../core/store/kinds.js';
import { loginRefs } from '../bank-connections/bank-side.js';
import { Notifier } from '../batch-update/notify.js';
import { settleRuns } from '../batch-update/scheduled.js';
import { Streaks } from '../batch-update/streaks.js';
import { clientsRef } from '../client-configuration/document.js';
import { ClientDirectory, type ClientsFixture } from '../credentials.js';
import type { UserState } from '../users/document.js';
import type { DownloadDocuments } from './documents.js';

/** Ends downloads and what follows them, and carries out runs of the automatic batch update. */
export const settlingOfUsers = (base: Bank, clients: ClientsFixture): Settling<UserState> => ({
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
