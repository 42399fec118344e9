import { z } from 'zod';

import type { SettingsSection } from '../../core/world/world.js';

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
  /** Lets a caller name its customer in the header `X-Doppelbank-Customer` instead of signing. */
  relaxedAuthentication: z.boolean().default(false),
});
export type FinicitySettings = z.infer<typeof FinicitySettings>;

export const finicitySettings: SettingsSection<FinicitySettings> = {
  name: 'finicity',
  schema: FinicitySettings,
};
