import type { WireValue } from './wire.js';

/** Epoch milliseconds of an ISO 8601 instant. */
export function instantOf(iso: string): number {
  const epoch = Date.parse(iso);
  if (Number.isNaN(epoch)) throw new TypeError(`${iso} is not an instant`);
  return epoch;
}

/** A number that JSON and XML can both write. */
export function finite(value: unknown): number {
  if (Number.isFinite(value)) return value as number;
  throw new TypeError(`${String(value)} is not a number that a body can carry`);
}

/** A scalar as text; a number where a string is described is its digits. */
export const textOf = (value: WireValue): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);
