import type { Bank } from '../../../bank/bank.js';
import { once } from '../../../core/once.js';
import type { Provider } from '../../../core/provider.js';
import { loadClients } from '../fixtures.js';
import { finapiSettings } from '../settings.js';
import { PLACE } from './place.js';
import { webFormSettings } from './settings.js';

export interface WebFormOptions {
  readonly bank: Bank;
  /** Folders, of which one holds `finapi-clients.json`. */
  readonly fixtures: readonly string[];
}

/** finAPI's Web Form 2.0, as far as imports and updates of bank connections need it. */
export const createWebForm = ({ bank, fixtures }: WebFormOptions): Provider => ({
  ...PLACE,
  // The documents of forms are kept among those of Access, which deletes them with their users.
  kinds: [],
  settings: webFormSettings,
  // The tokens are those of Access, whose clients are told there.
  credentials: () => ({}),
  callbackTargets: (world) => world.settings(finapiSettings).callbackTargets,
  baseUrls: (publicUrl) => ({ webForm: publicUrl }),
  load: once(async () =>
    (await import('./dialect.js')).webFormDialect(bank, loadClients(fixtures)),
  ),
});
