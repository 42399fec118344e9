import * as z from 'zod';

import type { BankGroup } from '../../../bank/finapi-listing.js';
import { idList, pagedBy } from '../paging.js';
import { filled, Flag } from '../patterns.js';
import { countryList } from '../query-words.js';

/** A group, and how many bank connections all users have to those of its banks that count. */
export interface CountedGroup {
  readonly group: BankGroup;
  readonly popularity: number;
}

/** What `getAndSearchAllBankGroups` may be asked. */
export const BankGroupQuery = z.object({
  ids: idList(),
  location: countryList(),
  testBanks: filled(Flag.optional()),
  ...pagedBy(['name', 'popularity']),
});
export type BankGroupQuery = z.infer<typeof BankGroupQuery>;
