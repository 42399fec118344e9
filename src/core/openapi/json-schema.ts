import * as z from 'zod';

import type { JsonSchema } from './description.js';

/** Requests are described as they arrive, answers as they leave. */
export type Direction = 'input' | 'output';

const MAX_INT32 = 2 ** 31 - 1;

/** The JSON schema of a zod schema, in the words of OpenAPI. */
export function jsonSchemaOf(schema: z.ZodType, io: Direction): JsonSchema {
  return withoutMark(
    z.toJSONSchema(schema, { io, unrepresentable: 'any', override: inWordsOfOpenApi }),
  );
}

/** Schemas that may refer to one another, each under its name. */
export function namedJsonSchemas(
  schemas: Readonly<Record<string, z.ZodType>>,
): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const described = z.toJSONSchema(registry, {
    io: 'output',
    uri: (id) => `#/components/schemas/${id}`,
    override: inWordsOfOpenApi,
  });
  const entries = Object.entries(described.schemas);
  return Object.fromEntries(entries.map(([name, schema]) => [name, withoutMark(schema)]));
}

const withoutMark = (described: object): JsonSchema =>
  Object.fromEntries(
    Object.entries(described).filter(([name]) => name !== '$schema' && name !== '$id'),
  );

interface Described {
  readonly jsonSchema: {
    described?: unknown;
    type?: unknown;
    format?: string;
    minimum?: number;
    maximum?: number;
    maxLength?: number;
    pattern?: string;
  };
}

/** What an author has described counts; formats stand for the bounds and patterns they imply. */
function inWordsOfOpenApi({ jsonSchema }: Described): void {
  const { described } = jsonSchema;
  if (described instanceof Object) {
    for (const name of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, name);
    Object.assign(jsonSchema, described);
    return;
  }
  if (jsonSchema.type === 'integer') nameIntegers(jsonSchema);
  if (jsonSchema.type === 'string') nameTexts(jsonSchema);
}

function nameTexts(schema: Described['jsonSchema']): void {
  if (schema.format !== undefined) delete schema.pattern;
  if ((schema.maxLength ?? 0) >= Number.MAX_SAFE_INTEGER) delete schema.maxLength;
}

function nameIntegers(schema: Described['jsonSchema']): void {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  schema.format ??= maximum === MAX_INT32 ? 'int32' : 'int64';
  if (minimum <= -MAX_INT32) delete schema.minimum;
  if (maximum === MAX_INT32 || maximum >= Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
