import { ApiError } from '../../../core/errors.js';
import type { World } from '../../../core/world/world.js';

const MINUTE = 60_000;

interface Count {
  /** Number of the minute. */
  minute: number;
  requests: number;
}

/** Counts requests by the minute of the world's clock, for each app by itself; in memory only. */
export class Throttle {
  readonly #counts = new WeakMap<World, Map<string, Count>>();

  /** Milliseconds until the next minute where this request is one too many; else undefined. */
  waitFor(world: World, consumerKey: string, limit: number, now: Date): number | undefined {
    const count = this.#countOf(world, consumerKey);
    const minute = Math.floor(now.getTime() / MINUTE);
    if (count.minute !== minute) Object.assign(count, { minute, requests: 0 });
    count.requests += 1;
    return count.requests > limit ? (minute + 1) * MINUTE - now.getTime() : undefined;
  }

  #countOf(world: World, consumerKey: string): Count {
    const apps = this.#counts.get(world) ?? new Map<string, Count>();
    this.#counts.set(world, apps);
    const count = apps.get(consumerKey) ?? { minute: 0, requests: 0 };
    apps.set(consumerKey, count);
    return count;
  }
}

/** The answer to too many requests: 429 and no body. */
export class Throttled extends ApiError {
  override readonly name = 'Throttled';
  readonly status = 429;

  constructor() {
    super('too many requests in this minute');
  }

  toDocument(): undefined {
    return undefined;
  }
}
