import { randomUUID } from 'node:crypto';

import type { Bank } from '../../bank/bank.js';
import type { Dialect } from '../../core/provider.js';
import * as accounts from './accounts/routes.js';
import { createBodies } from './bodies.js';
import { finicityControl } from './control.js';
import type { AppDirectory } from './credentials.js';
import * as customers from './customers/routes.js';
import { failures } from './errors.js';
import * as files from './files/routes.js';
import { Gatekeeper } from './identify.js';
import * as institutions from './institutions/routes.js';
import { translationOf } from './institutions/translate-path.js';
import * as logins from './logins/routes.js';
import { PLACE } from './place.js';
import { Admission } from './plan/admission.js';
import * as positions from './positions/routes.js';
import { finicitySettings } from './settings.js';
import * as token from './token/routes.js';
import * as transactions from './transactions/routes.js';
import { unemulated } from './unemulated.js';

/** How the Financial Data API answers. */
export function finicityDialect(bank: Bank, apps: AppDirectory): Dialect {
  const gatekeeper = new Gatekeeper(apps, bank);
  const admission = new Admission();
  return {
    ...PLACE,
    resources: { token, institutions, logins, accounts, transactions, positions, customers, files },
    unemulated,
    failures,
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
    control: finicityControl(bank),
    describeApi: async () => (await import('./description.js')).describeFinicity(),
  };
}

const pathFor: NonNullable<Dialect['pathFor']> = (world, method, url) =>
  method === 'GET' ? translationOf(url, world.settings(finicitySettings).translatePath) : undefined;

/** Also the correlationId of a failure; the caller cannot choose it. */
const newRequestId = (): string => `gw-${randomUUID()}`;
