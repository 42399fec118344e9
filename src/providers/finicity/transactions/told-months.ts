import { Recent } from '../../../bank/feed/recent.js';
import type { AccountAtBank, Seen } from '../accounts/at-bank.js';
import { typeOf, type Told } from './list-wire.js';

/** Transactions that are remembered: twenty lists of five hundred, two kilobytes each with its texts. */
const REMEMBERED = 10_000;

/**
 * Months of accounts as they have been told, so that the same transactions are not worked out
 * anew at each request. What a month holds follows from its key; whatever can change it changes that.
 */
export class ToldMonths {
  readonly #months = new Recent<readonly Told[]>(REMEMBERED, (month) => Math.max(1, month.length));
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  /** What the months of an account are known by. */
  keyOf({ account, login }: AccountAtBank, seen: Seen, principal: string): string {
    return JSON.stringify([
      ...[seen.view.seed, this.#numberOf(seen.bank), principal],
      ...[account.id, account.bankAccount, login.institutionId, account.seenAs, typeOf(account)],
      ...this.#eventsOf(seen, login.succeededAt),
    ]);
  }

  month(key: string, month: number, make: () => readonly Told[]): readonly Told[] {
    return this.#months.get(`${month} ${key}`, make);
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
