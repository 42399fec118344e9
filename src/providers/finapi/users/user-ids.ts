import { createHash, randomUUID } from 'node:crypto';

import type { Store } from '../../../core/store/store.js';
import type { World } from '../../../core/world/world.js';
import { asUuid } from '../uuid.js';
import { userRef } from './document.js';

/** The next ordinal of one world, since it was loaded. */
interface Counter {
  next: number;
  /** Users with derived ids were there before, and a crash may have left gaps among them. */
  readonly resumed: boolean;
}

/**
 * Ids for users who are created without one: the same on every run, and without a counter on
 * disk that every creation would have to write. Where a world has users already, the first free
 * ordinal is searched for once.
 */
export class UserIds {
  readonly #counters = new WeakMap<World, Counter>();
  readonly #searches = new WeakMap<World, Promise<void>>();

  /** Waits until the ordinals of a world are known; returns at once when they are. */
  ready(world: World): Promise<void> | undefined {
    if (this.#counters.has(world)) return undefined;
    const known = this.#searches.get(world);
    if (known) return known;
    const search = this.#search(world);
    this.#searches.set(world, search);
    return search;
  }

  /**
   * Ids of which a new user takes the first that nobody had. Behind a gap that a crash has left
   * the derived id may be in use: a random one comes after it.
   */
  candidates(world: World): readonly [string, ...string[]] {
    const counter = this.#counters.get(world);
    if (!counter) throw new TypeError(`The user ids of world "${world.name}" are not ready`);
    const derived = derivedUserId(world.seed, counter.next);
    counter.next += 1;
    return counter.resumed ? [derived, randomUUID()] : [derived];
  }

  async #search(world: World): Promise<void> {
    try {
      const next = await firstFreeOrdinal(world.seed, world.store);
      this.#counters.set(world, { next, resumed: next > 0 });
    } finally {
      this.#searches.delete(world);
    }
  }
}

/** The id of a user by its ordinal, in the shape of a UUID. */
export function derivedUserId(seed: string, ordinal: number): string {
  const parts = JSON.stringify([seed, 'finapi:client', 'user', ordinal]);
  const digits = createHash('sha256').update(parts).digest('hex');
  return asUuid(digits);
}

/** Doubles until an ordinal is free, then halves the gap. */
async function firstFreeOrdinal(seed: string, store: Store): Promise<number> {
  let taken = -1;
  let free = 0;
  while (await isTaken(seed, free, store)) {
    taken = free;
    free = free * 2 + 1;
  }
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (await isTaken(seed, middle, store)) taken = middle;
    else free = middle;
  }
  return free;
}

async function isTaken(seed: string, ordinal: number, store: Store): Promise<boolean> {
  const lease = store.lease();
  try {
    return (await lease.open(userRef(derivedUserId(seed, ordinal)))).exists;
  } finally {
    lease.release();
  }
}
