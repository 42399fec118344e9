import { bankOf, type Bank } from '../../../bank/bank.js';
import type { Settling } from '../../../core/world/world.js';
import { clientsRef } from '../client-configuration/document.js';
import { ClientDirectory, type ClientsFixture } from '../credentials.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { userRef } from '../users/document.js';
import type { WebFormsState } from './document.js';
import { settleTask } from './tasks/course.js';

/** Carries tasks of a user through the stages that are due. */
export const settlingOfWebForms = (base: Bank, known: ClientsFixture): Settling<WebFormsState> => ({
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
