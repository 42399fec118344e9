/**
 * One page of two sorted lists as if they were merged, without merging them: both are walked only
 * where the page lies. Of equal items that of the first list comes first.
 */
export function mergedPage<L, R>(
  left: readonly L[],
  right: readonly R[],
  compare: (ofLeft: L, ofRight: R) => number,
  slice: PageSlice,
): (L | R)[] {
  const [first, end] = boundsOf(slice, left.length + right.length);
  let ofRight = rightsBefore(first, left, right, compare);
  let ofLeft = first - ofRight;
  const page: (L | R)[] = [];
  while (page.length < end - first) {
    const isLeft =
      ofRight === right.length ||
      (ofLeft < left.length && compare(left[ofLeft] as L, right[ofRight] as R) <= 0);
    page.push(isLeft ? (left[ofLeft] as L) : (right[ofRight] as R));
    if (isLeft) ofLeft += 1;
    else ofRight += 1;
  }
  return slice.descending ? page.reverse() : page;
}

/** How many items of the right list stand among the first `count` of both. */
function rightsBefore<L, R>(
  count: number,
  left: readonly L[],
  right: readonly R[],
  compare: (ofLeft: L, ofRight: R) => number,
): number {
  const least = Math.max(0, count - left.length);
  const most = Math.min(count, right.length);
  const isEnough = (rights: number): boolean =>
    compare(left[count - rights - 1] as L, right[rights] as R) <= 0;
  return least + lowerBound(most - least, (more) => isEnough(least + more));
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
