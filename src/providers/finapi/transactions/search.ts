import { comparing } from '../ordering.js';
import { itemsOn } from '../paging.js';
import { passing, type Criteria } from './filter.js';
import type { ReadyView } from './memory.js';
import type { Names } from './names.js';
import { orderValues } from './order-values.js';
import type { TransactionQuery } from './query-schema.js';
import type { Transaction } from './schema.js';
import type { SearchableTransaction } from './searchable.js';
import { totalsOf, type Totals } from './totals.js';

/** One page of what was found, and what all pages come to. */
export interface TransactionPage {
  readonly transactions: readonly Transaction[];
  readonly totalCount: number;
  readonly totals: Totals;
}

type Search = Pick<TransactionQuery, 'page' | 'perPage' | 'order'> & Criteria;

/** Looks among the transactions of a view, which come by id. */
export function searchTransactions(
  { all, totals }: ReadyView,
  search: Search,
  categories: Names['catalogue'],
): TransactionPage {
  const isWanted = passing(search);
  const found = isWanted ? all.filter(isWanted) : all;
  const page = itemsOn(search, sorted(found, search.order, categories));
  return {
    transactions: page.map(({ transaction }) => transaction),
    totalCount: found.length,
    totals: isWanted ? totalsOf(found) : totals,
  };
}

function sorted(
  found: readonly SearchableTransaction[],
  order: TransactionQuery['order'],
  categories: Names['catalogue'],
): readonly SearchableTransaction[] {
  const [first] = order;
  if (first?.property !== 'id') return [...found].sort(comparing(order, orderValues(categories)));
  return first.direction === 'asc' ? found : [...found].reverse();
}
