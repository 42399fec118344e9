import { bankOf, type Bank } from '../../../bank/bank.js';
import type { DueWork } from '../../../core/world/world.js';
import { loginRefs } from '../bank-connections/bank-side.js';
import type { UserState } from '../users/document.js';
import type { DownloadDocuments } from './documents.js';
import { settleWork } from './progress.js';

/** What falls due in the document of a user: the ends of downloads and of what follows them. */
export const userDueWork = (base: Bank): DueWork<UserState> => ({
  due: ({ connections }) => earliest(Object.values(connections).map(({ work }) => work?.endsAt)),

  dueOf: ({ dueAt }) => earliest([typeof dueAt === 'string' ? dueAt : undefined]),

  needs: ({ connections }, world) => loginRefs(base, world, Object.values(connections)),

  settle: (user, until, context) => {
    const { world } = context;
    const document: DownloadDocuments['document'] = (ref) => context.document(ref);
    const documents = { user, world, bank: bankOf(world, base), document };
    for (const connection of Object.values(user.state.connections)) {
      settleWork(documents, connection, until);
    }
    return [];
  },
});

function earliest(instants: readonly (string | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined).sort();
  return known[0] === undefined ? undefined : Date.parse(known[0]);
}
