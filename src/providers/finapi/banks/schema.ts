import * as z from 'zod';

import type { FinapiListing, Institution } from '../../../bank/institution.js';
import { BankingInterface } from '../bank-connections/schema.js';
import { idList, pagedBy } from '../paging.js';
import { filled, Flag, PathId } from '../patterns.js';
import { countryList, wordList } from '../query-words.js';

/** An institution of the bank that finAPI lists. */
export interface ListedBank extends Institution {
  readonly finapi: FinapiListing;
}

/** A bank with the number of bank connections that all users have to it. */
export interface CountedBank {
  readonly bank: ListedBank;
  readonly popularity: number;
}

/** How many bank connections all users have to a bank. */
export type Popularity = (bankId: number) => number;

export const BankPath = z.object({ id: PathId });

/** What `getAndSearchAllBanks` may be asked; a bank must pass all that is given. */
export const BankQuery = z.object({
  ids: idList(),
  search: z.string().optional(),
  supportedBankingInterfaces: wordList(BankingInterface.options),
  location: countryList(),
  tppAuthenticationGroupIds: idList(),
  bankGroupIds: idList(),
  isTestBank: filled(Flag.optional()),
  ...pagedBy(['id', 'name', 'blz', 'bic', 'popularity']),
});
export type BankQuery = z.infer<typeof BankQuery>;
