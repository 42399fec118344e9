import * as z from 'zod';

import type { WireFields } from '../../core/http/wire.js';
import { describedAs } from '../../core/openapi/described-as.js';
import { filled, withCode } from './patterns.js';

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 500;
const MAX_IDS = 1000;
const MAX_INT32 = 2_147_483_647;

export interface Order<P extends string = string> {
  readonly property: P;
  readonly direction: 'asc' | 'desc';
}

export interface Page {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}

/** A list parameter in both of its forms: `ids=1&ids=2` and `ids=1,2`. */
export const Tokens = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((item) => item.split(',')))
  .transform((tokens) => tokens.map((token) => token.trim()).filter((token) => token !== ''));

const Whole = z
  .string()
  .regex(/^-?\d+$/, 'must be a whole number')
  .transform(Number);

const between = (min: number, max: number): string =>
  `must be between ${String(min)} and ${String(max)}`;

const pageNumber = filled(
  describedAs(
    Whole.refine((page) => page >= 1 && page <= MAX_INT32, between(1, MAX_INT32)).default(1),
    { type: 'integer', format: 'int32', minimum: 1, default: 1 },
  ),
);

const pageSize = filled(
  describedAs(
    Whole.refine(
      (size) => size >= 1 && size <= MAX_PAGE_SIZE,
      withCode('ILLEGAL_PAGE_SIZE', between(1, MAX_PAGE_SIZE)),
    ).default(DEFAULT_PAGE_SIZE),
    {
      type: 'integer',
      format: 'int32',
      minimum: 1,
      maximum: MAX_PAGE_SIZE,
      default: DEFAULT_PAGE_SIZE,
    },
  ),
);

/** The query fields `page`, `perPage` and `order` of a paged service. */
export function pagedBy<P extends string>(
  properties: readonly [P, ...P[]],
): {
  page: typeof pageNumber;
  perPage: typeof pageSize;
  order: z.ZodType<readonly Order<P>[]>;
} {
  return {
    page: pageNumber,
    perPage: pageSize,
    order: orderedBy(properties),
  };
}

/**
 * `order=name,desc` repeated, or all items in one comma list: a direction belongs to the
 * property before it. Without any, the first property ascending. Directions are read in any
 * case, which is not documented.
 */
export function orderedBy<P extends string>(
  properties: readonly [P, ...P[]],
): z.ZodType<readonly Order<P>[]> {
  const isKnown = (token: string): token is P => (properties as readonly string[]).includes(token);
  const schema = Tokens.transform((tokens, context): readonly Order<P>[] => {
    const order: Order<P>[] = [];
    for (const token of tokens) {
      const direction = directionOf(token);
      const last = order.at(-1);
      if (direction && last) order[order.length - 1] = { property: last.property, direction };
      else if (isKnown(token)) order.push({ property: token, direction: 'asc' });
      else {
        const known = `must be one of ${properties.join(', ')}, each with asc or desc`;
        context.addIssue(withCode('INVALID_FILTER_OPTIONS', known));
        return z.NEVER;
      }
    }
    return order.length > 0 ? order : [{ property: properties[0], direction: 'asc' }];
  }).prefault([]);
  // Each is an item of the list: a property, or the direction of the one before.
  const items = { type: 'string', enum: [...properties, 'asc', 'desc'] };
  return describedAs(schema, { type: 'array', items });
}

/** A list of ids in the query, at most a thousand. */
export const idList = (): z.ZodType<readonly number[] | undefined> =>
  describedAs(
    Tokens.refine(
      (tokens) => tokens.length <= MAX_IDS,
      withCode('TOO_MANY_IDS', `must hold at most ${String(MAX_IDS)} identifiers`),
    )
      .refine((tokens) => tokens.every((token) => /^\d{1,16}$/.test(token)), 'must hold numbers')
      .transform((tokens) => tokens.map(Number))
      .optional(),
    { type: 'array', items: { type: 'integer', format: 'int64' }, maxItems: MAX_IDS },
  );

/** The block `paging` of every paged answer. */
export const pagingFields = ({ page, perPage }: Page, totalCount: number): WireFields => ({
  page,
  perPage,
  pageCount: Math.ceil(totalCount / perPage),
  totalCount,
});

/** The items of one page; a page behind the last one is empty. */
export const itemsOn = <T>({ page, perPage }: Page, items: readonly T[]): readonly T[] =>
  items.slice((page - 1) * perPage, page * perPage);

function directionOf(token: string): Order['direction'] | undefined {
  const direction = token.toLowerCase();
  return direction === 'asc' || direction === 'desc' ? direction : undefined;
}
