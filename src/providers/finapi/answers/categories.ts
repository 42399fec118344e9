import * as z from 'zod';

import { int32, int64 } from './formats.js';
import { DailyBalanceListPaging } from './shared.js';

export const Category = z.object({
  id: int64(),
  name: z.string(),
  parentId: int64().optional(),
  parentName: z.string().optional(),
  isCustom: z.boolean(),
  children: z.array(int64()).optional(),
});

export const PageableCategoryList = z.object({
  categories: z.array(Category),
  paging: DailyBalanceListPaging,
});

export const CashFlowCategory = z.object(Category.shape);

export const CashFlow = z.object({
  category: CashFlowCategory.optional(),
  income: z.number(),
  spending: z.number(),
  balance: z.number(),
  countIncomeTransactions: int32(),
  countSpendingTransactions: int32(),
  countAllTransactions: int32(),
});

export const CashFlowList = z.object({
  cashFlows: z.array(CashFlow),
  totalIncome: z.number(),
  totalSpending: z.number(),
  totalBalance: z.number(),
});

export const CategorizationCheckResultCategory = z.object(Category.shape);

export const CategorizationCheckResult = z.object({
  transactionId: z.string(),
  category: CategorizationCheckResultCategory.optional(),
});

export const CategorizationCheckResults = z.object({
  categorizationCheckResult: z.array(CategorizationCheckResult),
});
