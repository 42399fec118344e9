import type { WireDocument, WireFields, WireValue } from './wire.js';
import { finite, instantOf, textOf } from './wire-scalars.js';
import { writtenOnce } from './written-once.js';
import { fallbackOf, mapValues, pick, soleEntry } from './xml-members.js';
import type {
  ListField,
  VariantsField,
  XmlContent,
  XmlField,
  XmlMember,
  XmlScalar,
  XmlType,
} from './xml-types.js';

export interface JsonCodec {
  readonly mediaType: 'application/json';
  readonly encode: (document: WireDocument) => string;
}

type ToJson = (value: WireValue) => string;

/** Writes JSON, from the type description where a document has one; absent members are left out. */
export function createJsonCodec(): JsonCodec {
  const scope = new JsonScope();
  return {
    mediaType: 'application/json',
    encode: ({ fields, xml }) =>
      xml ? `{${scope.writerOf(xml.type).write(fields, '')}}` : JSON.stringify(fields),
  };
}

class JsonScope {
  private readonly types = new Map<XmlType, TypeWriter>();

  writerOf(type: XmlType): TypeWriter {
    let writer = this.types.get(type);
    if (!writer) this.types.set(type, (writer = new TypeWriter(type, this)));
    return writer;
  }
}

interface Slot {
  readonly name: string;
  /** The quoted name and a colon. */
  readonly key: string;
  readonly fallback: WireValue;
  readonly write: ToJson;
}

class TypeWriter {
  private readonly slots: readonly Slot[];

  constructor(type: XmlType, scope: JsonScope) {
    this.slots = type.members.map((member) => slotOf(member, scope));
  }

  /** The members of an object after those that `text` already holds. */
  write(fields: WireFields, text: string): string {
    for (const slot of this.slots) {
      const value = fields[slot.name] ?? slot.fallback;
      if (value === undefined) continue;
      text += (text === '' ? '' : ',') + slot.key + slot.write(value);
    }
    return text;
  }
}

const slotOf = ({ name, field }: XmlMember, scope: JsonScope): Slot => ({
  name,
  key: `${JSON.stringify(name)}:`,
  fallback: fallbackOf(field),
  write: writeOf(field, scope),
});

function writeOf(field: XmlField, scope: JsonScope): ToJson {
  if (typeof field === 'string') return SCALARS[field];
  switch (field.kind) {
    case 'attribute':
      return SCALARS.string;
    case 'spelled':
      return (value) => SCALARS.string(field.inJson[textOf(value)] ?? value);
    case 'nested':
      return writeContent(field.type, scope);
    case 'list':
      return writeArray(writeItem(field, scope));
    case 'variants':
      return writeVariants(field, scope);
    case 'mixed': {
      const writers = mapValues(field.alternatives, (content) => writeContent(content, scope));
      return writeArray((item) => {
        const [name, value] = soleEntry(item);
        return pick(writers, name)(value);
      });
    }
  }
}

// eslint-disable-next-line no-control-regex -- control characters are what must be found
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;

const quote = (text: string): string =>
  NEEDS_CARE.test(text) ? JSON.stringify(text) : `"${text}"`;

const SCALARS: Readonly<Record<XmlScalar, ToJson>> = {
  string: (value) => quote(textOf(value)),
  decimal: (value) => String(finite(value)),
  integer: (value) => String(finite(value)),
  boolean: String,
  instant: (value) => String(instantOf(value as string)),
};

const writeContent = (content: XmlContent, scope: JsonScope): ToJson =>
  typeof content === 'string'
    ? SCALARS[content]
    : (value) => `{${scope.writerOf(content).write(value as WireFields, '')}}`;

function writeItem({ of, lasting }: ListField, scope: JsonScope): ToJson {
  const write = writeContent(of, scope);
  return lasting ? writtenOnce(write) : write;
}

const writeArray =
  (write: ToJson): ToJson =>
  (values) => {
    let text = '';
    for (const value of values as readonly WireValue[]) {
      text += (text === '' ? '' : ',') + write(value);
    }
    return `[${text}]`;
  };

/** The discriminator comes first, before the members of the type. */
function writeVariants(field: VariantsField, scope: JsonScope): ToJson {
  const writers = mapValues(field.variants, ({ type }, value) => {
    const tagged = `${JSON.stringify(field.discriminator)}:${JSON.stringify(value)}`;
    return (item: WireValue) => `{${scope.writerOf(type).write(item as WireFields, tagged)}}`;
  });
  return writeArray((item) => pick(writers, (item as WireFields)[field.discriminator])(item));
}
