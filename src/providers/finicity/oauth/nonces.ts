import { byEither, type Clocks } from './clocks.js';

/** How far a client's `oauth_timestamp` may lie from a clock. Not documented; our choice. */
export const TIMESTAMP_WINDOW_MS = 300_000;

export const isWithinWindow = (instant: number, clocks: Clocks): boolean =>
  byEither(clocks, (now) => Math.abs(now - instant) <= TIMESTAMP_WINDOW_MS);

/** One use of a nonce. */
export interface NonceUse {
  readonly consumerKey: string;
  readonly token: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly nonce: string;
}

const FORGOTTEN_BEFORE_TIDYING = 1024;

/**
 * The nonces of one world that could still be replayed, in memory only.
 *
 * They are forgotten in the order of their arrival, once neither clock would accept their
 * timestamp. In a world whose clock stands still that may be never, so their number is limited
 * too; beyond the limit the oldest is forgotten and its replay would pass.
 */
export class NonceMemory {
  readonly #limit: number;
  readonly #seen = new Set<string>();
  #queue: { readonly key: string; readonly timestamp: number }[] = [];
  #head = 0;

  constructor(limit = 65_536) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#seen.size;
  }

  /** Keeps the use; false if it is a repetition. */
  remember({ consumerKey, token, timestamp, nonce }: NonceUse, clocks: Clocks): boolean {
    const key = `${timestamp}\n${nonce}\n${token}\n${consumerKey}`;
    if (this.#seen.has(key)) return false;
    this.#forget(clocks);
    this.#seen.add(key);
    this.#queue.push({ key, timestamp });
    return true;
  }

  /** Two at most for each that comes: the memory shrinks, and nobody waits for a great clearing. */
  #forget(clocks: Clocks): void {
    for (let count = 0; count < 2; count++) {
      const oldest = this.#queue[this.#head];
      if (!oldest || (this.size < this.#limit && isWithinWindow(oldest.timestamp, clocks))) break;
      this.#seen.delete(oldest.key);
      this.#head++;
    }
    if (this.#head >= FORGOTTEN_BEFORE_TIDYING && this.#head * 2 >= this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
  }
}
