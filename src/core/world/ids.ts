import { createHash } from 'node:crypto';

const FIFTY_TWO_BITS = 13;

/**
 * An id that is the same on every run: the first 52 bits of a hash over what it belongs to.
 * Never zero, and always exact in a JSON number.
 */
export function deriveId(
  seed: string,
  principal: string,
  kind: string,
  ordinal: number | string,
): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, principal, kind, ordinal]))
    .digest('hex');
  return Number.parseInt(digest.slice(0, FIFTY_TWO_BITS), 16) || 1;
}
