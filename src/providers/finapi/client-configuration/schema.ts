import * as z from 'zod';

import { optional, text, withCode } from '../patterns.js';
import { ConsentType, ValidityPeriod, type FinapiSettings } from '../settings.js';

const MAX_URL = 512;

/** `""` clears. The sandbox allows http where the live system forces https. */
const CallbackUrl = optional(
  text({ max: MAX_URL }).refine(
    isEmptyOrHttp,
    withCode('BAD_REQUEST', 'must be an http or https URL'),
  ),
);

/** What a client may change of its configuration; null leaves a field alone. */
export const ClientConfigurationParams = z.object({
  userNotificationCallbackUrl: CallbackUrl,
  userSynchronizationCallbackUrl: CallbackUrl,
  refreshTokensValidityPeriod: optional(ValidityPeriod),
  userAccessTokensValidityPeriod: optional(ValidityPeriod),
  clientAccessTokensValidityPeriod: optional(ValidityPeriod),
  finTSProductRegistrationNumber: optional(text({ max: 25, pattern: /^[0-9A-F]*$/ })),
  betaBanksEnabled: optional(z.boolean()),
  preferredConsentType: optional(ConsentType),
  userAutoVerificationEnabled: optional(z.boolean()),
  businessBanksEnabled: optional(z.boolean()),
});
export type ClientConfigurationParams = z.infer<typeof ClientConfigurationParams>;

/** What a client has edited for itself alone. */
export interface OwnConfiguration {
  readonly userNotificationCallbackUrl?: string;
  readonly userSynchronizationCallbackUrl?: string;
  readonly refreshTokensValidityPeriod?: number;
  readonly userAccessTokensValidityPeriod?: number;
  readonly clientAccessTokensValidityPeriod?: number;
  readonly preferredConsentType?: z.infer<typeof ConsentType>;
  /** The number itself is never read again, so nothing more is kept of it. */
  readonly hasFinTsRegistration?: boolean;
}

/** What one client edits for all clients of the mandator. */
export interface SharedConfiguration {
  readonly betaBanksEnabled?: boolean;
  readonly businessBanksEnabled?: boolean;
  readonly isUserAutoVerificationEnabled?: boolean;
}

/** Everything that is in force for one client, the sandbox's own knobs included. */
export type ClientConfiguration = FinapiSettings &
  OwnConfiguration & { readonly isMandatorAdmin: boolean };

function isEmptyOrHttp(url: string): boolean {
  return url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url));
}
