import type { Bank } from '../../bank/bank.js';
import { once } from '../../core/once.js';
import type { KeptKind, Provider } from '../../core/provider.js';
import { customerDueWork } from './aggregation/due-work.js';
import { AppDirectory, loadApps } from './credentials.js';
import { customerKind, principalOf, type CustomerState } from './customer.js';
import { OPERATIONS_BASE, TOKEN_BASE } from './endpoint.js';
import { fileKind } from './files/content.js';
import { PLACE } from './place.js';
import { rollKind } from './plan/roll.js';
import { usageKind } from './plan/usage.js';
import { finicitySettings } from './settings.js';

export interface FinicityOptions {
  readonly bank: Bank;
  /** Folders, of which at least one holds `finicity-apps.json`. */
  readonly fixtures: readonly string[];
}

/** Finicity's Financial Data API, the facade with Intuit's interface, as a dialect of the sandbox. */
export function createFinicity({ bank, fixtures }: FinicityOptions): Provider {
  const apps = new AppDirectory(loadApps(fixtures));
  const customer: KeptKind<CustomerState> = {
    kind: customerKind,
    principal: principalOf,
    dueWork: customerDueWork(async () =>
      (await import('./aggregation/nightly.js')).nightlyAggregation(bank),
    ),
  };
  return {
    ...PLACE,
    kinds: [customer, { kind: fileKind }, { kind: rollKind }, { kind: usageKind }],
    settings: finicitySettings,
    credentials: (world) => apps.credentials(world),
    baseUrls: (publicUrl) => ({
      financialDataFeed: publicUrl + OPERATIONS_BASE,
      token: `${publicUrl}${TOKEN_BASE}/get_access_token_by_saml`,
    }),
    load: once(async () => (await import('./dialect.js')).finicityDialect(bank, apps)),
  };
}
