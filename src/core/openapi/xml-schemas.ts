import type { XmlContent, XmlField, XmlScalar, XmlType } from '../http/xml-types.js';
import { referenceTo, type JsonSchema } from './description.js';

/** The JSON form of types that are written in XML too, each under its name. */
export function namedXmlSchemas(
  types: Readonly<Record<string, XmlType>>,
): Readonly<Record<string, JsonSchema>> {
  const names = new Map(Object.entries(types).map(([name, type]) => [type, name]));
  const entries = Object.entries(types);
  return Object.fromEntries(entries.map(([name, type]) => [name, objectOf(type, names)]));
}

type Names = ReadonlyMap<XmlType, string>;

const SCALARS: Readonly<Record<XmlScalar, JsonSchema>> = {
  string: { type: 'string' },
  decimal: { type: 'number' },
  integer: { type: 'integer', format: 'int64' },
  boolean: { type: 'boolean' },
  instant: { type: 'integer', format: 'int64', description: 'Milliseconds since 1970' },
};

function objectOf({ members }: XmlType, names: Names, tag: JsonSchema = {}): JsonSchema {
  const always = members.filter(({ field }) => isAlways(field)).map(({ name }) => name);
  const required = [...Object.keys(tag), ...always];
  return {
    type: 'object',
    properties: {
      ...tag,
      ...Object.fromEntries(members.map(({ name, field }) => [name, fieldOf(field, names)])),
    },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** Lists of variants and mixed lists are always written. */
function isAlways(field: XmlField): boolean {
  if (typeof field === 'string') return false;
  if (field.kind === 'variants' || field.kind === 'mixed') return true;
  return (field.kind === 'list' || field.kind === 'nested') && field.always;
}

function fieldOf(field: XmlField, names: Names): JsonSchema {
  if (typeof field === 'string') return SCALARS[field];
  switch (field.kind) {
    case 'attribute':
    case 'spelled':
      return SCALARS.string;
    case 'nested':
      return contentOf(field.type, names);
    case 'list':
      return arrayOf([contentOf(field.of, names)]);
    case 'variants':
      return arrayOf(
        Object.entries(field.variants).map(([value, { type }]) =>
          objectOf(type, names, { [field.discriminator]: { type: 'string', const: value } }),
        ),
      );
    case 'mixed':
      return arrayOf(Object.values(field.alternatives).map((content) => contentOf(content, names)));
  }
}

const arrayOf = ([first = {}, ...others]: readonly JsonSchema[]): JsonSchema => ({
  type: 'array',
  items: others.length > 0 ? { anyOf: [first, ...others] } : first,
});

function contentOf(content: XmlContent, names: Names): JsonSchema {
  if (typeof content === 'string') return SCALARS[content];
  const name = names.get(content);
  return name === undefined ? objectOf(content, names) : referenceTo(name);
}
