import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { amountOf } from '../amounts.js';
import { toTimestamp } from '../dates.js';
import { pagingFields, type Page } from '../paging.js';
import type { Security } from './schema.js';

const securityFields = (security: Security): WireFields => ({
  id: security.id,
  accountId: security.accountId,
  name: security.name,
  isin: security.isin,
  wkn: security.wkn,
  quote: security.quote,
  quoteCurrency: security.quoteCurrency,
  quoteType: security.quoteType,
  quoteDate: toTimestamp(security.quoteDate),
  quantityNominal: security.quantityNominal,
  quantityNominalType: security.quantityNominalType,
  marketValue: amountOf(security.marketValue),
  marketValueCurrency: security.marketValueCurrency,
  entryQuote: security.entryQuote,
  entryQuoteCurrency: security.entryQuoteCurrency,
  profitOrLoss: amountOf(security.profitOrLoss),
});

export const securityDocument = (security: Security): WireDocument =>
  json(securityFields(security));

export const securityListDocument = (
  securities: readonly Security[],
  page: Page,
  totalCount: number,
): WireDocument =>
  json({ securities: securities.map(securityFields), paging: pagingFields(page, totalCount) });
