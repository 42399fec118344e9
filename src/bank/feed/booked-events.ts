import type { BankLoginState } from '../login.js';
import { dayBegunEverywhere } from '../days.js';
import type { StoredEvent } from '../kept-event.js';
import type { Booking } from './booking.js';

/** What events have put on an account beside the feed, and what they have taken from it. */
export interface BookedEvents {
  readonly bookings: readonly Booking[];
  /** Ids of bookings that were deleted or that others have taken the place of. */
  readonly gone: ReadonlySet<string>;
}

const NONE: BookedEvents = { bookings: [], gone: new Set<string>() };

/** Folds the booking events of one account until an instant. Pure. */
export function bookedEvents(
  state: Pick<BankLoginState, 'events'> | undefined,
  account: string,
  at: string,
): BookedEvents {
  if (!state || state.events.length === 0) return NONE;
  const told = state.events.filter((event) => event.at <= at);
  const mine = told.filter((event) => isBooking(event) || event.event === 'bookingDeleted');
  const own = mine.filter((event) => event.account === account);
  const gone = new Set(own.flatMap(replacedBy));
  const bookings = own.filter(isBooking).map(bookingOf);
  return { bookings: bookings.filter(({ id }) => !gone.has(id)), gone };
}

type BookingEvent = Extract<StoredEvent, { event: 'booking' }>;
type BookingDeletedEvent = Extract<StoredEvent, { event: 'bookingDeleted' }>;

export function isBooking(event: StoredEvent): event is BookingEvent {
  return event.event === 'booking';
}

function replacedBy(event: BookingEvent | BookingDeletedEvent): string[] {
  if (event.event === 'bookingDeleted') return [event.deletes];
  return event.corrects === undefined ? [] : [event.corrects];
}

export function bookingOf(event: BookingEvent): Booking {
  const { pending, corrects } = event;
  return {
    id: event.id ?? `event.${event.number}`,
    day: event.date ?? dayBegunEverywhere(new Date(event.at)),
    amount: event.amount,
    counterpart: { name: event.counterpart },
    purpose: event.purpose,
    category: 'event',
    ...(pending && { pending }),
    ...(corrects !== undefined && { corrects }),
  };
}
