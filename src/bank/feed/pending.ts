import { bankingDaysBefore, dayNumber, dayText } from '../days.js';
import { randomOf } from '../random.js';
import type { Booking } from './booking.js';

/** Calendar days that an announcement may take to be booked: two banking days and a weekend. */
export const LONGEST_LEAD = 4;

interface Lead {
  readonly day: string;
  readonly lead?: number | undefined;
}

/** The day on which a booking was made or announced; that of the booking itself for most. */
export function announcedOn({ day, lead }: Lead): string {
  return lead === undefined ? day : dayText(bankingDaysBefore(dayNumber(day), lead));
}

/**
 * What is announced at the end of a day of bookings that come after it. An announcement is an
 * entry of its own, that shares no id with what is booked later and says nothing of it.
 */
export function announced(bookings: readonly Booking[], owner: string, day: string): Booking[] {
  return bookings
    .filter((booking) => booking.day > day && announcedOn(booking) <= day)
    .map((booking) => announcement(booking, announcementId(`${owner}/${booking.id}`)));
}

function announcement(booking: Booking, id: string): Booking {
  const { amount, counterpart, purpose, category, parts, trade } = booking;
  return {
    ...{ id, day: announcedOn(booking), amount, counterpart, purpose, category, pending: true },
    ...(parts && { parts }),
    ...(trade && { trade }),
  };
}

function announcementId(key: string): string {
  const random = randomOf(`announced/${key}`);
  const part = () =>
    Math.floor(random() * 2 ** 24)
      .toString(16)
      .padStart(6, '0');
  return `announced.${part()}${part()}`;
}
