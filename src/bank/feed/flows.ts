import * as z from 'zod';

import { Id } from '../questions.js';

/** Minor units of the account's currency. */
export const Minor = z.int().min(-1e13).max(1e13);

export const Counterpart = z.strictObject({
  name: z.string().min(1).max(80),
  iban: z.string().optional(),
  accountNumber: z.string().optional(),
});
export type Counterpart = z.infer<typeof Counterpart>;

const DayOfMonth = z.int().min(1).max(31);
const Purpose = z.string().min(1).max(200);
const Category = z.string().min(1);

/** Comes around on a day of the month: salary, rent, insurance. */
const Regular = z.strictObject({
  flow: z.literal('regular'),
  category: Category,
  day: DayOfMonth,
  amount: Minor,
  /** Share by which the amount may differ from month to month. */
  vary: z.number().min(0).max(1).default(0),
  everyMonths: z.int().min(1).max(12).default(1),
  /** Remainder of the month's number (January is 0) divided by `everyMonths`. */
  inMonth: z.int().min(0).max(11).default(0),
  counterpart: Counterpart.optional(),
  purpose: Purpose,
  /** Checks of an account are numbered. */
  paidBy: z.literal('check').optional(),
});

/** Comes a number of times a month, on any days: shopping, invoices of a freelancer. */
const Scattered = z.strictObject({
  flow: z.literal('scattered'),
  category: Category,
  perMonth: z.number().min(0).max(200),
  smallest: Minor,
  largest: Minor,
  /** Amounts are multiples of this: 1000 for cash. */
  step: z.int().min(1).default(1),
  purpose: Purpose,
});

/** Moves money to another account of the same persona, where it arrives on the same day. */
const Transfer = z.strictObject({
  flow: z.literal('transfer'),
  to: Id,
  day: DayOfMonth,
  amount: z.int().min(1),
  purpose: Purpose,
});

/** Pays what a card of the same persona owed at the end of the month before. */
const Settlement = z.strictObject({
  flow: z.literal('settlement'),
  card: Id,
  day: DayOfMonth,
  purpose: Purpose,
});

/** Pays the instalment of a loan of the same persona. */
const Instalment = z.strictObject({
  flow: z.literal('instalment'),
  loan: Id,
  day: DayOfMonth,
  purpose: Purpose,
});

/** Interest on the balance at the month's beginning, on its last banking day. */
const Interest = z.strictObject({
  flow: z.literal('interest'),
  /** A year's share: 0.02 is two per cent. */
  rate: z.number().min(0).max(1),
  everyMonths: z.int().min(1).max(12).default(1),
  purpose: Purpose,
});

/** Points for what a settled card of the same persona has bought in the month before. */
const Earning = z.strictObject({
  flow: z.literal('earning'),
  card: Id,
  day: DayOfMonth,
  /** Whole points for each whole unit of money. */
  perUnit: z.number().min(0).max(100),
  purpose: Purpose,
});

export const Flow = z.discriminatedUnion('flow', [
  Regular,
  Scattered,
  Transfer,
  Settlement,
  Instalment,
  Interest,
  Earning,
]);
export type Flow = z.infer<typeof Flow>;
export type FlowOf<K extends Flow['flow']> = Extract<Flow, { flow: K }>;
