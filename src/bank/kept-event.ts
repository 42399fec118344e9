import type { BankEvent, BankEventOf } from './events.js';
import type { ChallengeKind, Question } from './questions.js';

/** A question whose expected answers are hashed. */
export interface KeptQuestion extends Omit<Question, 'answers'> {
  readonly hashes?: readonly string[];
}

/** One round: the standard question of a kind, or questions of its own. */
export type KeptRound = { readonly standard: ChallengeKind } | readonly KeptQuestion[];

export interface KeptPassword {
  readonly event: 'passwordChanged';
  /** The version whose password comes back; a new one is hashed instead. */
  readonly returnsTo?: number;
  readonly hash?: string;
}

export interface KeptDemand {
  readonly event: 'mfaDemanded';
  readonly rounds: readonly KeptRound[];
  readonly everySignIn: boolean;
}

interface KeptBooking extends Omit<BankEventOf<'booking'>, 'amount'> {
  /** Minor units. */
  readonly amount: number;
}

type Plain = Exclude<BankEvent, { event: 'passwordChanged' | 'mfaDemanded' | 'booking' }>;

/** An event without secrets, ready to be kept. */
export type PreparedEvent = KeptPassword | KeptDemand | KeptBooking | Plain;

/** An event as a login's document keeps it. */
export type StoredEvent = PreparedEvent & {
  /** Counts a login's events from one, in the order in which they were told. */
  readonly number: number;
  /** ISO instant of world time; may lie in the future. */
  readonly at: string;
  /** Of a password or a demand: the version that it brings. */
  readonly version?: number;
};
