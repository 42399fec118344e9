import * as z from 'zod';

import type { SettingsSection } from '../../core/world/world.js';
import { TranslatePath } from './institutions/translate-path.js';

/** Off where it is null. */
const Limit = z.number().int().min(0).max(1_000_000_000).nullable().default(null);

const Seconds = z.number().int().min(1).max(31_536_000);

/** What only Finicity's staff, or nobody, can turn at the real API. */
const FinicitySettings = z.strictObject({
  /** Life of an access token. */
  tokenSeconds: Seconds.default(3600),
  /** How long a challenge waits for its answers; not documented. */
  mfaSessionSeconds: Seconds.default(600),
  /** A login whose data is younger than this is not refreshed again. */
  refreshLimitSeconds: z.number().int().min(0).max(31_536_000).default(3600),
  /** Time of day, UTC, of the background aggregation; 09:00 is two at night in the -07:00 of the API's dates. */
  nightlyAggregationAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\dZ$/, 'a time of day such as 09:00Z')
    .default('09:00Z'),
  /** Calls of discoverAndAddAccounts that each app has, failed ones and answers included; 100 in the base plan. */
  discoverCallLimit: Limit,
  /** Customers that may activate an institution in this world. */
  customerLimit: Limit,
  /** Accounts that each customer may have. */
  accountLimit: Limit,
  /** Requests of each app in a minute of world time; one more is answered with 429. */
  requestsPerMinute: Limit,
  /** A further path of translateIntuitInstitutionId, for clients that know another than ours. */
  translatePath: TranslatePath.default('/institutions/{intuitInstitutionId}/translate'),
  /** Lets a caller name its customer in the header `X-Doppelbank-Customer` instead of signing. */
  relaxedAuthentication: z.boolean().default(false),
});
export type FinicitySettings = z.infer<typeof FinicitySettings>;

export const finicitySettings: SettingsSection<FinicitySettings> = {
  name: 'finicity',
  schema: FinicitySettings,
};
