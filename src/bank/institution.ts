import * as z from 'zod';

import { FinapiListing } from './finapi-listing.js';
import { Id } from './questions.js';

export type { FinapiInterface, FinapiListing } from './finapi-listing.js';

/** How Finicity shows a credential as a key of the institution. */
const FinicityKey = z.strictObject({
  name: z.string().min(1),
  status: z.string().default('Active'),
  lengthMin: z.int().min(0).default(1),
  lengthMax: z.int().min(1).default(20),
  displayOrder: z.int().min(1),
  mask: z.boolean(),
  instructions: z.string().optional(),
  description: z.string().optional(),
});
export type FinicityKey = z.infer<typeof FinicityKey>;

/** A key that Finicity lists but that nobody is to fill in (`displayFlag` false). */
const HiddenKey = FinicityKey.extend({ value: z.string().optional() });

/** Something that a customer types to sign in. `userid` and `password` always exist. */
export const Credential = z.strictObject({
  id: Id,
  secret: z.boolean(),
  /** New at each sign-in, so that it cannot be stored: a code from a device. */
  volatile: z.boolean().default(false),
  finicity: FinicityKey.optional(),
  finapi: z
    .strictObject({ label: z.string().min(1), mandatory: z.boolean().default(true) })
    .optional(),
});
export type Credential = z.infer<typeof Credential>;

const Address = z.strictObject({
  address1: z.string(),
  address2: z.string().optional(),
  city: z.string(),
  state: z.string().optional(),
  postalCode: z.string(),
  country: z.string(),
});

/** What Finicity tells of an institution. */
export const FinicityListing = z.strictObject({
  institutionId: z.int().positive(),
  homeUrl: z.string(),
  phoneNumber: z.string(),
  address: Address,
  emailAddress: z.string(),
  specialText: z.string(),
  currencyCode: z.string().length(3),
  virtual: z.boolean().default(false),
  testing: z.boolean().default(false),
  /** Under which numbers Intuit knew it. */
  intuitIds: z.array(z.int().positive()).optional(),
  hiddenKeys: z.array(HiddenKey).default([]),
});
export type FinicityListing = z.infer<typeof FinicityListing>;

/** A bank, and under which numbers each provider knows it. */
export const Institution = z.strictObject({
  id: Id,
  name: z.string().min(1),
  country: z.string().length(2),
  /**
   * For the IBANs of its accounts: eight digits in Germany, five in Austria. finAPI may show
   * something else as BLZ.
   */
  bankCode: z
    .string()
    .regex(/^(\d{5}|\d{8})$/)
    .optional(),
  /** In the order in which a provider lists them. */
  credentials: z.array(Credential).min(1),
  finicity: FinicityListing.optional(),
  finapi: FinapiListing.optional(),
  /** Words by which a login is good at many institutions at once. */
  tags: z.array(Id).default([]),
  note: z.string().optional(),
});
export type Institution = z.infer<typeof Institution>;
