import type { Trade } from '../holdings/trade.js';
import type { Counterpart } from './flows.js';

/** How an instalment divides: what is paid back, what is earned, what is put aside for others. */
export interface Parts {
  readonly principal: number;
  readonly interest: number;
  readonly escrow?: Escrow;
}

/** Paid to the lender of a mortgage, who passes it on once a year. Minor units. */
export interface Escrow {
  readonly tax: number;
  readonly insurance: number;
}

/** One line of an account, as the bank has it. */
export interface Booking {
  /** The bank's own number of it, the same on every run; unique for an account. */
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Minor units; money out is negative. */
  readonly amount: number;
  readonly counterpart: Counterpart;
  readonly purpose: string;
  /** `salary`, `groceries`, `transfer` ...: what the bank knows it to be. */
  readonly category: string;
  /** Of an instalment: how its amount divides. */
  readonly parts?: Parts;
  /** What it did to the securities of an investment account. */
  readonly trade?: Trade;
  /** Number of the check that it was paid with. */
  readonly check?: number;
  /** Banking days for which it is announced before it is booked. */
  readonly lead?: number;
  /** Announced, not yet in the balance. */
  readonly pending?: true;
  /** Id of the booking that this one takes the place of. */
  readonly corrects?: string;
}
