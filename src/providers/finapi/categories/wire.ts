import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { amountOf } from '../amounts.js';
import { itemsOn, pagingFields, type Page } from '../paging.js';
import type { CashFlow, CashFlows } from './cash-flows.js';
import type { CategoryFacts } from './catalogue.js';

/** A category as it stands in every answer; a list of children that is empty is left out. */
export const categoryFields = (category: CategoryFacts): WireFields => ({
  id: category.id,
  name: category.name,
  parentId: category.parentId,
  parentName: category.parentName,
  isCustom: category.isCustom,
  children: category.children.length > 0 ? category.children : undefined,
});

export const categoryDocument = (category: CategoryFacts): WireDocument =>
  json(categoryFields(category));

export const categoryListDocument = (
  categories: readonly CategoryFacts[],
  page: Page,
): WireDocument =>
  json({
    categories: itemsOn(page, categories).map(categoryFields),
    paging: pagingFields(page, categories.length),
  });

/** Ids in ascending order. */
export const identifiersDocument = (identifiers: readonly number[]): WireDocument =>
  json({ identifiers });

/** Of what has no category, `category` is absent. */
const cashFlowFields = (flow: CashFlow): WireFields => ({
  category: flow.category && categoryFields(flow.category),
  income: amountOf(flow.income),
  spending: amountOf(flow.spending),
  balance: amountOf(flow.income + flow.spending),
  countIncomeTransactions: flow.incomeCount,
  countSpendingTransactions: flow.spendingCount,
  countAllTransactions: flow.incomeCount + flow.spendingCount,
});

export const cashFlowsDocument = ({ flows, total }: CashFlows): WireDocument =>
  json({
    cashFlows: flows.map(cashFlowFields),
    totalIncome: amountOf(total.income),
    totalSpending: amountOf(total.spending),
    totalBalance: amountOf(total.income + total.spending),
  });
