import type { Booking } from '../../../bank/feed/booking.js';
import type { Correction } from '../../../bank/feed/corrections.js';
import { announcedOn } from '../../../bank/feed/pending.js';
import { dayNumber, dayText } from '../../../bank/days.js';
import { correctionLine, statementLine, type StatementLine } from '../../../bank/statement-line.js';
import type { Seen } from '../accounts/at-bank.js';
import type { Entry, PeriodQuery } from './schema.js';

/**
 * The lines of an account that an aggregation has brought: booked ones by their posted date, which
 * no day that is left out of an oddly told line changes, and all that are pending.
 *
 * Not documented: whether a period leaves out what is pending. It has no posted date to compare, so
 * that we always send it.
 */
export function statementOf(seen: Seen, { txnStartDate, txnEndDate }: PeriodQuery): Entry[] {
  const { account, bank, view, first, last } = seen;
  const from = txnStartDate < first ? first : txnStartDate;
  const to = txnEndDate === undefined || txnEndDate > last ? last : txnEndDate;
  const pending = bank.feed.pendingAt(account, view, last);
  return [
    ...(from <= to ? bookedBetween(seen, from, to) : []),
    ...pending.map((booking) => entryOf(seen, statementLine(account, booking), booking)),
  ];
}

function bookedBetween(seen: Seen, from: string, to: string): Entry[] {
  const { account, bank, view } = seen;
  const corrections = correctionsOf(seen);
  const booked = bank.feed
    .bookingsBetween(account, view, from, to)
    .filter(({ pending }) => !pending);
  let balance = bank.feed.cashAt(account, view, dayText(dayNumber(from) - 1));
  const entries = booked.map((booking) => {
    balance += booking.amount;
    const correction = corrections.find(({ replacement }) => replacement?.id === booking.id);
    const line = correction ? correctionLine(account, correction) : statementLine(account, booking);
    return entryOf(seen, line, booking, balance);
  });
  const deleted = corrections
    .filter(({ action, original }) => action === 'delete' && isWithin(original, from, to))
    .map((correction) => entryOf(seen, correctionLine(account, correction), correction.original));
  return [...entries, ...deleted];
}

/** Those that somebody can have noticed, because the account was there before. */
function correctionsOf({ bank, account, view, viewAtActivation }: Seen): readonly Correction[] {
  const before = bank.feed.corrections(account, viewAtActivation).map(({ of }) => of);
  return bank.feed.corrections(account, view).filter(({ of }) => !before.includes(of));
}

const isWithin = ({ day }: Booking, from: string, to: string): boolean => day >= from && day <= to;

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
