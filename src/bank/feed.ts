import type { BankAccount } from './accounts.js';
import { dayNumber, dayText, FIRST_DAY, monthOf } from './days.js';
import { bookedEvents } from './feed/booked-events.js';
import type { Booking } from './feed/booking.js';
import { correctionsIn } from './feed/corrections.js';
import type { Correction } from './feed/corrections.js';
import type { Flow } from './feed/flows.js';
import type { Month, Months } from './feed/months.js';
import { monthsOf } from './feed/months.js';
import { announced, LONGEST_LEAD } from './feed/pending.js';
import type { Plan } from './feed/plan.js';
import { Recent } from './feed/recent.js';
import { FlowTotals } from './feed/totals.js';
import type { FlowSort } from './feed/totals.js';
import { issueOn, marketValueOn, positionsOn, redemptionValueOn } from './holdings.js';
import type { Holder, Position } from './holdings.js';
import type { ListedSecurity } from './holdings/listed.js';
import type { Market } from './holdings/series.js';
import type { BankLoginState } from './login.js';

/** From where a feed is looked at. */
export interface FeedView {
  /** The world's seed. */
  readonly seed: string;
  /** The login's document, for bookings that events have made. */
  readonly state?: BankLoginState | undefined;
  /** Bookings told of later do not count; needed with `state`. */
  readonly at?: Date | undefined;
}

/** A persona has a handful of accounts, and a day's work asks for one or two months of each. */
const REMEMBERED_MONTHS = 1_024;
const REMEMBERED_SEEDS = 256;

/** What happens on accounts: a pure function of persona, seed and day, with a memory for speed. */
export class Feed {
  readonly #months = new Recent<Month>(REMEMBERED_MONTHS);
  readonly #flows = new Recent<readonly Booking[]>(REMEMBERED_MONTHS);
  readonly #values = new Recent<number>(REMEMBERED_MONTHS);
  readonly #totals = new FlowTotals();
  readonly #calculations = new Recent<Months>(REMEMBERED_SEEDS);
  readonly #planOf: (personaId: string) => Plan;

  constructor(planOf: (personaId: string) => Plan) {
    this.#planOf = planOf;
  }

  /** What the accounts of a persona have to do with one another. */
  planOf({ persona }: BankAccount): Plan {
    return this.#planOf(persona.id);
  }

  /** Bookings from one day to another, both included, in the order of their days. */
  bookingsBetween(account: BankAccount, view: FeedView, from: string, to: string): Booking[] {
    const events = eventsOf(account, view);
    const last = lastDay(account, to);
    const isWithin = ({ day, id }: Booking) => day >= from && day <= last && !events.gone.has(id);
    const added = events.bookings.filter(isWithin);
    const fed = this.#between(account, view.seed, from, last).filter(isWithin);
    return added.length === 0 ? fed : [...fed, ...added].sort(byDay);
  }

  /**
   * What is announced at the end of a day and not yet booked: card purchases, debits and trades of
   * the feed, and pending bookings of events. `day` of an entry is that of its announcement.
   */
  pendingAt(account: BankAccount, view: FeedView, day: string): Booking[] {
    if (lastDay(account, day) < day) return [];
    const last = dayText(dayNumber(day) + LONGEST_LEAD);
    const coming = this.bookingsBetween(account, view, day, last);
    const { bookings } = eventsOf(account, view);
    return [
      ...announced(coming, `${view.seed}/${account.persona.id}/${account.id}`, day),
      ...bookings.filter((booking) => booking.pending && booking.day <= day),
    ].sort(byDay);
  }

  /** Bookings of events that are dated behind a day, which a bank may tell of before it comes. */
  bookingsAfter(account: BankAccount, view: FeedView, day: string): Booking[] {
    if (account.closedAt !== undefined) return [];
    const { bookings } = eventsOf(account, view);
    return bookings.filter((booking) => booking.day > day && !booking.pending).sort(byDay);
  }

