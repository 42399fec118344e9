import * as z from 'zod';

import { Counterpart, Flow, Minor } from './feed/flows.js';
import { Oddity } from './oddities.js';
import { Id, MfaPolicy } from './questions.js';
import { Holding } from './securities.js';

const Code = z.int().min(1).max(99_999);

/** One way in which a typed password is understood; the first that fits decides. */
export const PasswordRule = z
  .strictObject({
    exact: z.string().min(1).optional(),
    any: z.literal(true).optional(),
    /** With `any`: all but these. */
    except: z.array(z.string()).optional(),
    /** Password to code: sign-in fails with that number. */
    codes: z.record(z.string(), Code).optional(),
    /** The password is itself the number with which sign-in fails. */
    codeFromPassword: z.literal(true).optional(),
    /** Sign-in fails with this number. */
    code: Code.optional(),
    /** The number comes only after the first successful sign-in of a connection. */
    later: z.literal(true).optional(),
    /** Asked instead of the login's own policy. */
    mfa: MfaPolicy.optional(),
  })
  .refine(
    (rule) =>
      [rule.exact, rule.any, rule.codes, rule.codeFromPassword].filter(isGiven).length === 1,
    {
      message: 'exactly one of exact, any, codes, codeFromPassword says which passwords are meant',
    },
  );
export type PasswordRule = z.infer<typeof PasswordRule>;

const isGiven = (value: unknown): boolean => value !== undefined;

/** Any user id but these, where no other login of the institution names the id. */
const AnyUserid = z.strictObject({ any: z.literal(true), except: z.array(z.string()).default([]) });

/** How a persona signs in at some institutions. */
export const PersonaLogin = z
  .strictObject({
    institutions: z.array(Id).default([]),
    /** It is also good at all institutions with one of these tags. */
    tags: z.array(Id).default([]),
    /** Names the login in events; the user id when there is exactly one. */
    name: z.string().min(1).max(64).optional(),
    userid: z.union([z.string().min(1), AnyUserid]),
    /** One password, or rules; no rule at all accepts nothing. */
    password: z.union([z.string().min(1), z.array(PasswordRule)]),
    /** Credentials beside user id and password that must be exactly these. */
    further: z.record(z.string(), z.string()).optional(),
    mfa: MfaPolicy.optional(),
    /** World time that a sign-in takes; declared, never slept. */
    slowSeconds: z.int().min(1).max(86_400).optional(),
    /** Failed sign-ins after which the bank locks the login; never when absent. */
    lockAfter: z.int().min(1).max(100).optional(),
    /** What is odd about how the bank tells of the accounts. */
    oddities: z.array(Oddity).default([]),
    note: z.string().optional(),
  })
  .refine((login) => typeof login.userid === 'string' || login.name !== undefined, {
    message: 'a login for any user id needs a name',
    path: ['name'],
  })
  .refine(({ institutions, tags }) => institutions.length + tags.length > 0, {
    message: 'a login is good at some institution: name institutions or tags',
    path: ['institutions'],
  });
export type PersonaLogin = z.infer<typeof PersonaLogin>;

export const AccountKind = z.enum([
  'checking',
  'savings',
  'moneyMarket',
  'cd',
  'creditCard',
  'lineOfCredit',
  'loan',
  'mortgage',
  'investment',
  'rewards',
  'other',
]);
export type AccountKind = z.infer<typeof AccountKind>;

/** Balances between which an account starts each month. */
const Band = z
  .strictObject({ low: Minor, high: Minor })
  .refine(({ low, high }) => low <= high, { message: 'low lies above high' });

/** What happens to a month's surplus or shortfall of an account that has a band. */
const Sweep = z.strictObject({
  /** An account of the same persona; somewhere else when absent. */
  to: Id.optional(),
  counterpart: Counterpart.optional(),
  surplus: z.string().min(1).max(200),
  shortfall: z.string().min(1).max(200),
});

/** A loan that is paid back in equal monthly instalments. */
const LoanTerms = z.strictObject({
  /** A year's share. */
  rate: z.number().min(0).max(1),
  /** Principal and interest; what is put aside comes on top. */
  instalment: z.int().min(1),
  /** Monthly, for taxes and insurance that the lender passes on. */
  escrow: z.strictObject({ tax: z.int().min(0), insurance: z.int().min(0) }).optional(),
  /** Whom the lender pays those taxes to. */
  taxOffice: z.string().min(1).max(80).optional(),
  /** Instalments that were paid before 2015. */
  paidBefore: z.int().min(0).max(600).default(24),
  sort: z.enum(['auto', 'student', 'consumer', 'business', 'mortgage']).optional(),
  collateral: z.string().min(1).max(80).optional(),
  /** Who has lent the money; the institution when absent. */
  lender: z.string().min(1).max(80).optional(),
  guarantor: z.string().min(1).max(80).optional(),
  /** Of a student loan: what it was given for, and where its owner studies now. */
  school: z.string().min(1).max(80).optional(),
  presentSchool: z.string().min(1).max(80).optional(),
});

/** Points for loyalty. */
const Programme = z.strictObject({
  sort: z.enum(['affinity', 'airline', 'auto', 'hotel', 'shopping', 'other']),
  name: z.string().min(1).max(80),
});

export const PersonaAccount = z.strictObject({
  id: Id,
  kind: AccountKind,
  /** Free word for what sort of investment it is: `401K`, `TAXABLE` ... */
  investmentType: z.string().min(1).optional(),
  name: z.string().min(1).max(512),
  number: z.string().min(1).max(34),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The persona's name when absent. */
  owner: z.string().min(1).optional(),
  /** Balance at the beginning of 2015. */
  opening: Minor,
  /** How far a bank account may be overdrawn, or a card may be used. */
  limit: z.int().min(0).optional(),
  band: Band.optional(),
  sweep: Sweep.optional(),
  loan: LoanTerms.optional(),
  /** Of an investment account: its balance in money is what `opening` and `band` speak of. */
  holdings: z.array(Holding).default([]),
  programme: Programme.optional(),
  /** Long before 2015 when absent. */
  opened: z.iso.date().optional(),
  /** A year's share that a card costs. */
  rate: z.number().min(0).max(1).optional(),
  /** Of a certificate of deposit: after so many months it is renewed. */
  termMonths: z.int().min(1).max(120).optional(),
  flows: z.array(Flow).default([]),
});
export type PersonaAccount = z.infer<typeof PersonaAccount>;

/** A customer of one or more banks, described once. */
export const Persona = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  /** Who this is, in a sentence or two. */
  story: z.string().min(1),
  country: z.enum(['DE', 'US']),
  /** Works on his or her own account, so that spending may belong to the business. */
  business: z.literal(true).optional(),
  logins: z.array(PersonaLogin),
  accounts: z.array(PersonaAccount),
});
export type Persona = z.infer<typeof Persona>;
