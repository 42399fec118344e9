import { comparing, type OrderValues } from '../ordering.js';
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

type Order = TransactionQuery['order'];

function sorted(
  found: readonly SearchableTransaction[],
  order: Order,
  categories: Names['catalogue'],
): readonly SearchableTransaction[] {
  const [first] = order;
  if (first?.property === 'id') return first.direction === 'asc' ? found : [...found].reverse();
  return inOrder(found, order, categories);
}

/** By the ranks of what is compared: of many transactions few values differ. */
function inOrder(
  found: readonly SearchableTransaction[],
  order: Order,
  categories: Names['catalogue'],
): readonly SearchableTransaction[] {
  const valueOf = orderValues(categories);
  const ranks = order.map(({ property }) => ranksOf(found.map(valueOf[property])));
  const positions = order.map((item, position) => ({ ...item, property: String(position) }));
  const readers = ranks.map((each, position) => [position, (place: number) => each[place]]);
  return found
    .map((_, place) => place)
    .sort(comparing(positions, Object.fromEntries(readers) as OrderValues<number, string>))
    .flatMap((place) => found[place] ?? []);
}

type Value = string | number | undefined;

/** For each value its place among those that differ, in ascending order. */
function ranksOf(values: readonly Value[]): readonly number[] {
  const distinct = [...new Set(values)].map((value) => ({ value }));
  distinct.sort(comparing([{ property: 'value', direction: 'asc' }], VALUE));
  const ranks = new Map(distinct.map(({ value }, rank) => [value, rank]));
  return values.map((value) => ranks.get(value) ?? 0);
}

const VALUE: OrderValues<{ readonly value: Value }, 'value'> = { value: ({ value }) => value };
