import type { Bank } from '../../bank/bank.js';
import type { Dialect } from '../../core/provider.js';
import * as pages from './authentication/page-routes.js';
import { bodies } from './bodies.js';
import { finapiControl } from './control.js';
import type { ClientsFixture } from './credentials.js';
import { failures } from './failures.js';
import { answerHeaders, overriddenMethod, preflight, requestIdOf, RequestIds } from './headers.js';
import { Gatekeeper } from './identify.js';
import { PLACE } from './place.js';
import { resources, unemulated } from './resources.js';
import { UserIds } from './users/user-ids.js';

/** How Access V2 answers. */
export function finapiDialect(bank: Bank, clients: ClientsFixture): Dialect {
  const gatekeeper = new Gatekeeper(clients, new UserIds(), bank);
  const requestIds = new RequestIds();
  return {
    ...PLACE,
    control: finapiControl(bank, clients),
    resources,
    pages,
    unemulated,
    failures,
    bodies,
    requestId: (request) => requestIdOf(request, requestIds),
    newRequestId: () => requestIds.next(),
    answerHeaders,
    methodOf: overriddenMethod,
    preflight,
    identify: (context) => gatekeeper.identify(context),
    describeApi: async () => (await import('./answers/index.js')).describeFinapi(),
  };
}
