import { shipped } from './bank.js';

/** What finAPI lists of the shipped institutions, by bank id. */
export const listedBanks = shipped.institutions
  .flatMap(({ name, finapi }) => (finapi ? [{ name, ...finapi }] : []))
  .sort((one, other) => one.bankId - other.bankId);

type ShippedBank = (typeof listedBanks)[number];

/** The ids of those that fit and are not in their beta phase, which clients see by default. */
export const idsWhere = (fits: (bank: ShippedBank) => boolean): readonly number[] =>
  listedBanks.filter((bank) => !bank.isBeta && fits(bank)).map(({ bankId }) => bankId);

/** A shipped bank that is as a test needs one. */
export function bankWhere(fits: (bank: ShippedBank) => boolean): ShippedBank {
  const found = listedBanks.find(fits);
  if (!found) throw new Error('no shipped bank is like that');
  return found;
}
