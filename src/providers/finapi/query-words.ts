import type { z } from 'zod';

import { COUNTRIES } from './countries.js';
import { Tokens } from './paging.js';
import { describedAs } from '../../core/openapi/described-as.js';

/** A list parameter of which each item is one of these words. */
export function wordList<W extends string>(
  words: readonly W[],
): z.ZodType<readonly W[] | undefined> {
  const isKnown = (tokens: readonly string[]): tokens is readonly W[] =>
    tokens.every((token) => (words as readonly string[]).includes(token));
  const list = Tokens.refine(isKnown, `must hold only ${words.join(', ')}`)
    .transform((tokens) => tokens as readonly W[])
    .optional();
  return describedAs(list, { type: 'array', items: { type: 'string', enum: words } });
}

/** A list parameter of ISO country codes, in capitals as ISO writes them. */
export const countryList = (): z.ZodType<readonly string[] | undefined> =>
  describedAs(
    Tokens.refine(
      (tokens) => tokens.every((token) => COUNTRIES.has(token)),
      'must hold two-letter country codes of ISO 3166',
    ).optional(),
    { type: 'array', items: { type: 'string', enum: [...COUNTRIES] } },
  );
