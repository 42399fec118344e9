import { createHash } from 'node:crypto';

import { without } from '../without.js';
import type { ContactOperation, GivenCredentials } from './contact.js';

interface Arguments {
  readonly multiStepAuthentication?: unknown;
  readonly loginCredentials?: unknown;
}

/**
 * Says whether two calls have the same arguments. What secret fields hold does not go in: that they
 * mean the same at the bank is asked apart.
 */
export function fingerprintOf(
  operation: ContactOperation,
  params: Arguments,
  { values, typedSecrets }: GivenCredentials,
): string {
  const others = without(params, 'multiStepAuthentication', 'loginCredentials');
  const said = JSON.stringify([operation, others, values, typedSecrets]);
  return createHash('sha256').update(said).digest('base64url');
}
