import { randomOf } from '../random.js';
import type { Security } from '../securities.js';

/** Lengths in days of the waves that make up a price, and how high each may go. */
const WAVES: readonly (readonly [days: number, height: number])[] = [
  [701, 0.5],
  [173, 0.26],
  [41, 0.14],
  [11, 0.07],
  [1, 0.03],
];

/**
 * Between -1 and 1, close to where it was the day before: a random walk that never leaves its
 * bounds and that needs no day before the one that is asked for.
 */
export function wander(key: string, day: number): number {
  return WAVES.reduce(
    (sum, [days, height]) => sum + height * wave(`${key}/${days}`, day / days),
    0,
  );
}

function wave(key: string, at: number): number {
  const from = Math.floor(at);
  const share = at - from;
  const smooth = share * share * (3 - 2 * share);
  const start = knot(key, from);
  return smooth === 0 ? start : start + (knot(key, from + 1) - start) * smooth;
}

function knot(key: string, place: number): number {
  return 2 * randomOf(`${key}/${place}`)() - 1;
}

/** Price of a unit on a day, in minor units, at least one. */
export function walk(
  { id, price, swing }: Pick<Extract<Security, { price: number }>, 'id' | 'price' | 'swing'>,
  seed: string,
  day: number,
): number {
  return Math.max(1, Math.round(price * Math.exp(swing * wander(`${seed}/price/${id}`, day))));
}
