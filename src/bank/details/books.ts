import type { BankAccount } from '../accounts.js';
import { bankingDay, dayNumber, dayOfMonth, dayText, monthEnd, monthOf } from '../days.js';
import type { Feed, FeedView } from '../feed.js';
import type { Booking } from '../feed/booking.js';
import type { Flow, FlowOf } from '../feed/flows.js';
import { randomOf } from '../random.js';

/** An account as it stands at the end of a day, and where to look further. */
export interface Books {
  readonly feed: Feed;
  readonly account: BankAccount;
  readonly view: FeedView;
  readonly day: string;
}

/** What is told of accounts of every kind. Amounts in minor units, days `YYYY-MM-DD`. */
export interface Shared {
  readonly balance?: number | undefined;
  readonly balanceDay?: string | undefined;
  /** At the end of the month before. */
  readonly previousBalance?: number | undefined;
  readonly owner?: string | undefined;
  /** The number in full, where the bank tells it beside the usual one. */
  readonly fullNumber?: string | undefined;
  readonly openedDay?: string | undefined;
  /** Of the institution: what payments to the account name beside its own number. */
  readonly bankNumber?: string | undefined;
}

export function sharedDetails(books: Books): Shared {
  const { feed, account, view, day } = books;
  const isFull = account.oddities.has('fullNumbers') || account.oddities.has('allDetails');
  return {
    balance: feed.balanceAt(account, view, day),
    balanceDay: day,
    previousBalance: feed.balanceAt(account, view, lastStatement(books)),
    owner: account.owner,
    fullNumber: isFull ? account.described.number : undefined,
    openedDay: account.described.opened ?? openedLongAgo(account),
    bankNumber: account.bankNumber,
  };
}

const FIRST_OPENED = dayNumber('2004-01-05');
const DAYS_OF_OPENING = 3_600;

function openedLongAgo({ persona, id }: BankAccount): string {
  const later = Math.floor(randomOf(`opened/${persona.id}/${id}`)() * DAYS_OF_OPENING);
  return dayText(FIRST_OPENED + later);
}

/** Statements end with a month: the end of the last one that is complete. */
export function lastStatement({ day }: Pick<Books, 'day'>): string {
  return dayText(monthEnd(monthOf(day) - 1));
}

/** Booked lines between two days, in their order. */
export function booked({ feed, account, view }: Books, from: string, to: string): Booking[] {
  return feed.bookingsBetween(account, view, from, to).filter(({ pending }) => !pending);
}

/** The first of January of the day's year. */
export function yearStart({ day }: Pick<Books, 'day'>): string {
  return `${day.slice(0, 4)}-01-01`;
}

/** Money out that is announced: not in the balance, and not available any more. */
export function heldBack({ feed, account, view, day }: Books): number {
  const out = feed.pendingAt(account, view, day).filter(({ amount }) => amount < 0);
  return -sumOf(out);
}

export function sumOf(bookings: readonly Booking[]): number {
  return bookings.reduce((sum, { amount }) => sum + amount, 0);
}

export function flowOf<K extends Flow['flow']>(
  { account }: Pick<Books, 'account'>,
  kind: K,
): FlowOf<K> | undefined {
  return account.described.flows.find((flow): flow is FlowOf<K> => flow.flow === kind);
}

/** Bookings of the account's own flows of a kind, in the months of two days and until the later. */
export function flowBookings(books: Books, kind: Flow['flow'], from: string): readonly Booking[] {
  const { feed, account, view, day } = books;
  const first = monthOf(from);
  const count = Math.max(0, monthOf(day) - first + 1);
  return Array.from({ length: count }, (_, index) => first + index)
    .flatMap((month) => feed.flowsIn(account, view, kind, month))
    .filter((booking) => booking.day <= day);
}

/** The banking day of a month on which something is due. */
export function dueIn(month: number, day: number): string {
  return dayText(bankingDay(dayOfMonth(month, day), month));
}
