import { z } from 'zod';

import { list, nested, spelled, variants, xmlType } from '../../src/core/http/xml-describe.js';
import { describedAs } from '../../src/core/openapi/described-as.js';
import { jsonSchemaOf, namedJsonSchemas } from '../../src/core/openapi/json-schema.js';
import { parametersOf } from '../../src/core/openapi/parameters.js';
import { namedXmlSchemas } from '../../src/core/openapi/xml-schemas.js';
import { idList, orderedBy, pagedBy } from '../../src/providers/finapi/paging.js';
import {
  defaulting,
  filled,
  generalText,
  optional,
  required,
  text,
} from '../../src/providers/finapi/patterns.js';

const bodyOf = (schema: z.ZodType) => jsonSchemaOf(schema, 'input');

describe('the helpers of finAPI in a body', () => {
  it('are described as what they take', () => {
    const schema = z.object({
      needed: required(text({ min: 1, max: 36, pattern: /^[a-z]*$/ })),
      free: optional(generalText({ max: 320 })),
      flag: defaulting(z.boolean(), false),
      number: optional(z.int().min(1).max(7)),
      word: required(z.enum(['A', 'B'])),
      ids: optional(z.array(z.int()).max(3)),
      small: optional(z.int().max(2_147_483_647)),
    });

    expect(bodyOf(schema)).toEqual({
      type: 'object',
      properties: {
        needed: { type: 'string', minLength: 1, maxLength: 36, pattern: '^[a-z]*$' },
        free: {
          type: 'string',
          minLength: 0,
          maxLength: 320,
          pattern: expect.stringContaining('A-Za-z0-9') as string,
        },
        flag: { type: 'boolean', default: false },
        number: { type: 'integer', format: 'int64', minimum: 1, maximum: 7 },
        word: { type: 'string', enum: ['A', 'B'] },
        ids: { type: 'array', items: { type: 'integer', format: 'int64' }, maxItems: 3 },
        small: { type: 'integer', format: 'int32' },
      },
      required: ['needed', 'word'],
    });
  });

  it('say what an author has described in place of what was seen', () => {
    const schema = z.object({
      odd: optional(describedAs(z.string().regex(/x/), { type: 'string', format: 'iban' })),
    });

    expect(bodyOf(schema)).toEqual({
      type: 'object',
      properties: { odd: { type: 'string', format: 'iban' } },
    });
  });
});

describe('the parameters of a query', () => {
  const Flag = z
    .string()
    .regex(/^(true|false)$/)
    .transform((flag) => flag === 'true');
  const Whole = z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number);
  const Decimal = z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number);
  const described = (fields: z.ZodRawShape) =>
    Object.fromEntries(
      parametersOf(z.object(fields), 'query').map((parameter) => {
        const { name, in: place, ...rest } = parameter;
        expect(place).toBe('query');
        return [String(name), rest];
      }),
    ) as Readonly<Record<string, object>>;
  const optionally = (schema: object) => ({ required: false, schema });

  it('are what their text stands for', () => {
    expect(
      described({
        text: z.string().optional(),
        flag: filled(Flag.default(true)),
        whole: filled(Whole.optional()),
        decimal: filled(Decimal.optional()),
        day: filled(z.iso.date().optional()),
        needed: required(Whole),
      }),
    ).toEqual({
      text: optionally({ type: 'string' }),
      flag: optionally({ type: 'boolean', default: true }),
      whole: optionally({ type: 'integer', format: 'int64' }),
      decimal: optionally({ type: 'number' }),
      day: optionally({ type: 'string', format: 'date' }),
      needed: { required: true, schema: { type: 'integer', format: 'int64' } },
    });
  });

  it('know lists, their order and their limits', () => {
    const { page, perPage } = pagedBy(['id']);
    const listed = (items: object, limits: object = {}) => ({
      required: false,
      explode: false,
      schema: { type: 'array', items, ...limits },
    });

    expect(described({ ids: idList(), order: orderedBy(['id', 'name']), page, perPage })).toEqual({
      ids: listed({ type: 'integer', format: 'int64' }, { maxItems: 1000 }),
      order: listed({ type: 'string', enum: ['id', 'name', 'asc', 'desc'] }),
      page: optionally({ type: 'integer', format: 'int32', minimum: 1, default: 1 }),
      perPage: optionally({
        type: 'integer',
        format: 'int32',
        minimum: 1,
        maximum: 500,
        default: 20,
      }),
    });
  });

  it('are found behind what is made of them together', () => {
    const schema = z.object({ a: Whole }).transform(({ a }) => a);

    expect(parametersOf(schema, 'path')).toEqual([
      { name: 'a', in: 'path', required: true, schema: { type: 'integer', format: 'int64' } },
    ]);
  });
});

describe('schemas of answers', () => {
  it('refer to one another by name, and allow no other fields', () => {
    const Word = z.enum(['A', 'B']);
    const Thing = z.object({ word: Word, others: z.array(Word).optional() });
    const reference = { $ref: '#/components/schemas/Word' };

    expect(namedJsonSchemas({ Word, Thing })).toEqual({
      Word: { type: 'string', enum: ['A', 'B'] },
      Thing: {
        type: 'object',
        properties: { word: reference, others: { type: 'array', items: reference } },
        required: ['word'],
        additionalProperties: false,
      },
    });
  });

  it('are made from types that are written in XML too', () => {
    const Inner = xmlType('a', { at: 'instant', kind: spelled({ a: '$a' }) });
    const Outer = xmlType('b', {
      amount: 'decimal',
      inner: nested(Inner),
      all: list(Inner),
      each: variants('type', { one: { element: 'One', type: Inner } }),
    });
    const at = { type: 'integer', format: 'int64', description: 'Milliseconds since 1970' };
    const kind = { type: 'string' };

    expect(namedXmlSchemas({ Outer })).toEqual({
      Outer: {
        type: 'object',
        properties: {
          amount: { type: 'number' },
          inner: { type: 'object', properties: { at, kind }, additionalProperties: false },
          all: {
            type: 'array',
            items: { type: 'object', properties: { at, kind }, additionalProperties: false },
          },
          each: {
            type: 'array',
            items: {
              type: 'object',
              properties: { type: { type: 'string', const: 'one' }, at, kind },
              required: ['type'],
              additionalProperties: false,
            },
          },
        },
        required: ['all', 'each'],
        additionalProperties: false,
      },
    });
  });
});
