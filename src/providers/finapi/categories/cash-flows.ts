import { comparing } from '../ordering.js';
import type { Transaction } from '../transactions/schema.js';
import type { Catalogue, CategoryFacts } from './catalogue.js';
import type { CashFlowQuery } from './schema.js';

/** What came in and went out for a category, in minor units; what goes out is negative. */
export interface CashFlow {
  /** Absent for what has no category. */
  readonly category?: CategoryFacts | undefined;
  readonly income: number;
  readonly spending: number;
  readonly incomeCount: number;
  readonly spendingCount: number;
}

export type Sums = Omit<CashFlow, 'category'>;

export interface CashFlows {
  readonly flows: readonly CashFlow[];
  /** Of all transactions, each counted once (not documented). */
  readonly total: Sums;
}

/** Which categories have a cash flow. */
export interface Scope {
  /** Those that are there even without transactions; 0 is none. Then there are no others. */
  readonly requested: readonly number[];
  /** The only ones that may be there; all when absent. */
  readonly allowed?: ReadonlySet<number> | undefined;
  readonly catalogue: Pick<Catalogue, 'find'>;
}

/** The cash flows of transactions, in the order that is asked for. Pure. */
export function cashFlowsOf(
  transactions: readonly Transaction[],
  scope: Scope,
  { includeSubCashFlows, order }: Pick<CashFlowQuery, 'includeSubCashFlows' | 'order'>,
): CashFlows {
  const sums = new Map(scope.requested.map((id) => [id, NOTHING]));
  for (const transaction of transactions) {
    for (const id of idsFor(transaction, scope, includeSubCashFlows))
      sums.set(id, plus(sums.get(id) ?? NOTHING, transaction));
  }
  const flows = [...sums].map(([id, sum]) => ({ category: scope.catalogue.find(id), ...sum }));
  return {
    flows: flows.sort(
      comparing(order, {
        'category.id': ({ category }) => category?.id,
        'category.name': ({ category }) => category?.name,
        income: ({ income }) => income,
        spending: ({ spending }) => spending,
        balance: ({ income, spending }) => income + spending,
      }),
    ),
    total: transactions.reduce(plus, NOTHING),
  };
}

const NOTHING: Sums = { income: 0, spending: 0, incomeCount: 0, spendingCount: 0 };

const plus = (sums: Sums, { amount }: Transaction): Sums =>
  amount < 0
    ? { ...sums, spending: sums.spending + amount, spendingCount: sums.spendingCount + 1 }
    : { ...sums, income: sums.income + amount, incomeCount: sums.incomeCount + 1 };

/**
 * The categories for which a transaction counts: its own, and the main category above it. That a
 * main category is there of which only sub-categories have transactions is not documented.
 */
function idsFor(
  { categoryId = 0 }: Transaction,
  { requested, allowed, catalogue }: Scope,
  includeSubCashFlows: boolean,
): number[] {
  const category = catalogue.find(categoryId);
  const above = includeSubCashFlows ? category?.parentId : undefined;
  return [category ? categoryId : 0, above]
    .filter((id) => id !== undefined)
    .filter((id) => (requested.length > 0 ? requested.includes(id) : (allowed?.has(id) ?? true)));
}
