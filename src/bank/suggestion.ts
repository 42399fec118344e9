import { nearest } from '../core/nearest.js';

/** `; did you mean "x"?`, or nothing when no known word is like it. */
export function suggestion(word: string, known: Iterable<string>): string {
  const near = nearest(word, [...known]);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
