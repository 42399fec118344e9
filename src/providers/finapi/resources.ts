import type { Resource } from '../../core/provider.js';
import * as accounts from './accounts/routes.js';
import * as authorization from './authorization/routes.js';
import * as bankConnections from './bank-connections/routes.js';
import * as bankGroups from './bank-groups/routes.js';
import * as banks from './banks/routes.js';
import * as categories from './categories/routes.js';
import * as categorization from './categorization/routes.js';
import * as clientConfiguration from './client-configuration/routes.js';
import { unemulatedBeside } from './documented.js';
import * as labels from './labels/routes.js';
import * as mandatorAdministration from './mandator-administration/routes.js';
import * as pendingTransactions from './pending-transactions/routes.js';
import * as securities from './securities/routes.js';
import * as transactions from './transactions/routes.js';
import * as mocksAndTests from './mocks-and-tests/routes.js';
import * as notificationRules from './notification-rules/routes.js';
import * as users from './users/routes.js';

/** The endpoints of every resource folder. */
export const resources = {
  authorization,
  users,
  clientConfiguration,
  banks,
  bankGroups,
  bankConnections,
  mandatorAdministration,
  accounts,
  securities,
  pendingTransactions,
  labels,
  categories,
  categorization,
  transactions,
  notificationRules,
  mocksAndTests,
} satisfies Readonly<Record<string, Resource>>;

/** The documented operations that this sandbox answers with 501. */
export const unemulated = unemulatedBeside(resources);