  /** What the bank has corrected or deleted since an instant, in the order in which it did. */
  corrections(account: BankAccount, view: FeedView, since?: Date): Correction[] {
    const { state, at, seed } = view;
    if (!state || !at) return [];
    const told = { after: since?.toISOString() ?? '', until: at.toISOString() };
    return correctionsIn(state, account.id, told, (id) => this.#bookingWith(account, seed, id));
  }

  /**
   * Balance at the end of a day, pending bookings left out: opening plus all bookings until then,
   * and what the securities are worth that it holds.
   */
  balanceAt(account: BankAccount, view: FeedView, day: string): number {
    const money = this.cashAt(account, view, day);
    if (account.described.holdings.length === 0) return money;
    return money + this.#marketValue(account, view, day);
  }

  /** The part of a balance that is money: all of it where no securities are held. */
  cashAt(account: BankAccount, view: FeedView, day: string): number {
    const last = lastDay(account, day);
    const isUntil = (booking: Booking) => booking.day <= last && !booking.pending;
    const events = eventsOf(account, view);
    return (
      this.#fedBalance(account, view.seed, last) +
      sumOf(events.bookings.filter(isUntil)) -
      sumOf(this.#gone(account, view).filter(isUntil))
    );
  }

  /** Securities at the end of a day; none for most accounts. */
  positionsAt(account: BankAccount, view: FeedView, day: string): readonly Position[] {
    return positionsOn(...this.#held(account, view, day));
  }

  /** What the bonds among them will pay back. */
  redemptionValueAt(account: BankAccount, view: FeedView, day: string): number {
    return redemptionValueOn(...this.#held(account, view, day));
  }

  /** A security by the id of its issue, which trades and positions name. */
  securityAt(
    account: BankAccount,
    { seed }: FeedView,
    issue: string,
    day: string,
  ): ListedSecurity | undefined {
    return issueOn(this.#market(account, seed), issue, dayNumber(day));
  }

  /** Bookings of an account's own flows of one kind in a month, found without the other flows. */
  flowsIn(
    account: BankAccount,
    view: FeedView,
    kind: Flow['flow'],
    month: number,
  ): readonly Booking[] {
    if (month < 0) return [];
    const { seed } = view;
    const key = `${account.persona.id}/${account.id}/${kind}/${month}/${seed}`;
    const made = this.#flows.get(key, () =>
      this.#calculation(account, seed).flowsOf(account.described, kind, month),
    );
    const { gone } = eventsOf(account, view);
    return gone.size === 0 ? made : made.filter(({ id }) => !gone.has(id));
  }

  /** What such flows have come to from the beginning of 2015 until the end of a day. */
  flowTotal(account: BankAccount, view: FeedView, flow: FlowSort, day: string): number {
    const key = `${account.persona.id}/${account.id}/${view.seed}`;
    const bookings = (month: number) =>
      this.flowsIn(account, { seed: view.seed }, flow.kind, month);
    return this.#totals.until(day, flow, key, bookings);
  }

  #marketValue(account: BankAccount, view: FeedView, day: string): number {
    const [market, holder, last] = this.#held(account, view, day);
    if (holder.undone.length > 0) return marketValueOn(market, holder, last);
    const key = `${holder.personaId}/${account.id}/${last}/${view.seed}`;
    return this.#values.get(key, () => marketValueOn(market, holder, last));
  }

  #held(account: BankAccount, view: FeedView, day: string): [Market, Holder, number] {
    const last = lastDay(account, day);
    const undone = this.#gone(account, view)
      .filter((booking) => booking.day <= last)
      .flatMap(({ trade }) => trade ?? []);
    const holder = { personaId: account.persona.id, account: account.described, undone };
    return [this.#market(account, view.seed), holder, dayNumber(last)];
  }

  #market(account: BankAccount, seed: string): Market {
    return { securities: this.planOf(account).securities, seed };
  }

  /** Bookings of the feed that events have deleted or replaced. */
  #gone(account: BankAccount, view: FeedView): Booking[] {
    const { gone } = eventsOf(account, view);
    return [...gone].flatMap((id) => this.#bookingWith(account, view.seed, id) ?? []);
  }

  #fedBalance(account: BankAccount, seed: string, day: string): number {
    if (day < FIRST_DAY) return account.opening;
    const month = this.#month(account, seed, monthOf(day));
    return month.opening + sumOf(month.bookings.filter((booking) => booking.day <= day));
  }

  #between(account: BankAccount, seed: string, from: string, to: string): Booking[] {
    const first = Math.max(0, monthOf(from));
    const count = Math.max(0, monthOf(to) - first + 1);
    const calculation = this.#calculation(account, seed);
    return Array.from({ length: count }, (_, index) =>
      calculation.monthOf(account.described, first + index),
    ).flatMap(({ bookings }) => bookings);
  }

  /** A booking of the feed; its id begins with its month. */
  #bookingWith(account: BankAccount, seed: string, id: string): Booking | undefined {
    if (!/^\d{4}-\d{2}\./.test(id) || id < FIRST_DAY.slice(0, 7)) return undefined;
    const { bookings } = this.#month(account, seed, monthOf(id));
    return bookings.find((booking) => booking.id === id);
  }

  #month(account: BankAccount, seed: string, month: number): Month {
    return this.#calculation(account, seed).monthOf(account.described, month);
  }

  #calculation({ persona }: BankAccount, seed: string): Months {
    return this.#calculations.get(`${persona.id}/${seed}`, () =>
      monthsOf(this.#planOf(persona.id), seed, (key, make) =>
        this.#months.get(`${key}/${seed}`, make),
      ),
    );
  }
}

/** An account that has been closed gets no bookings any more. */
function lastDay({ closedAt }: BankAccount, day: string): string {
  const closed = closedAt?.slice(0, 10);
  return closed !== undefined && closed < day ? closed : day;
}

function eventsOf(account: BankAccount, { state, at }: FeedView) {
  return bookedEvents(at && state, account.id, at?.toISOString() ?? '');
}

function sumOf(bookings: readonly Booking[]): number {
  return bookings.reduce((sum, { amount }) => sum + amount, 0);
}

function byDay(one: Booking, other: Booking): number {
  return one.day < other.day ? -1 : Number(one.day > other.day);
}
