import { mergedPage } from '../../src/providers/finapi/mandator-administration/page.js';
import { distortedId } from '../../src/providers/finapi/mandator-administration/shown-id.js';

const compare = (one: number, other: number): number => one - other;

/** Numbers that look random and are the same on every run. */
const numbers = (length: number, seed: number): number[] =>
  Array.from({ length }, (_, index) => ((index + seed) * 7919) % 101).sort(compare);

describe('a page of two sorted lists', () => {
  test.each([
    [0, 0],
    [0, 9],
    [9, 0],
    [40, 3],
    [3, 40],
    [25, 25],
  ])('of %i and %i items is a slice of both merged', (ofLeft, ofRight) => {
    const [left, right] = [numbers(ofLeft, 1), numbers(ofRight, 5)];
    const merged = [...left, ...right].sort(compare);

    for (let from = 0; from <= merged.length + 2; from += 1) {
      for (const count of [1, 2, 7, 100]) {
        const page = (descending: boolean) =>
          mergedPage(left, right, compare, { from, count, descending });
        expect(page(false)).toEqual(merged.slice(from, from + count));
        expect(page(true)).toEqual(merged.toReversed().slice(from, from + count));
      }
    }
  });
});

test.each([
  ['user', 'uXXr'],
  ['abc', 'aXc'],
  ['ab', 'aX'],
  ['a', 'X'],
  ['a.b@c', 'aXXXc'],
])('the id %s is distorted to %s', (id, distorted) => {
  expect(distortedId(id)).toBe(distorted);
});
