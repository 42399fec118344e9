import { FIRST_DAY, monthOf } from '../days.js';
import type { Booking } from './booking.js';
import type { Flow } from './flows.js';
import { Recent } from './recent.js';

/** Flows of an account that are alike. */
export interface FlowSort {
  readonly kind: Flow['flow'];
  readonly category: string;
}

const FIRST_YEAR = Number(FIRST_DAY.slice(0, 4));
const REMEMBERED_YEARS = 1_024;

/** What flows have come to over the years; whole years are remembered. */
export class FlowTotals {
  readonly #years = new Recent<number>(REMEMBERED_YEARS);

  /**
   * From the beginning of 2015 until the end of a day. `bookingsIn` gives those of a month, and
   * `key` names whose they are and in which world.
   */
  until(
    day: string,
    { kind, category }: FlowSort,
    key: string,
    bookingsIn: (month: number) => readonly Booking[],
  ): number {
    const year = Number(day.slice(0, 4));
    const within = (from: number, last: string) =>
      monthsBetween(from, monthOf(last))
        .flatMap((month) => bookingsIn(month))
        .filter((booking) => booking.category === category && booking.day <= last)
        .reduce((sum, { amount }) => sum + amount, 0);
    const whole = Array.from({ length: Math.max(0, year - FIRST_YEAR) }, (_, index) =>
      this.#years.get(`${key}/${kind}/${category}/${index}`, () =>
        within(12 * index, `${FIRST_YEAR + index}-12-31`),
      ),
    );
    return whole.reduce((sum, one) => sum + one, within(monthOf(`${year}-01-01`), day));
  }
}

function monthsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
