import type { Resource } from '../../core/provider.js';
import * as authorization from './authorization/routes.js';
import * as bankGroups from './bank-groups/routes.js';
import * as banks from './banks/routes.js';
import * as clientConfiguration from './client-configuration/routes.js';
import { unemulatedBeside } from './documented.js';
import * as mandatorAdministration from './mandator-administration/routes.js';
import * as users from './users/routes.js';

/** The endpoints of every resource folder. */
export const resources = {
  authorization,
  users,
  clientConfiguration,
  banks,
  bankGroups,
  mandatorAdministration,
} satisfies Readonly<Record<string, Resource>>;

/** The documented operations that this sandbox answers with 501. */
export const unemulated = unemulatedBeside(resources);
