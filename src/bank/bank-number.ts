import type { Institution } from './institution.js';
import { between, randomOf } from './random.js';

/**
 * The number by which payments find an institution: a German bank code, or nine digits with a check
 * digit as in the United States, from a range that is given to nobody.
 */
export function bankNumberOf({ id, bankCode }: Pick<Institution, 'id' | 'bankCode'>): string {
  if (bankCode !== undefined) return bankCode;
  const digits = `19${between(randomOf(`bank number/${id}`), 100_000, 999_999)}`;
  return digits + String((10 - (weighedSum(digits) % 10)) % 10);
}

const WEIGHTS = [3, 7, 1] as const;

function weighedSum(digits: string): number {
  return Array.from(digits).reduce(
    (sum, digit, index) => sum + Number(digit) * (WEIGHTS[index % WEIGHTS.length] ?? 0),
    0,
  );
}
