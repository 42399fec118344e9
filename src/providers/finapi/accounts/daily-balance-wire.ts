import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { amountOf } from '../amounts.js';
import { toTimestamp } from '../dates.js';
import { pagingFields, type Page } from '../paging.js';
import type { DailyBalance } from './daily-balances.js';

const balanceFields = (day: DailyBalance): WireFields => ({
  date: day.date,
  balance: amountOf(day.balance),
  income: amountOf(day.income),
  spending: amountOf(day.spending),
  internalAdjustingEntries: amountOf(day.internalAdjustingEntries),
  transactions: day.transactions,
});

export const dailyBalanceListDocument = (
  days: readonly DailyBalance[],
  latestCommonUpdate: string | undefined,
  page: Page,
  totalCount: number,
): WireDocument =>
  json({
    latestCommonBalanceTimestamp: latestCommonUpdate && toTimestamp(latestCommonUpdate),
    dailyBalances: days.map(balanceFields),
    paging: pagingFields(page, totalCount),
  });
