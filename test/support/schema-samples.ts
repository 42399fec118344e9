/** A JSON schema as the OpenAPI documents of the sandbox write it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly examples?: readonly unknown[];
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2024-02-29',
  'date-time': '2024-02-29T11:00:00.000+01:00',
  ipv4: '192.0.2.1',
};

/** Characters of which one is allowed wherever there is a pattern. */
const LETTERS = ['a', 'A', '1', '0', '-'];

/** A value that a schema takes, with nothing in it that may be left out. */
export function sampleOf(schema: Schema): unknown {
  const [example] = schema.examples ?? schema.enum ?? [];
  if (example !== undefined) return example;
  const [type = 'string'] = [schema.type].flat();
  return (BY_TYPE[type] ?? textSample)(schema);
}

const numberSample = ({ minimum = 1, maximum = 1 }: Schema): number =>
  Math.min(Math.max(minimum, 1), maximum);

const textSample = (schema: Schema): string => textOf(schema, Math.max(schema.minLength ?? 0, 1));

const BY_TYPE: Readonly<Record<string, (schema: Schema) => unknown>> = {
  object: ({ required = [], properties = {} }) =>
    Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})])),
  array: ({ minItems = 1, items = {} }) => Array.from({ length: minItems }, () => sampleOf(items)),
  boolean: () => true,
  integer: numberSample,
  number: numberSample,
};

/** A text of some length that a schema takes but for its length. */
export function textOf({ format = '', pattern, examples = [] }: Schema, length: number): string {
  const known = BY_FORMAT[format];
  if (known !== undefined) return known;
  const given = examples.filter((example) => typeof example === 'string');
  if (length === 0) return '';
  const address = 'https://a.example/'.padEnd(length, 'x');
  const texts = [...LETTERS.map((letter) => letter.repeat(length)), address, ...given];
  const fitting = texts.find((text) => !pattern || new RegExp(pattern, 'u').test(text));
  if (fitting === undefined) throw new Error(`${String(pattern)} needs an example`);
  return fitting;
}
