import type { UpdateEvents } from '../notification-rules/events.js';
import type { FinapiSettings } from '../settings.js';
import type { UserState } from '../users/document.js';
import type { UserRecord } from '../users/schema.js';

/**
 * Terms that the user has not accepted and was not told of. When finAPI tells of new terms is not
 * documented: we do so with the first run after they came, once for each version.
 */
export function newTermsOf(
  { toldTermsVersion = 0 }: Pick<UserState, 'toldTermsVersion'>,
  { acceptedTermsVersion = 0 }: UserRecord,
  { mandatorLicense, latestTermsVersion }: FinapiSettings,
): Pick<UpdateEvents, 'newTermsVersion'> {
  const isAsked = mandatorLicense === 'UNLICENSED' || mandatorLicense === 'PISP';
  const isNew = latestTermsVersion > Math.max(acceptedTermsVersion, toldTermsVersion);
  return isAsked && isNew ? { newTermsVersion: latestTermsVersion } : {};
}
