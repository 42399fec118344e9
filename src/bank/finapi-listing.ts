import * as z from 'zod';

import { Id } from './questions.js';

/** Something that finAPI knows under a number of its own: a group of banks, say. */
const Numbered = z.strictObject({ id: z.int().positive(), name: z.string().min(1) });

/** A group under which finAPI offers banks. Its pictures are shown as they are given here. */
const BankGroup = Numbered.extend({ logo: z.url().optional(), icon: z.url().optional() });
export type BankGroup = z.infer<typeof BankGroup>;

/** A way in which a customer proves who it is a second time. */
const Procedure = z.strictObject({
  procedureId: z.string().min(1),
  procedureName: z.string().min(1),
  procedureChallengeType: z.enum(['TEXT', 'PHOTO', 'FLICKER_CODE']).optional(),
  implicitExecute: z.boolean().default(false),
  decoupled: z.boolean().default(false),
});

export type Procedure = z.infer<typeof Procedure>;

/** The orders that a bank may take, in the order in which finAPI lists them. */
export const PaymentCapability = z.enum([
  'sepaDirectDebit',
  'sepaMoneyTransfer',
  'sepaInstantMoneyTransfer',
  'sepaCollectiveMoneyTransfer',
  'sepaFutureDatedMoneyTransfer',
  'sepaStandingOrder',
  'domesticMoneyTransfer',
  'domesticCollectiveMoneyTransfer',
  'domesticFutureDatedMoneyTransfer',
]);
export type PaymentCapability = z.infer<typeof PaymentCapability>;

const SepaMandatoryField = z.enum([
  'purpose',
  'counterpartName',
  'counterpartBic',
  'counterpartBankName',
  'endToEndId',
]);
const AddressField = z.enum(['street', 'houseNumber', 'postCode', 'city', 'country']);

/** What a bank demands of a transfer beyond what every transfer needs. */
const PaymentConstraints = z.strictObject({
  sepaMandatoryFields: z.array(SepaMandatoryField).optional(),
  sepaMandatoryAddressFields: z.array(AddressField).optional(),
  /** A transfer carries a purpose or an end-to-end id, never both. */
  purposeOrEndToEndId: z.boolean().optional(),
  maxCollectiveOrders: z.int().min(1).optional(),
  /** In characters. */
  maxPurposeLength: z.int().min(1).optional(),
  domesticEndToEndIdMandatory: z.boolean().optional(),
});
export type PaymentConstraints = z.infer<typeof PaymentConstraints>;

const AisAccountType = z.enum([
  'Checking',
  'Savings',
  'CreditCard',
  'Security',
  'Loan',
  'Membership',
  'Bausparen',
]);

/** For ninety days, or for one time. */
export const ConsentType = z.enum(['RECURRING', 'ONETIME']);
export type ConsentType = z.infer<typeof ConsentType>;

/** One way in which finAPI reaches a bank. */
export const FinapiInterface = z.strictObject({
  bankingInterface: z.enum(['XS2A', 'FINTS_SERVER', 'WEB_SCRAPER']),
  /** Banks that know a third party by the same credentials. */
  tppAuthenticationGroup: Numbered.optional(),
  /** Ids of the credentials that are asked for, in this order. */
  credentials: z.array(Id),
  properties: z
    .array(z.enum(['REDIRECT_APPROACH', 'DECOUPLED_APPROACH', 'DETAILED_CONSENT']))
    .default([]),
  /** For the customer, in German; may hold HTML. */
  loginHint: z.string().min(1).optional(),
  health: z.int().min(0).max(100).default(100),
  isAisSupported: z.boolean().default(true),
  isPisSupported: z.boolean().default(false),
  standingOrdersDownload: z.boolean().default(false),
  /** Orders that it takes where payments are supported. */
  paymentCapabilities: z
    .array(PaymentCapability)
    .default(['sepaMoneyTransfer', 'sepaFutureDatedMoneyTransfer', 'sepaStandingOrder']),
  paymentConstraints: PaymentConstraints.optional(),
  /** Account types that are known to come through it where accounts are downloaded. */
  aisAccountTypes: z.array(AisAccountType).default(['Checking', 'Savings']),
  twoStepProcedures: z.array(Procedure).default([]),
  /** Kinds of consent that the bank knows where it gives any. */
  consentTypes: z.array(ConsentType).min(1).default(['RECURRING', 'ONETIME']),
});
export type FinapiInterface = z.infer<typeof FinapiInterface>;

/** What finAPI tells of a bank. */
export const FinapiListing = z.strictObject({
  bankId: z.int().positive(),
  blz: z.string().min(1),
  bic: z.string().optional(),
  city: z.string().optional(),
  /** Country; absent for a bank that is bound to none. */
  location: z.string().length(2).optional(),
  isTestBank: z.boolean().default(false),
  bankGroup: BankGroup.optional(),
  /** Its interfaces are not released yet: only clients that ask for such banks see it. */
  isBeta: z.boolean().default(false),
  /** It keeps accounts for businesses alone. */
  isBusiness: z.boolean().default(false),
  logo: z.url().optional(),
  icon: z.url().optional(),
  /** None where finAPI knows the bank and does not support it. */
  interfaces: z.array(FinapiInterface).default([]),
});
export type FinapiListing = z.infer<typeof FinapiListing>;
