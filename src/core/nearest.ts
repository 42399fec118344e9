/** The word among `known` that is most like `word`, if any is like it at all. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 2)) + 1;
  for (const candidate of known) {
    // So many letters at least have to come or go, whatever they are.
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing when no known word is like it. */
export function didYouMean(word: string, known: readonly string[]): string {
  const like = nearest(word, known);
  return like === undefined ? '' : ` Did you mean "${like}"?`;
}

/**
 * How many letters have to be added, dropped, replaced or swapped with their neighbour to make one
 * word of the other (optimal string alignment), one row at a time.
 */
function distance(a: string, b: string): number {
  let previous: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? at(previous, j - 2) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, at(row, j) + 1, at(next, j - 1) + 1));
    }
    previous = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
