import * as z from 'zod';

import { ChallengeKind, Question } from './questions.js';

const Name = z.string().min(1).max(64);
const Day = z.iso.date();
const Code = z.int().min(1).max(99_999);

/** A password is no longer what it was. Stored credentials stop working everywhere. */
const PasswordChanged = z.strictObject({
  event: z.literal('passwordChanged'),
  newPassword: z.string().min(1).max(1_000),
});

const Questions = z.array(Question).min(1).max(10);

/**
 * Each connection has to answer questions before its next sign-in succeeds. Alone, `kind` asks a
 * standard question; `rounds` repeats it, or lists the questions of each round.
 */
const MfaDemanded = z
  .strictObject({
    event: z.literal('mfaDemanded'),
    kind: ChallengeKind.default('text'),
    rounds: z.union([z.int().min(1).max(10), z.array(Questions).min(1).max(10)]).optional(),
    /** The questions of a single round. */
    questions: Questions.optional(),
    /** At each sign-in rather than once for each connection. */
    everySignIn: z.boolean().default(false),
  })
  .refine(({ rounds, questions }) => rounds === undefined || questions === undefined, {
    message: 'rounds and questions exclude each other',
  });

const MfaWithdrawn = z.strictObject({ event: z.literal('mfaWithdrawn') });
const LoginLocked = z.strictObject({ event: z.literal('loginLocked') });
const LoginUnlocked = z.strictObject({ event: z.literal('loginUnlocked') });

/** The bank answers every sign-in with an aggregation code. */
const SiteDown = z.strictObject({
  event: z.literal('siteDown'),
  code: Code.default(105),
  until: z.iso.datetime({ offset: true }).optional(),
});

const SiteUp = z.strictObject({ event: z.literal('siteUp') });

/** The customer withdraws at the bank what was granted to third parties before. */
const ConsentRevoked = z.strictObject({ event: z.literal('consentRevoked') });

const AccountClosed = z.strictObject({ event: z.literal('accountClosed'), account: Name });

/** A booking beside the feed; it may correct or delete an earlier one, or be merely announced. */
const Booked = z.strictObject({
  event: z.literal('booking'),
  account: Name,
  /** Names the booking, for corrections; derived when absent. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/)
    .optional(),
  /** In whole units: -12.5 is twelve fifty out. */
  amount: z.number().min(-1e10).max(1e10).refine(isMoney, { message: 'at most two decimals' }),
  counterpart: z.string().min(1).max(80).default('Doppelbank'),
  purpose: z.string().min(1).max(2_000).default('Booking'),
  /** The day of the event when absent, as the westernmost bank counts it (-07:00). */
  date: Day.optional(),
  pending: z.boolean().default(false),
  /** Id of a booking that this one takes the place of. */
  corrects: Name.optional(),
});

const BookingDeleted = z.strictObject({
  event: z.literal('bookingDeleted'),
  account: Name,
  deletes: Name,
});

/** What can happen to a login at its bank, as it is written in scenarios and control calls. */
export const BankEvent = z.discriminatedUnion('event', [
  PasswordChanged,
  MfaDemanded,
  MfaWithdrawn,
  LoginLocked,
  LoginUnlocked,
  SiteDown,
  SiteUp,
  ConsentRevoked,
  AccountClosed,
  Booked,
  BookingDeleted,
]);
/** With its defaults filled in. */
export type BankEvent = z.infer<typeof BankEvent>;
/** As somebody may write it. */
export type BankEventInput = z.input<typeof BankEvent>;
export type BankEventOf<K extends BankEvent['event']> = Extract<BankEvent, { event: K }>;

function isMoney(amount: number): boolean {
  return Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4;
}
