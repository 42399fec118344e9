import { bankOf, type Bank } from '../../../bank/bank.js';
import type { DueWork } from '../../../core/world/world.js';
import { clientsRef } from '../client-configuration/document.js';
import { ClientDirectory, type ClientsFixture } from '../credentials.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { userRef } from '../users/document.js';
import type { WebFormsState } from './document.js';
import { settleTask } from './tasks/course.js';

/** What falls due among the web forms of a user: stages of its tasks. */
export const webFormDueWork = (base: Bank, known: ClientsFixture): DueWork<WebFormsState> => ({
  due: ({ tasks }) => earliest(Object.values(tasks).map(({ endsAt }) => endsAt)),

  dueOf: ({ dueAt }) => earliest([typeof dueAt === 'string' ? dueAt : undefined]),

  needs: () => [clientsRef],

  settle: (forms, until, context) => {
    const { world } = context;
    const document: DownloadDocuments['document'] = (ref) => context.document(ref);
    const user = document(userRef(forms.key));
    const scene = {
      world,
      now: new Date(until),
      afterwards: context.afterwards.bind(context),
      forms,
      documents: { user, world, bank: bankOf(world, base), document },
      clients: new ClientDirectory(known, world, document(clientsRef)),
    };
    for (const id of Object.keys(forms.state.tasks)) settleTask(scene, id, until);
    return [];
  },
});

function earliest(instants: readonly (string | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined).sort();
  return known[0] === undefined ? undefined : Date.parse(known[0]);
}
