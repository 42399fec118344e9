import type { Bank } from '../../bank/bank.js';
import type { KeptKind, Provider } from '../../core/provider.js';
import { BANK_PAGES } from './authentication/page-path.js';
import * as bankPages from './authentication/page-routes.js';
import { bodies } from './bodies.js';
import { clientsKind } from './client-configuration/document.js';
import type { ClientsFixture } from './credentials.js';
import { finapiControl } from './control.js';
import { userDueWork } from './downloads/due-work.js';
import { BASE_PATH } from './endpoint.js';
import { failures } from './failures.js';
import { loadClients } from './fixtures.js';
import { answerHeaders, overriddenMethod, preflight, requestIdOf, RequestIds } from './headers.js';
import { Gatekeeper } from './identify.js';
import { pfmKind } from './pfm/document.js';
import { mockKind } from './mocks-and-tests/document.js';
import { resources, unemulated } from './resources.js';
import { finapiSettings } from './settings.js';
import { shownCredentials } from './shown-credentials.js';
import { pieceKind } from './transactions/pieces.js';
import { userKind, type UserState } from './users/document.js';
import { UserIds } from './users/user-ids.js';
import { webFormsKind, type WebFormsState } from './web-form/document.js';
import { webFormDueWork } from './web-form/due-work.js';

export interface FinapiOptions {
  readonly bank: Bank;
  /** Folders, of which one holds `finapi-clients.json`. */
  readonly fixtures: readonly string[];
}

/** Documents in which nothing falls due by itself. */
const KINDS: readonly KeptKind[] = [
  { kind: clientsKind },
  { kind: pfmKind },
  { kind: pieceKind },
  { kind: mockKind },
];

/** finAPI Access V2 as a dialect of the sandbox. */
export function createFinapi({ bank, fixtures }: FinapiOptions): Provider {
  const clients = loadClients(fixtures);
  const gatekeeper = new Gatekeeper(clients, new UserIds(), bank);
  const requestIds = new RequestIds();
  return {
    name: 'finapi',
    basePaths: [BASE_PATH, BANK_PAGES],
    control: finapiControl(bank, clients),
    resources,
    pages: bankPages,
    unemulated,
    failures,
    kinds: keptKinds(bank, clients),
    settings: finapiSettings,
    bodies,
    requestId: (request) => requestIdOf(request, requestIds),
    newRequestId: () => requestIds.next(),
    answerHeaders,
    methodOf: overriddenMethod,
    preflight,
    identify: (context) => gatekeeper.identify(context),
    callbackTargets: (world) => world.settings(finapiSettings).callbackTargets,
    credentials: (world) => shownCredentials(clients, world),
    baseUrls: (publicUrl) => ({
      access: publicUrl,
      token: `${publicUrl}${BASE_PATH}/oauth/token`,
    }),
    describeApi: async () => (await import('./answers/index.js')).describeFinapi(),
  };
}

/** All documents of Access, and those of web forms, which go with their users. */
function keptKinds(bank: Bank, clients: ClientsFixture): readonly KeptKind[] {
  const user: KeptKind<UserState> = {
    kind: userKind,
    principal: (key) => `finapi:user/${key}`,
    dueWork: userDueWork(bank, clients),
  };
  const webForms: KeptKind<WebFormsState> = {
    kind: webFormsKind,
    dueWork: webFormDueWork(bank, clients),
  };
  return [...KINDS, webForms, user];
}
