import type { Bank } from '../../../bank/bank.js';
import type { IdentifyContext, Provider } from '../../../core/provider.js';
import { loadClients } from '../fixtures.js';
import { answerHeaders, requestIdOf, RequestIds } from '../headers.js';
import { Gatekeeper } from '../identify.js';
import { finapiSettings } from '../settings.js';
import { UserIds } from '../users/user-ids.js';
import { PAGES_BASE, WEB_FORM_BASE } from './base.js';
import { bodies } from './bodies.js';
import { webFormsKind } from './document.js';
import { unemulated } from './documented.js';
import { asWebFormError } from './errors.js';
import { failures } from './failures.js';
import * as pages from './pages/routes.js';
import { TypedCredentials } from './pages/typed-credentials.js';
import { resources } from './resources.js';
import { webFormSettings } from './settings.js';

export interface WebFormOptions {
  readonly bank: Bank;
  /** Folders, of which one holds `finapi-clients.json`. */
  readonly fixtures: readonly string[];
}

/** finAPI's Web Form 2.0, as far as imports and updates of bank connections need it. */
export function createWebForm({ bank, fixtures }: WebFormOptions): Provider {
  const gatekeeper = new Gatekeeper(loadClients(fixtures), new UserIds(), bank);
  const requestIds = new RequestIds();
  const typed = new TypedCredentials();
  return {
    name: 'finapi-web-form',
    basePaths: [WEB_FORM_BASE, PAGES_BASE],
    resources,
    pages,
    unemulated,
    failures,
    // The documents of forms are kept among those of Access, which deletes them with their users.
    kinds: [],
    settings: webFormSettings,
    bodies,
    requestId: (request) => requestIdOf(request, requestIds),
    newRequestId: () => requestIds.next(),
    answerHeaders,
    identify: async (context) => {
      try {
        const identity = await gatekeeper.identify(context);
        return context.endpoint.base === PAGES_BASE
          ? { ...identity, typed, forms: await formsAt(context) }
          : identity;
      } catch (error) {
        throw asWebFormError(error);
      }
    },
    // The tokens are those of Access, whose clients are told there.
    credentials: () => ({}),
    callbackTargets: (world) => world.settings(finapiSettings).callbackTargets,
    baseUrls: (publicUrl) => ({ webForm: publicUrl }),
    describeApi: async () => (await import('./description.js')).describeWebForm(),
  };
}

/** The document that the address of a page names. */
const formsAt = ({ lease, request }: IdentifyContext) =>
  lease.openNamed(webFormsKind, request.params['document'] ?? '');
