/**
 * One page of two sorted lists as if they were merged, without merging them: the long list is
 * walked only where the page lies.
 */
export function mergedPage<L, S>(
  long: readonly L[],
  short: readonly S[],
  compare: (ofLong: L, ofShort: S) => number,
  slice: PageSlice,
): (L | S)[] {
  const [first, end] = boundsOf(slice, long.length + short.length);
  const places = short.map((item, index) => index + placeOf(item, long, compare));
  let passed = lowerBound(places.length, (index) => (places[index] ?? first) >= first);
  const page: (L | S)[] = [];
  for (let at = first; at < end; at += 1) {
    if (places[passed] === at) {
      page.push(short[passed] as S);
      passed += 1;
    } else page.push(long[at - passed] as L);
  }
  return slice.descending ? page.reverse() : page;
}

/** Where a page lies in the ascending list; empty pages end where they begin. */
function boundsOf({ from, count, descending }: PageSlice, total: number): [number, number] {
  if (descending) return [Math.max(0, total - from - count), Math.max(0, total - from)];
  return [Math.min(from, total), Math.min(from + count, total)];
}

export interface PageSlice {
  readonly from: number;
  readonly count: number;
  readonly descending: boolean;
}

const placeOf = <L, S>(
  item: S,
  long: readonly L[],
  compare: (ofLong: L, ofShort: S) => number,
): number => lowerBound(long.length, (index) => compare(long[index] as L, item) > 0);

/** The first index from which on the predicate holds. */
export function lowerBound(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
