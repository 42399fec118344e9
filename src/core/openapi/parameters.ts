import { z } from 'zod';

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
  if (Array.isArray(seen['anyOf'])) return { type: 'array', items: typeOf(field, isFirst) };
  if (seen['type'] !== 'string' || seen['format'] !== undefined) return seen;
  const type = typeOf(field, isSame);
  const standard = made(field, undefined);
  return {
    ...(type['type'] === 'string' ? seen : type),
    ...(standard !== undefined && { default: standard }),
  };
}

type Fits = (made: unknown, wanted: unknown) => boolean;

const isSame: Fits = (value, wanted) => value === wanted;
const isFirst: Fits = (value, wanted) => Array.isArray(value) && value[0] === wanted;

function typeOf(field: z.ZodType, fits: Fits): JsonSchema {
  if (fits(made(field, 'true'), true)) return { type: 'boolean' };
  if (!fits(made(field, '7'), 7)) return { type: 'string' };
  return fits(made(field, '7.5'), 7.5) ? { type: 'number' } : { type: 'integer', format: 'int64' };
}

const made = (field: z.ZodType, sample: unknown): unknown => field.safeParse(sample).data;
