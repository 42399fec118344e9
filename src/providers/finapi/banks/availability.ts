import type { FinapiListing } from '../../../bank/institution.js';
import type { Explanation } from '../../../core/errors.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';

type Limits = Pick<
  ClientConfiguration,
  'availableBankGroups' | 'betaBanksEnabled' | 'businessBanksEnabled'
>;
type Place = Pick<FinapiListing, 'location' | 'isBeta' | 'isBusiness'>;

/**
 * Why a bank does not exist for a client; `undefined` when it does. Banks that are bound to no
 * country exist everywhere, and web scraping makes no difference here.
 */
export function absenceOf(
  { location, isBeta, isBusiness }: Place,
  { availableBankGroups, betaBanksEnabled, businessBanksEnabled }: Limits,
): Explanation | undefined {
  if (location !== undefined && !availableBankGroups.includes(location)) {
    return {
      rule: `Banks of ${location} are not available to the client.`,
      next: `Add ${location} to the setting finapi.availableBankGroups of the world.`,
    };
  }
  if (isBeta && !betaBanksEnabled) return switchedOff('Beta banks', 'betaBanksEnabled');
  if (isBusiness && !businessBanksEnabled) {
    return switchedOff('Banks for businesses alone', 'businessBanksEnabled');
  }
  return undefined;
}

/** Whether a bank exists for a client. */
export const isAvailable = (place: Place, limits: Limits): boolean =>
  absenceOf(place, limits) === undefined;

const switchedOff = (what: string, field: string): Explanation => ({
  rule: `${what} do not exist for the client: ${field} is false.`,
  next: `PATCH /clientConfiguration with ${field} true.`,
});
