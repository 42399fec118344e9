import { z } from 'zod';

/** A place in a body, and values that nothing could make fit there. */
export interface Field {
  /** Member names; `0` stands for an item of a list. */
  readonly path: readonly string[];
  readonly wrong: readonly unknown[];
}

/** Every place of a body that a schema describes. Where XML is spoken, lists take single items. */
export function fieldsOf(
  schema: z.ZodType,
  speaksXml: boolean,
  path: readonly string[] = [],
): Field[] {
  const core = coreOf(schema);
  const own = path.length === 0 ? [] : [{ path, wrong: wrongFor(core, speaksXml) }];
  if (core instanceof z.ZodObject) {
    const members = Object.entries<z.ZodType>(core.shape);
    return [
      ...own,
      ...members.flatMap(([name, member]) => fieldsOf(member, speaksXml, [...path, name])),
    ];
  }
  if (core instanceof z.ZodArray) {
    return [...own, ...fieldsOf(core.element as z.ZodType, speaksXml, [...path, '0'])];
  }
  return own;
}

/** A body with one value at a place. */
export const bodyWith = ({ path }: Field, value: unknown): unknown =>
  path.reduceRight<unknown>((inner, name) => (name === '0' ? [inner] : { [name]: inner }), value);

/** The schema within its wrappings. */
function coreOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return coreOf(schema.unwrap() as z.ZodType);
  }
  if (!(schema instanceof z.ZodPipe)) return schema;
  const { in: before, out: after } = schema.def as unknown as { in: z.ZodType; out: z.ZodType };
  return coreOf(before instanceof z.ZodTransform ? after : before);
}

function wrongFor(core: z.ZodType, speaksXml: boolean): unknown[] {
  if (isMembers(core)) return ['text', 7, true, [7], ['text']];
  if (core instanceof z.ZodArray) {
    return speaksXml ? [{}, [[]], [{}], [['text', {}]]] : ['text', 7, true, {}];
  }
  if (core instanceof z.ZodString) return [7, true, [], {}, ['text'], { toString: 'x' }];
  if (core instanceof z.ZodEnum) return ['text', '', 7, true, [], {}];
  if (core instanceof z.ZodBoolean) return ['true', 1, [], {}, [true]];
  if (core instanceof z.ZodNumber) return ['7', true, [], {}, ...unusualFor(core)];
  return [[], {}, [[]], { toString: 'x' }];
}

/** Numbers that are no whole ones, or too large, where the schema minds; amounts do not. */
const unusualFor = (core: z.ZodNumber): number[] =>
  [1.5, 1e308].filter((value) => !core.safeParse(value).success);

const isMembers = (core: z.ZodType): boolean =>
  core instanceof z.ZodObject || core instanceof z.ZodRecord;
