import { sampleOf, textOf, type Schema } from './schema-samples.js';

/** What a broken value breaks. */
export type Constraint =
  'required' | 'type' | 'length' | 'pattern' | 'format' | 'bounds' | 'enum' | 'items';

/** A value that breaks one constraint of a schema and no other. */
export interface Broken {
  readonly constraint: Constraint;
  /** Where in the value: names and indices. */
  readonly path: readonly (string | number)[];
  /** `undefined` where the value is left out. */
  readonly value: unknown;
}

const MAX_INT32 = 2 ** 31 - 1;
const UNREAL = ['\u0000', '\u2603', '§', ' ', 'x'];

/** Each constraint of a schema, broken once. */
export function brokenOf(schema: Schema): readonly Broken[] {
  return [...wrongTypes(schema), ...outOfBounds(schema), ...insideOf(schema)];
}

/** The fields of an object: left out where they are needed, and broken in each way. */
export function brokenFieldsOf({ properties = {}, required = [] }: Schema): readonly Broken[] {
  return Object.entries(properties).flatMap(([name, field]) => [
    ...(required.includes(name)
      ? [
          { constraint: 'required', path: [name], value: undefined } as const,
          { constraint: 'required', path: [name], value: null } as const,
        ]
      : []),
    ...brokenOf(field).map((broken) => ({ ...broken, path: [name, ...broken.path] })),
  ]);
}

/** For a word of a list nothing but the list counts. */
function wrongTypes({ type, enum: words }: Schema): Broken[] {
  const types = [type].flat();
  const others: readonly [string, unknown][] = [
    ['string', 'x'],
    ['boolean', true],
    ['number', 1.5],
    ['array', []],
    ['object', {}],
  ];
  return others
    .filter(([other]) => type !== undefined && !types.includes(other))
    .map(([, value]) => ({ constraint: words ? 'enum' : 'type', path: [], value }));
}

const outOfBounds = (schema: Schema): Broken[] => [
  ...brokenTexts(schema),
  ...brokenNumbers(schema),
  ...brokenLists(schema),
];

const whole = (constraint: Constraint, value: unknown): Broken => ({ constraint, path: [], value });

function brokenTexts(schema: Schema): Broken[] {
  const { minLength = 0, maxLength, format, pattern } = schema;
  return [
    ...(minLength > 0 ? [whole('length', textOf(schema, minLength - 1))] : []),
    ...(maxLength === undefined ? [] : [whole('length', textOf(schema, maxLength + 1))]),
    ...(pattern === undefined ? [] : [whole('pattern', misfitOf(pattern, minLength))]),
    ...(format === 'date' ? ['2024-02-30', '29.02.2024'] : []).map((text) => whole('format', text)),
    ...(schema.enum ? [whole('enum', 'NO_SUCH_WORD')] : []),
  ];
}

function brokenNumbers({ minimum, maximum, format }: Schema): Broken[] {
  const most = maximum ?? (format === 'int32' ? MAX_INT32 : undefined);
  return [
    ...(minimum === undefined ? [] : [whole('bounds', minimum - 1)]),
    ...(most === undefined ? [] : [whole('bounds', most + 1)]),
  ];
}

function brokenLists({ minItems = 0, maxItems, items = {} }: Schema): Broken[] {
  const tooMany = { length: (maxItems ?? 0) + 1 };
  return [
    ...(minItems > 0 ? [whole('items', [])] : []),
    ...(maxItems === undefined
      ? []
      : [
          whole(
            'items',
            Array.from(tooMany, () => sampleOf(items)),
          ),
        ]),
  ];
}

function misfitOf(pattern: string, length: number): string {
  const texts = UNREAL.map((character) => character.repeat(Math.max(length, 1)));
  const misfit = texts.find((text) => !new RegExp(pattern, 'u').test(text));
  if (misfit === undefined) throw new Error(`every text fits ${pattern}`);
  return misfit;
}

function insideOf(schema: Schema): Broken[] {
  if (schema.items) {
    return brokenOf(schema.items).map(({ constraint, path, value }) => ({
      constraint,
      path: [0, ...path],
      value,
    }));
  }
  return schema.properties ? [...brokenFieldsOf(schema)] : [];
}

/** A value of a schema with one broken place in it. */
export function withBroken(schema: Schema, path: Broken['path'], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const sample = sampleOf(schema);
  if (typeof step === 'number') return [withBroken(schema.items ?? {}, rest, value)];
  const inner = withBroken(schema.properties?.[step] ?? {}, rest, value);
  return { ...(sample as object), [step]: inner };
}
