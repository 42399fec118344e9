import { dayNumber, dayText, monthEnd, monthOf, monthStart } from '../../../bank/days.js';
import type { Booking } from '../../../bank/feed/booking.js';
import type { Correction } from '../../../bank/feed/corrections.js';
import { announcedOn } from '../../../bank/feed/pending.js';
import { correctionLine, statementLine, type StatementLine } from '../../../bank/statement-line.js';
import type { Seen } from '../accounts/at-bank.js';
import type { Entry, PeriodQuery } from './schema.js';

/** Days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What of a period the aggregations of an account have brought; it may end before it begins. */
export function seenPeriod({ first, last }: Seen, asked: PeriodQuery): Period {
  const { txnStartDate, txnEndDate = last } = asked;
  return {
    from: txnStartDate < first ? first : txnStartDate,
    to: txnEndDate > last ? last : txnEndDate,
  };
}

/** The months, counted from January 2015, in which a period lies. */
export function monthsIn({ from, to }: Period): readonly number[] {
  const first = monthOf(from);
  const count = Math.max(0, monthOf(to) - first + 1);
  return Array.from({ length: count }, (_, index) => first + index);
}

/**
 * Entries by their posted date, which no day that is left out of an oddly told line changes. What is
 * pending has none.
 */
export const isWithin = ({ day }: Pick<Entry, 'day'>, { from, to }: Period): boolean =>
  day !== undefined && day >= from && day <= to;

/**
 * All that is pending. Not documented: whether a period leaves it out. It has no posted date to
 * compare, so that we always send it.
 */
export function pendingEntries(seen: Seen): Entry[] {
  const { account, bank, view, last } = seen;
  return bank.feed
    .pendingAt(account, view, last)
    .map((booking) => entryOf(seen, statementLine(account, booking), booking));
}

/** The booked lines of a whole month, its days to come included. */
export function bookedEntries(seen: Seen, month: number): Entry[] {
  const { account, bank, view } = seen;
  const period = { from: dayText(monthStart(month)), to: dayText(monthEnd(month)) };
  const corrections = correctionsOf(seen);
  const booked = bank.feed
    .bookingsBetween(account, view, period.from, period.to)
    .filter(({ pending }) => !pending);
  let balance = bank.feed.cashAt(account, view, dayText(dayNumber(period.from) - 1));
  const entries = booked.map((booking) => {
    balance += booking.amount;
    const correction = corrections.find(({ replacement }) => replacement?.id === booking.id);
    const line = correction ? correctionLine(account, correction) : statementLine(account, booking);
    return bookedEntry(seen, line, booking, balance);
  });
  const deleted = corrections
    .filter(({ action, original }) => action === 'delete' && isWithin(original, period))
    .map((correction) =>
      bookedEntry(seen, correctionLine(account, correction), correction.original),
    );
  return [...entries, ...deleted];
}

/** Those that somebody can have noticed, because the account was there before. */
function correctionsOf({ bank, account, view, viewAtActivation }: Seen): readonly Correction[] {
  const before = bank.feed.corrections(account, viewAtActivation).map(({ of }) => of);
  return bank.feed.corrections(account, view).filter(({ of }) => !before.includes(of));
}

const bookedEntry = (
  seen: Seen,
  line: StatementLine,
  booking: Booking,
  balance?: number,
): Entry => ({ ...entryOf(seen, line, booking, balance), day: booking.day });

function entryOf(
  { bank, account, view }: Seen,
  line: StatementLine,
  booking: Booking,
  balance?: number,
): Entry {
  const issue = line.trade?.security;
  const security =
    issue === undefined
      ? undefined
      : bank.feed.securityAt(account, view, issue, announcedOn(booking));
  const isTold = balance !== undefined && line.amount !== undefined;
  return {
    line,
    ...(isTold && { runningBalance: balance }),
    ...(security && { security }),
  };
}
