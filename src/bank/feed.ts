import type { BankAccount } from './accounts.js';
import { FIRST_DAY, monthOf } from './days.js';
import { bookedEvents } from './feed/booked-events.js';
import type { Booking } from './feed/booking.js';
import type { Month, Months } from './feed/months.js';
import { monthsOf } from './feed/months.js';
import type { Plan } from './feed/plan.js';
import { Recent } from './feed/recent.js';
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
  readonly #calculations = new Recent<Months>(REMEMBERED_SEEDS);
  readonly #planOf: (personaId: string) => Plan;

  constructor(planOf: (personaId: string) => Plan) {
    this.#planOf = planOf;
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

  /** Balance at the end of a day: opening plus all bookings until then, pending ones left out. */
  balanceAt(account: BankAccount, view: FeedView, day: string): number {
    const last = lastDay(account, day);
    const isUntil = (booking: Booking) => booking.day <= last && !booking.pending;
    const events = eventsOf(account, view);
    const gone = [...events.gone].flatMap((id) => this.#bookingWith(account, view.seed, id) ?? []);
    return (
      this.#fedBalance(account, view.seed, last) +
      sumOf(events.bookings.filter(isUntil)) -
      sumOf(gone.filter(isUntil))
    );
  }

  #fedBalance(account: BankAccount, seed: string, day: string): number {
    if (day < FIRST_DAY) return account.opening;
    const month = this.#month(account, seed, monthOf(day));
    return month.opening + sumOf(month.bookings.filter((booking) => booking.day <= day));
  }

  #between(account: BankAccount, seed: string, from: string, to: string): Booking[] {
    const first = Math.max(0, monthOf(from));
    const count = Math.max(0, monthOf(to) - first + 1);
    return Array.from({ length: count }, (_, index) =>
      this.#month(account, seed, first + index),
    ).flatMap(({ bookings }) => bookings);
  }

  /** A booking of the feed; its id begins with its month. */
  #bookingWith(account: BankAccount, seed: string, id: string): Booking | undefined {
    if (!/^\d{4}-\d{2}\./.test(id) || id < FIRST_DAY.slice(0, 7)) return undefined;
    const { bookings } = this.#month(account, seed, monthOf(id));
    return bookings.find((booking) => booking.id === id);
  }

  #month(account: BankAccount, seed: string, month: number): Month {
    const { persona } = account;
    const months = this.#calculations.get(`${persona.id}/${seed}`, () =>
      monthsOf(this.#planOf(persona.id), seed, (key, make) =>
        this.#months.get(`${key}/${seed}`, make),
      ),
    );
    return months(account.described, month);
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
