import * as z from 'zod';

import { instant, int64 } from './formats.js';
import { DailyBalanceListPaging } from './shared.js';

export const SecurityPositionQuoteType = z.enum(['ACTU', 'PERC']);

export const SecurityPositionQuantityNominalType = z.enum(['UNIT', 'FAMT']);

export const Security = z.object({
  id: int64(),
  accountId: int64(),
  name: z.string().optional(),
  isin: z.string().optional(),
  wkn: z.string().optional(),
  quote: z.number().optional(),
  quoteCurrency: z.string().optional(),
  quoteType: SecurityPositionQuoteType.optional(),
  quoteDate: instant().optional(),
  quantityNominal: z.number().optional(),
  quantityNominalType: SecurityPositionQuantityNominalType.optional(),
  marketValue: z.number().optional(),
  marketValueCurrency: z.string().optional(),
  entryQuote: z.number().optional(),
  entryQuoteCurrency: z.string().optional(),
  profitOrLoss: z.number().optional(),
});

export const PageableSecurityList = z.object({
  securities: z.array(Security),
  paging: DailyBalanceListPaging,
});
