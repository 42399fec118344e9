import type { ClientConfiguration } from '../client-configuration/schema.js';
import { FinapiError } from '../errors.js';

/** Whether account information goes by finAPI's own registration, and so through its web form. */
export const isUnlicensed = ({
  mandatorLicense,
}: Pick<ClientConfiguration, 'mandatorLicense'>): boolean =>
  mandatorLicense === 'UNLICENSED' || mandatorLicense === 'PISP';

type Gates = Pick<ClientConfiguration, 'mandatorLicense' | 'aisViaWebForm'>;

/** Whether bank credentials may only be handled in the web form. */
export const mustUseWebForm = (configuration: Gates): boolean =>
  configuration.aisViaWebForm || isUnlicensed(configuration);

/**
 * Refuses clients whose users have to go through the web form. That it is this code and 422 is not
 * documented.
 */
export function assertDirectAccess(configuration: Gates): void {
  if (mustUseWebForm(configuration)) throw webFormRequired();
}

export const webFormRequired = (): FinapiError =>
  new FinapiError(
    'WEB_FORM_REQUIRED',
    'This service is not available to the client; use the Web Form instead',
    {
      rule: 'The mandator has no licence for account information, or aisViaWebForm is set.',
      next: 'Create a web form for the import, or a task for a background update.',
    },
  );
