import type { Order } from './paging.js';

/** What a thing is ordered by, for each property of a paged service. */
export type OrderValues<T, P extends string> = Readonly<
  Record<P, (item: T) => string | number | undefined>
>;

/**
 * Compares by one property after the other; what is alike keeps its place. Words are in the order
 * of a German dictionary, and what has no value comes first when ascending (both not documented).
 */
export function comparing<T, P extends string>(
  order: readonly Order<P>[],
  values: OrderValues<T, P>,
): (one: T, other: T) => number {
  const comparisons = order.map(({ property, direction }) => {
    const sign = direction === 'desc' ? -1 : 1;
    const valueOf = values[property];
    return (one: T, other: T): number => sign * compareValues(valueOf(one), valueOf(other));
  });
  return (one, other) => {
    for (const compare of comparisons) {
      const result = compare(one, other);
      if (result !== 0) return result;
    }
    return 0;
  };
}

type Value = string | number | undefined;

function compareValues(one: Value, other: Value): number {
  if (one === other) return 0;
  if (one === undefined || other === undefined) {
    return Number(one !== undefined) - Number(other !== undefined);
  }
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'de');
}
