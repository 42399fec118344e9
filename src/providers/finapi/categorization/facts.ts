import type { AccountType } from '../accounts/schema.js';
import type { Transaction } from '../transactions/schema.js';

type Told =
  | 'purpose'
  | 'counterpartName'
  | 'counterpartIban'
  | 'counterpartAccountNumber'
  | 'counterpartBlz'
  | 'typeCodeZka'
  | 'sepaPurposeCode'
  | 'bankCategory'
  | 'isAdjustingEntry';

/** What rules look at, of a transaction that is kept or of one that is only described. */
export type TransactionFacts = { readonly [F in Told]?: Transaction[F] | undefined } & {
  readonly amount: number;
  /** Of the account that it belongs to. */
  readonly accountType?: AccountType | undefined;
  /** Four digits that say what a card was used for; no bank tells them. */
  readonly mcCode?: string | undefined;
};

/** A text as rules compare it: small letters without umlauts, single spaces. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
