import { Recent } from '../../../bank/feed/recent.js';
import type { WireDocument } from '../../../core/http/wire.js';
import type { AccountAtBank, Seen } from '../accounts/at-bank.js';
import { typeOf, type Told } from './list-wire.js';

/**
 * Transactions that are remembered: ten lists of five hundred. One takes some two kilobytes with its
 * texts, and another one in the texts of whole lists.
 */
const REMEMBERED = 5_000;

/**
 * What has been told of accounts lately, so that the same is not worked out anew at each request.
 * What a month or a list holds follows from its key; whatever can change it changes that.
 */
export class Statements {
  readonly #months = new Recent<readonly Told[]>(REMEMBERED, (month) => Math.max(1, month.length));
  readonly #lists = new Recent<WireDocument>(REMEMBERED, countIn);
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  /** What an account is known by here, as its last good aggregation has seen it. */
  keyOf({ account, login }: AccountAtBank, seen: Seen, principal: string): string {
    return JSON.stringify([
      ...[seen.view.seed, this.#numberOf(seen.bank), principal],
      ...[account.id, account.bankAccount, login.institutionId, account.seenAs, typeOf(account)],
      ...this.#eventsOf(seen, login.succeededAt),
    ]);
  }

  /** The booked transactions of a month of an account. */
  month(key: string, month: number, make: () => readonly Told[]): readonly Told[] {
    return this.#months.get(`${month} ${key}`, make);
  }

  /** A whole answer, by all that it depends on beside the account. */
  list(key: string, others: readonly string[], make: () => WireDocument): WireDocument {
    return this.#lists.get(JSON.stringify([key, ...others]), make);
  }

  /**
   * Nothing where nothing has happened beside the feed. Elsewhere the very list of events counts,
   * which another takes the place of when an event is added, and how much of it was known when.
   */
  #eventsOf({ events, account, known }: Seen, succeededAt: string): unknown[] {
    if (events.length === 0) return [];
    return [this.#numberOf(events), known.now, known.atActivation, succeededAt, account.closedAt];
  }

  #numberOf(thing: object): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#numbers.set(thing, this.#count);
    return this.#count;
  }
}

/** How many transactions a list holds, and one for itself. */
const countIn = ({ fields }: WireDocument): number =>
  Object.values(fields)
    .filter(Array.isArray)
    .reduce((count, list) => count + list.length, 1);
