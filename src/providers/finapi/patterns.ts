import * as z from 'zod';

import { ERROR_CODES, type ErrorCode } from './error-codes.js';

/** Characters of all fields that do not state others. */
const GENERAL = /^[A-Za-z0-9¡-ʯ &(){}[\].:,;?!+\-_$@#~`^€]*$/;
export const USER_ID = /^[a-zA-Z0-9\-_.+@]{1,36}$/;
const USER_ID_CHARACTERS = /^[a-zA-Z0-9\-_.+@]*$/;

interface Limits {
  readonly min?: number;
  readonly max: number;
  readonly pattern?: RegExp;
}

/** A complaint of a schema that goes out under one certain code. */
export const withCode = (code: ErrorCode, text: string): string => `${code}: ${text}`;

/** The code that a schema has put before its complaint, if it has. */
export function codeOf(complaint: string): { code: ErrorCode; text: string } | undefined {
  const [, code = '', text = ''] = /^([A-Z_]+): ([^]*)$/.exec(complaint) ?? [];
  return Object.hasOwn(ERROR_CODES, code) ? { code: code as ErrorCode, text } : undefined;
}

/*
 * The OpenAPI document that the sandbox serves is made from the schemas of the endpoints. What is
 * built of these helpers, and of those for lists and pages, needs nothing more: limits, patterns,
 * words and defaults are seen in the schema, and what text stands for in a query is found out by
 * samples. Only what a refinement checks has to be told, with `describedAs`.
 */

/** A string within its limits, lengths in UTF-16 units as Java counts them. */
export function text({ min = 0, max, pattern }: Limits): z.ZodString {
  const limited = z
    .string()
    .min(min, illegal(`must have at least ${String(min)} characters`))
    .max(max, illegal(`must have at most ${String(max)} characters`));
  return pattern
    ? limited.regex(pattern, illegal('contains characters that are not allowed'))
    : limited;
}

/** A string of the general character set. */
export const generalText = (limits: Omit<Limits, 'pattern'>): z.ZodString =>
  text({ ...limits, pattern: GENERAL });

export const userId = (): z.ZodString => text({ min: 1, max: 36, pattern: USER_ID_CHARACTERS });

/** No pattern is documented for passwords: any character goes. */
export const password = (): z.ZodString => text({ min: 6, max: 128 });

/** A field that must be there; null counts as absent, as it does everywhere in this API. */
export const required = <T extends z.ZodType>(schema: T): z.ZodPreprocess<T> =>
  z.preprocess((value) => value ?? undefined, schema);

/** A field that may be left out; null counts as absent here too. */
export const optional = <T extends z.ZodType>(schema: T): z.ZodPreprocess<z.ZodOptional<T>> =>
  z.preprocess((value) => value ?? undefined, schema.optional());

/** A field that stands for a certain value when it is left out; null counts as absent here too. */
export const defaulting = <T extends z.ZodType>(
  schema: T,
  value: z.core.util.NoUndefined<z.output<T>>,
): z.ZodPreprocess<z.ZodDefault<T>> =>
  z.preprocess((given) => given ?? undefined, schema.default(value));

/** A query parameter without a value says nothing. */
export const filled = <T extends z.ZodType>(schema: T): z.ZodPreprocess<T> =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** A flag in the query: read in any case, and as the 1 and 0 of PHP clients (not documented). */
export const Flag = z
  .string()
  .regex(/^(true|false|1|0)$/i, 'must be true or false')
  .transform((flag) => flag === '1' || flag.toLowerCase() === 'true');

/** An id in a path; one that no number of ours can be is unknown, not wrong. */
export const PathId = z
  .string()
  .regex(/^-?\d{1,19}$/, 'must be a whole number')
  .transform(Number);

const illegal = (complaint: string): string => withCode('ILLEGAL_FIELD_VALUE', complaint);
