import * as z from 'zod';

/** Schemas for bodies that may have been XML, which has no lists and no types of its own. */

/** One item, several, or an empty element: always an array. */
export const xmlList = <T extends z.ZodType>(item: T): z.ZodType<z.output<T>[]> =>
  z.preprocess((value) => {
    if (value === '') return [];
    return value === undefined || Array.isArray(value) ? value : [value];
  }, z.array(item));

/** An object, which an element without children does not look like. */
export const xmlObject = <T extends z.ZodType>(shape: T): z.ZodType<z.output<T>> =>
  z.preprocess((value) => (isBlank(value) ? {} : value), shape);

/** Text; JSON clients may also write a number or a boolean where text is meant. */
export const xmlText = (text: z.ZodString = z.string()): z.ZodType<string> =>
  z.preprocess(
    (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
    text,
  );

/** A number, or the text of one. */
export const xmlNumber = (number: z.ZodNumber = z.number()): z.ZodType<number> =>
  z.preprocess((value) => (isNumberText(value) ? Number(value) : value), number);

/** A boolean, or one of the four texts that XML has for it. */
export const xmlBoolean = (): z.ZodType<boolean> =>
  z.preprocess(
    (value) => (typeof value === 'string' ? (BOOLEANS.get(value.trim()) ?? value) : value),
    z.boolean(),
  );

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

const isNumberText = (value: unknown): boolean =>
  typeof value === 'string' && /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(value);
