import { bankNumberOf } from '../../src/bank/bank-number.js';
import { shipped } from '../support/bank.js';

const NUMBERS = shipped.institutions.map((institution) => [institution.name, institution] as const);

/** The sum that ends in zero for every routing number. */
const checkSum = (number: string): number =>
  Array.from(number).reduce(
    (sum, digit, index) => sum + Number(digit) * ([3, 7, 1][index % 3] ?? 0),
    0,
  );

describe('the number of an institution', () => {
  it.each(NUMBERS)('%s: a bank code, or nine digits that check', (_name, institution) => {
    const number = bankNumberOf(institution);

    if (institution.bankCode !== undefined) expect(number).toBe(institution.bankCode);
    else expect([/^19\d{7}$/.test(number), checkSum(number) % 10]).toEqual([true, 0]);
  });

  it('is its own', () => {
    const numbers = shipped.institutions.map(bankNumberOf);

    expect(new Set(numbers).size).toBeGreaterThan(numbers.length / 2);
  });
});
