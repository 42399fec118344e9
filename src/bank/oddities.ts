import * as z from 'zod';

/**
 * What may be odd about how a bank tells of its customers' accounts. The documentation names test
 * logins without saying what they show; these shapes are invented from the names.
 */
export const Oddity = z.enum([
  /** Places of merchants have a postal code that is a digit short. */
  'wrongPostalCodes',
  /** Places of merchants lie in a state that does not exist. */
  'wrongStates',
  /** Names and purposes hold markup, quotes, umlauts and signs beyond the basic plane. */
  'specialCharacters',
  /** Days beside the booking day lie a century or more back. */
  'wrongDays',
  /** No days are told of accounts, and none of every third booking. */
  'missingDays',
  /** No amounts are told of accounts, and none of every third booking. */
  'missingAmounts',
  /** Accounts have no number. */
  'missingNumbers',
  /** The full number of an account is told beside the usual one. */
  'fullNumbers',
  /** The payee stands in the longer text only, not in the short one. */
  'otherPayees',
  /** Payees have numbers. */
  'payeeNumbers',
  /** Nothing is told of when a payment is due. */
  'missingDueDays',
  /** Of every second account only the balance is told. */
  'someDetails',
  /** Everything that a bank may tell: numbers of payees, references and full numbers. */
  'allDetails',
]);
export type Oddity = z.infer<typeof Oddity>;

export type Oddities = ReadonlySet<Oddity>;

/** What is odd about a login; nothing about most. */
export function oddities({ oddities: known }: { readonly oddities: Oddities }): Oddities {
  return known;
}

/** A day as `wrongDays` has it: in the twentieth century. */
export const wrongDay = (day: string): string => `19${day.slice(2)}`;

/** A text as `specialCharacters` has it. */
export const specialText = (text: string): string => `${text} & <Söhne> "Ünïcode" 'x' €😀`;
