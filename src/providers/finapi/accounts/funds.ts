import type { Account } from './schema.js';

/** Minor units. */
export interface Funds {
  readonly overdraft?: number;
  readonly availableFunds?: number;
}

/**
 * How far an account is overdrawn, and how much can be spent. Only an account whose balance and
 * limit are both known lets us say either with certainty; how the two are reckoned is not
 * documented: an overdraft is what lies below zero, and all down to the limit is available.
 */
export function fundsOf({ balance, overdraftLimit }: Account): Funds {
  if (balance === undefined || overdraftLimit === undefined) return {};
  return { overdraft: Math.max(0, -balance), availableFunds: balance + overdraftLimit };
}
