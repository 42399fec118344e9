import * as z from 'zod';

const HUNDRED = 100;
const LARGEST = 1e12;
const TWO_DECIMALS = 'must have at most two decimal places';

/** Outside amounts have two decimals, inside they are minor units. */
export const amountOf = (minorUnits: number): number => minorUnits / HUNDRED;

/** An amount in a body, in minor units. */
export const Amount = z
  .number()
  .min(-LARGEST)
  .max(LARGEST)
  .refine(isWholeInMinorUnits, TWO_DECIMALS)
  .transform((amount) => Math.round(amount * HUNDRED));

/** An amount in the query, in minor units. */
export const QueryAmount = z
  .string()
  .regex(/^[+-]?\d{1,12}(\.\d{1,2})?$/, `must be a number and ${TWO_DECIMALS}`)
  .transform((amount) => Math.round(Number(amount) * HUNDRED));

/** 0.29 * 100 is 28.999999999999996. */
function isWholeInMinorUnits(amount: number): boolean {
  return Math.round(amount * HUNDRED) / HUNDRED === amount;
}
