import * as z from 'zod';

import { idList, pagedBy } from '../paging.js';
import { PathId } from '../patterns.js';

/** A position of a securities account. Made anew, under a new id, by each update. */
export interface Security {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  readonly isin: string;
  readonly wkn: string;
  /** In whole units of the currency, or per cent of the nominal value. */
  readonly quote: number;
  readonly quoteCurrency: string;
  readonly quoteType: 'ACTU' | 'PERC';
  /** ISO instant. */
  readonly quoteDate: string;
  readonly quantityNominal: number;
  readonly quantityNominalType: 'UNIT' | 'FAMT';
  /** Minor units. */
  readonly marketValue: number;
  readonly marketValueCurrency: string;
  readonly entryQuote: number;
  readonly entryQuoteCurrency: string;
  /** Minor units. */
  readonly profitOrLoss: number;
}

export const SecurityPath = z.object({ id: PathId });

/** What `getAndSearchAllSecurities` may be asked; a position must pass all that is given. */
export const SecurityQuery = z.object({
  ids: idList(),
  search: z.string().optional(),
  accountIds: idList(),
  ...pagedBy([
    'id',
    'name',
    'isin',
    'wkn',
    'quote',
    'quantityNominal',
    'marketValue',
    'entryQuote',
  ]),
});
export type SecurityQuery = z.infer<typeof SecurityQuery>;
