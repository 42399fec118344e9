import * as z from 'zod';

import { Id } from './questions.js';

const Price = z.int().min(1).max(1e9);
const Months = z.int().min(1).max(12);

/** Paid for each unit that is held, some months apart. */
const Distribution = z.strictObject({
  /** Minor units, and parts of one. */
  perUnit: z.number().min(0),
  everyMonths: Months.default(3),
  /** Remainder of the month's number (January is 0) divided by `everyMonths`. */
  inMonth: z.int().min(0).max(11).default(0),
  day: z.int().min(1).max(31).default(20),
});
export type Distribution = z.infer<typeof Distribution>;

/** What is known of every security; all of them are invented. */
const Shared = {
  id: Id,
  name: z.string().min(1).max(80),
  ticker: z
    .string()
    .regex(/^[A-Z0-9.]{1,12}$/)
    .optional(),
  /** The first six characters of its nine-character number. */
  issuer: z.string().regex(/^[0-9A-Z]{6}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  assetClass: z.enum([
    'largeStock',
    'smallStock',
    'foreignStock',
    'domesticBond',
    'foreignBond',
    'moneyMarket',
    'other',
  ]),
  /** What the institution itself calls the class. */
  ownClass: z.string().min(1).max(80).optional(),
  rating: z.string().min(1).max(20).optional(),
  /** Share by which the price may leave `price`, as an exponent: 0.3 is up to 35 per cent above. */
  swing: z.number().min(0).max(2),
};

const Stock = z.strictObject({
  ...Shared,
  kind: z.literal('stock'),
  price: Price,
  sort: z.enum(['common', 'preferred', 'convertible', 'other']).default('common'),
  distribution: Distribution.optional(),
});

const Fund = z.strictObject({
  ...Shared,
  kind: z.literal('fund'),
  price: Price,
  sort: z.enum(['openEnd', 'closedEnd', 'other']).default('openEnd'),
  manager: z.string().min(1).max(80).optional(),
  distribution: Distribution.optional(),
});

/** A ladder of bonds: when one is redeemed, the next of the same kind takes its place. */
const Bond = z.strictObject({
  ...Shared,
  kind: z.literal('bond'),
  /** Paid back for each unit. */
  par: Price,
  /** A year's share of the par value, paid in two halves; none makes it a zero bond. */
  rate: z.number().min(0).max(1),
  firstMaturity: z.iso.date(),
  termYears: z.int().min(1).max(40),
  sort: z.enum(['treasury', 'municipal', 'corporate', 'other']).default('corporate'),
  /** May be paid back before its time, at a price for each unit. */
  callable: z.strictObject({ yearsBefore: z.int().min(1).max(20), price: Price }).optional(),
});

/** Options on another security: each year the old ones are sold and new ones are bought. */
const Contract = z.strictObject({
  ...Shared,
  kind: z.literal('option'),
  underlying: Id,
  right: z.enum(['call', 'put']),
  sharesPerContract: z.int().min(1).max(10_000).default(100),
  rollMonth: Months.default(12),
});

const Else = z.strictObject({
  ...Shared,
  kind: z.literal('other'),
  price: Price,
  description: z.string().min(1).max(80),
  distribution: Distribution.optional(),
});

/** Something that an investment account may hold, as fixtures describe it. */
export const Security = z.discriminatedUnion('kind', [Stock, Fund, Bond, Contract, Else]);
export type Security = z.infer<typeof Security>;
export type SecurityOf<K extends Security['kind']> = Extract<Security, { kind: K }>;

/** Securities by their id. */
export type Securities = ReadonlyMap<string, Security>;

/** How much of a security an account holds, between two bounds that it wanders between. */
export const Holding = z
  .strictObject({
    security: Id,
    low: z.number().min(0).max(1e9),
    high: z.number().min(0).max(1e9),
    /** Units are multiples of this: thousandths of a fund, say. */
    step: z.number().min(0.001).max(1_000).default(1),
    /** Bought or sold in each such month, if at all. */
    everyMonths: Months.default(3),
    inMonth: z.int().min(0).max(11).default(0),
    day: z.int().min(1).max(31).default(12),
    /** Minor units for each purchase and each sale. */
    commission: z.int().min(0).max(100_000).default(0),
  })
  .refine(({ low, high }) => low <= high, { message: 'low lies above high' });
export type Holding = z.infer<typeof Holding>;
