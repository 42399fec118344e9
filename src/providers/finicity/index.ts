import { randomUUID } from 'node:crypto';

import type { Bank } from '../../bank/bank.js';
import type { KeptKind, Provider } from '../../core/provider.js';
import * as accounts from './accounts/routes.js';
import { nightlyAggregation } from './aggregation/nightly.js';
import { createBodies } from './bodies.js';
import { finicityControl } from './control.js';
import { AppDirectory, loadApps } from './credentials.js';
import { customerKind, principalOf, type CustomerState } from './customer.js';
import { OPERATIONS_BASE, TOKEN_BASE } from './endpoint.js';
import { failures } from './errors.js';
import { Gatekeeper } from './identify.js';
import * as customers from './customers/routes.js';
import { fileKind } from './files/content.js';
import * as files from './files/routes.js';
import * as institutions from './institutions/routes.js';
import { translationOf } from './institutions/translate-path.js';
import * as logins from './logins/routes.js';
import { Admission } from './plan/admission.js';
import { rollKind } from './plan/roll.js';
import { usageKind } from './plan/usage.js';
import { finicitySettings } from './settings.js';
import * as positions from './positions/routes.js';
import * as token from './token/routes.js';
import * as transactions from './transactions/routes.js';
import { unemulated } from './unemulated.js';

export interface FinicityOptions {
  readonly bank: Bank;
  /** Folders, of which at least one holds `finicity-apps.json`. */
  readonly fixtures: readonly string[];
}

/** Finicity's Financial Data API, the facade with Intuit's interface, as a dialect of the sandbox. */
export function createFinicity({ bank, fixtures }: FinicityOptions): Provider {
  const apps = new AppDirectory(loadApps(fixtures));
  const gatekeeper = new Gatekeeper(apps, bank);
  const admission = new Admission();
  const customer: KeptKind<CustomerState> = {
    kind: customerKind,
    principal: principalOf,
    dueWork: nightlyAggregation(bank),
  };
  return {
    name: 'finicity',
    basePaths: [OPERATIONS_BASE, TOKEN_BASE],
    resources: { token, institutions, logins, accounts, transactions, positions, customers, files },
    unemulated,
    failures,
    kinds: [customer, { kind: fileKind }, { kind: rollKind }, { kind: usageKind }],
    settings: finicitySettings,
    bodies: createBodies(),
    requestId: newRequestId,
    newRequestId,
    answerHeaders: (requestId) => ({
      intuit_tid: requestId,
      'cache-control': 'no-cache',
      pragma: 'no-cache',
    }),
    pathFor,
    identify: (context) => admission.admit(context, gatekeeper.identify(context)),
    credentials: (world) => apps.credentials(world),
    baseUrls: (publicUrl) => ({
      financialDataFeed: publicUrl + OPERATIONS_BASE,
      token: `${publicUrl}${TOKEN_BASE}/get_access_token_by_saml`,
    }),
    control: finicityControl(bank),
    describeApi: async () => (await import('./description.js')).describeFinicity(),
  };
}

const pathFor: NonNullable<Provider['pathFor']> = (world, method, url) =>
  method === 'GET' ? translationOf(url, world.settings(finicitySettings).translatePath) : undefined;

/** Also the correlationId of a failure; the caller cannot choose it. */
const newRequestId = (): string => `gw-${randomUUID()}`;
