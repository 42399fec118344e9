import * as z from 'zod';

import type { JsonSchema } from './description.js';
import { jsonSchemaOf } from './json-schema.js';

/** The parameters that an object schema takes from a path or a query. */
export function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input') as {
    properties?: Readonly<Record<string, JsonSchema>>;
    required?: readonly string[];
  };
  const fields = fieldsOf(schema);
  return Object.entries(properties).map(([name, seen]) => {
    const described = meant(seen, fields[name]);
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: described,
      // A list is one value with commas, as well as a parameter that is repeated.
      ...(described['type'] === 'array' && { explode: false }),
    };
  });
}

/** An object's fields, also where something is made of it afterwards. */
function fieldsOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  if (schema instanceof z.ZodObject) return schema.shape;
  return schema instanceof z.ZodPipe ? fieldsOf(schema.in as z.ZodType) : {};
}

/**
 * Everything arrives as text. What a schema makes of a few samples tells what the text stands for,
 * and what it makes of nothing is the default.
 */
function meant(seen: JsonSchema, field: z.ZodType | undefined): JsonSchema {
  if (!field) return seen;
  if (Array.isArray(seen['anyOf'])) return { type: 'array', items: typeOf(field, first) };
  if (seen['type'] !== 'string' || seen['format'] !== undefined) return seen;
  const type = typeOf(field, itself);
  const standard = made(field, undefined);
  return {
    ...(type['type'] === 'string' ? seen : type),
    ...(standard !== undefined && { default: standard }),
  };
}

/** What is made of an item, whether it stands for a list or not. */
type First = (made: unknown) => unknown;

const itself: First = (value) => value;
const first: First = (value) => (Array.isArray(value) ? (value as unknown[])[0] : undefined);

/** Numbers need not stay as they are: an amount may be counted in cents. */
function typeOf(field: z.ZodType, of: First): JsonSchema {
  if (of(made(field, 'true')) === true) return { type: 'boolean' };
  if (typeof of(made(field, '7')) !== 'number') return { type: 'string' };
  const isDecimal = typeof of(made(field, '7.5')) === 'number';
  return isDecimal ? { type: 'number' } : { type: 'integer', format: 'int64' };
}

const made = (field: z.ZodType, sample: unknown): unknown => field.safeParse(sample).data;
