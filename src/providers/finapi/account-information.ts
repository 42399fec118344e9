import type { ClientConfiguration } from './client-configuration/schema.js';
import { FinapiError } from './errors.js';

/**
 * Refuses account information services to clients that do not have them. Which of the codes for 403
 * it is is not documented.
 */
export function assertAis({ aisEnabled }: Pick<ClientConfiguration, 'aisEnabled'>): void {
  if (aisEnabled) return;
  throw new FinapiError('FORBIDDEN', 'The client is not allowed to use account information', {
    rule: 'aisEnabled is off, and this is one of the services that it stands for.',
    next: 'Turn on aisEnabled in the settings of the world.',
  });
}
