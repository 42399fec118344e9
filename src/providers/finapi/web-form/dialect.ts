import type { Bank } from '../../../bank/bank.js';
import type { Dialect, IdentifyContext } from '../../../core/provider.js';
import type { ClientsFixture } from '../credentials.js';
import { answerHeaders, requestIdOf, RequestIds } from '../headers.js';
import { Gatekeeper } from '../identify.js';
import { UserIds } from '../users/user-ids.js';
import { PAGES_BASE } from './base.js';
import { bodies } from './bodies.js';
import { webFormsKind } from './document.js';
import { unemulated } from './documented.js';
import { asWebFormError } from './errors.js';
import { failures } from './failures.js';
import * as pages from './pages/routes.js';
import { TypedCredentials } from './pages/typed-credentials.js';
import { PLACE } from './place.js';
import { resources } from './resources.js';

/** How Web Form 2.0 answers. */
export function webFormDialect(bank: Bank, clients: ClientsFixture): Dialect {
  const gatekeeper = new Gatekeeper(clients, new UserIds(), bank);
  const requestIds = new RequestIds();
  const typed = new TypedCredentials();
  return {
    ...PLACE,
    resources,
    pages,
    unemulated,
    failures,
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
    describeApi: async () => (await import('./description.js')).describeWebForm(),
  };
}

/** The document that the address of a page names. */
const formsAt = ({ lease, request }: IdentifyContext) =>
  lease.openNamed(webFormsKind, request.params['document'] ?? '');
