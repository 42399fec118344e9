import * as apiDescription from './api-description.js';
import * as bankEvents from './bank-events.js';
import * as clock from './clock.js';
import type { AnyControlEndpoint } from './endpoint.js';
import * as health from './health.js';
import * as journal from './journal.js';
import * as outbox from './outbox.js';
import * as principals from './principals.js';
import * as scenarios from './scenarios.js';
import * as worlds from './worlds.js';

/** Every control call that belongs to no provider, by operation name. */
export const CONTROL_ENDPOINTS: Readonly<Record<string, AnyControlEndpoint>> = {
  ...health,
  ...apiDescription,
  ...worlds,
  ...clock,
  ...principals,
  ...journal,
  ...bankEvents,
  ...outbox,
  ...scenarios,
};
