import type { Bank } from '../../bank/bank.js';
import { once } from '../../core/once.js';
import type { KeptKind, Provider } from '../../core/provider.js';
import { BASE_PATH } from './base-path.js';
import { clientsKind } from './client-configuration/document.js';
import type { ClientsFixture } from './credentials.js';
import { userDueWork } from './downloads/due-work.js';
import { loadClients } from './fixtures.js';
import { mockKind } from './mocks-and-tests/document.js';
import { pfmKind } from './pfm/document.js';
import { PLACE } from './place.js';
import { finapiSettings } from './settings.js';
import { shownCredentials } from './shown-credentials.js';
import { pieceKind } from './transactions/pieces.js';
import { userKind, type UserState } from './users/document.js';
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
  return {
    ...PLACE,
    kinds: keptKinds(bank, clients),
    settings: finapiSettings,
    callbackTargets: (world) => world.settings(finapiSettings).callbackTargets,
    credentials: (world) => shownCredentials(clients, world),
    baseUrls: (publicUrl) => ({
      access: publicUrl,
      token: `${publicUrl}${BASE_PATH}/oauth/token`,
    }),
    load: once(async () => (await import('./dialect.js')).finapiDialect(bank, clients)),
  };
}

/** All documents of Access, and those of web forms, which go with their users. */
function keptKinds(bank: Bank, clients: ClientsFixture): readonly KeptKind[] {
  const user: KeptKind<UserState> = {
    kind: userKind,
    principal: (key) => `finapi:user/${key}`,
    dueWork: userDueWork(async () =>
      (await import('./downloads/settling.js')).settlingOfUsers(bank, clients),
    ),
  };
  const webForms: KeptKind<WebFormsState> = {
    kind: webFormsKind,
    dueWork: webFormDueWork(async () =>
      (await import('./web-form/settling.js')).settlingOfWebForms(bank, clients),
    ),
  };
  return [...KINDS, webForms, user];
}
