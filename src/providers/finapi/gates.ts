import type { ClientConfiguration } from './client-configuration/schema.js';
import { FinapiError } from './errors.js';

/** Account information, and the services of personal finance management. */
export type Gate = 'ais' | 'pfm';

const GATES = {
  ais: { flag: 'aisEnabled', what: 'account information services' },
  pfm: { flag: 'pfmServicesEnabled', what: 'services of personal finance management' },
} as const satisfies Record<Gate, { flag: keyof ClientConfiguration; what: string }>;

/** Refuses a client for which one of these is closed. */
export function assertOpen(gates: readonly Gate[], configuration: ClientConfiguration): void {
  for (const gate of gates) {
    const { flag, what } = GATES[gate];
    if (!configuration[flag]) {
      throw new FinapiError('FORBIDDEN', `The client is not allowed to use ${what}`, {
        rule: `${flag} of the client is false.`,
        next: `Set finapi.${flag} to true in the settings of the world.`,
      });
    }
  }
}
