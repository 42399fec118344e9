import type { BankLoginState } from '../login.js';
import type { Booking } from './booking.js';
import { bookingOf, isBooking } from './booked-events.js';

/** What a bank has put right of a booking that it had shown before. */
export interface Correction {
  readonly action: 'replace' | 'delete';
  /** ISO instant at which the bank did it. */
  readonly at: string;
  /** Id of the booking as it was. */
  readonly of: string;
  readonly original: Booking;
  /** What has taken its place. */
  readonly replacement?: Booking;
}

/** Instants between which something was told: after the first, until the last. */
export interface Told {
  readonly after: string;
  readonly until: string;
}

/** Corrections of an account; `originalOf` finds bookings of the feed. Pure. */
export function correctionsIn(
  { events }: Pick<BankLoginState, 'events'>,
  account: string,
  { after, until }: Told,
  originalOf: (id: string) => Booking | undefined,
): Correction[] {
  const told = events.filter(({ at }) => at <= until);
  const booked = told.filter(isBooking).filter((event) => event.account === account);
  const find = (id: string) =>
    booked.map(bookingOf).find((booking) => booking.id === id) ?? originalOf(id);
  return told.flatMap((event): Correction[] => {
    if (event.at <= after) return [];
    const change = changeOf(event, account);
    const original = change && find(change.of);
    const isShown = original && !original.pending;
    return isShown ? [{ ...change, at: event.at, original }] : [];
  });
}

type Change = Pick<Correction, 'action' | 'of' | 'replacement'>;

function changeOf(event: BankLoginState['events'][number], account: string): Change | undefined {
  if (event.event === 'bookingDeleted') {
    return event.account === account ? { action: 'delete', of: event.deletes } : undefined;
  }
  if (!isBooking(event) || event.account !== account || event.corrects === undefined) {
    return undefined;
  }
  return { action: 'replace', of: event.corrects, replacement: bookingOf(event) };
}
