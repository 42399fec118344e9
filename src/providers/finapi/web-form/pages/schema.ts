import * as z from 'zod';

/** Where the pages of one form lie: its document, and the form in it. */
export const PagePath = z.object({ document: z.string(), id: z.string() });

/** A field of a form that is repeated counts once. */
const Once = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value : (value[0] ?? '')));

export const OpenQuery = z.object({
  search: Once.optional(),
  redirectUrl: Once.optional(),
  errorRedirectUrl: Once.optional(),
});
export type OpenQuery = z.infer<typeof OpenQuery>;

/** Whatever the bank puts behind the address to which it leads back. */
export const ReturnQuery = z.record(z.string(), Once);

export const ChosenBank = z.object({ bankId: Once });

/** Fields `credential-0`, `credential-1` ... in the order of the login fields. */
export const TypedLogin = z.record(z.string(), Once);

export const Answer = z.object({ answer: Once.optional(), procedure: Once.optional() });

export const Nothing = z.record(z.string(), z.unknown());
