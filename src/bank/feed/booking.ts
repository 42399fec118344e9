import type { Counterpart } from './flows.js';

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
  readonly parts?: { readonly principal: number; readonly interest: number };
  /** Announced, not yet in the balance. */
  readonly pending?: true;
  /** Id of the booking that this one takes the place of. */
  readonly corrects?: string;
}
