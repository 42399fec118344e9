import type { ClientConfiguration } from '../client-configuration/schema.js';
import { FinapiError } from '../errors.js';

/** Which of the codes for 403 it is that a client without these services gets is not documented. */
const noPfm = (): FinapiError =>
  new FinapiError('FORBIDDEN', 'Your client is not allowed to call PFM services', {
    rule: 'pfmServicesEnabled is off, and this is one of the services that it stands for.',
    next: 'Turn on pfmServicesEnabled in the settings of the world.',
  });

/** Refuses the services of personal finance management to clients that do not have them. */
export function assertPfm({
  pfmServicesEnabled,
}: Pick<ClientConfiguration, 'pfmServicesEnabled'>): void {
  if (!pfmServicesEnabled) throw noPfm();
}
