import * as z from 'zod';

import type { AccountDetails } from '../../../bank/details.js';
import type { AccountKind } from '../../../bank/persona.js';
import { PathId } from '../path-id.js';
import type { AccountChoice } from './choice.js';

export const AccountPath = z.object({ accountId: PathId });

/** An account as the last aggregation that succeeded has brought it. */
export interface Account {
  readonly id: number;
  /** The login through which it is aggregated. */
  readonly loginId: number;
  /** Whose account it is at the bank, and which: `salaried-employee/giro`. */
  readonly bankAccount: string;
  /** The bank's login through which it was seen last; a bank may tell others otherwise. */
  readonly seenAs: string;
  /** Number of the bank's latest event for the login that was known then, zero for none. */
  readonly seenEvents: number;
  /** ISO instant at which it was added, and the events known then; bookings reach back half a year before. */
  readonly activatedAt: string;
  readonly activationEvents: number;
  readonly kind: AccountKind;
  /** What a client has made of an account of kind `other`; the bank knows nothing of it. */
  readonly chosen?: AccountChoice;
  /** Free word of the bank for what sort of investment it is. */
  readonly investmentType?: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly number: string;
  readonly nickname: string;
  /** Counted from one, in the order of the bank. */
  readonly displayPosition: number;
  readonly currency: string;
  /** Minor units; what is owed is negative. */
  readonly balance: number;
  /** `YYYY-MM-DD`. */
  readonly balanceDay: string;
  /** Day of the latest booking, absent when there is none in the time that is looked at. */
  readonly lastBookingDay?: string;
  /** What the bank tells beside, as it tells it: with gaps and oddities where the login is odd. */
  readonly details: AccountDetails;
}
