import type { WireFields, WireValue } from './wire.js';
import { finite, textOf } from './wire-scalars.js';
import type { XmlBuilder } from './xml-builder.js';
import { writtenOnce } from './written-once.js';
import { fallbackOf, mapValues, pick, soleEntry } from './xml-members.js';
import { prefixOf, type Tag, Tags } from './xml-tags.js';
import { decimalText, escapeText, zonedInstants } from './xml-text.js';
import type {
  ListField,
  MixedField,
  VariantsField,
  XmlContent,
  XmlField,
  XmlMember,
  XmlRoot,
  XmlScalar,
  XmlType,
} from './xml-types.js';

type WriteElement = (value: WireValue, tag: Tag) => string;
export type ScalarTexts = Readonly<Record<XmlScalar, (value: WireValue) => string>>;

export function scalarTexts(zone: string): ScalarTexts {
  const zoned = zonedInstants(zone);
  return {
    string: (value) => escapeText(textOf(value)),
    decimal: (value) => decimalText(finite(value)),
    integer: (value) => decimalText(finite(value)),
    boolean: String,
    instant: (value) => zoned(value as string),
  };
}

/** What the writers of one root share: its prefixes, its tags, its types. */
export class XmlScope {
  readonly tags: Tags;
  readonly scalars: ScalarTexts;
  private readonly root: XmlRoot;
  private readonly types = new Map<XmlType, TypeWriter>();

  constructor(root: XmlRoot, scalars: ScalarTexts, builder: XmlBuilder) {
    this.tags = new Tags(builder);
    this.root = root;
    this.scalars = scalars;
  }

  writerOf(type: XmlType): TypeWriter {
    let writer = this.types.get(type);
    if (!writer) this.types.set(type, (writer = new TypeWriter(type, this)));
    return writer;
  }

  qualify(namespace: string, name: string): string {
    return prefixOf(this.root, namespace) + name;
  }
}

/** One member as it is written. */
interface Slot {
  readonly name: string;
  /** The name of the element with its prefix. */
  readonly element: string;
  /** What stands in for an absent value. */
  readonly fallback: WireValue;
  readonly write: WriteElement;
  tag: Tag | undefined;
}

/** Writes the children of an element of one type. */
export class TypeWriter {
  private readonly slots: readonly Slot[];
  private readonly scope: XmlScope;

  constructor(type: XmlType, scope: XmlScope) {
    this.scope = scope;
    this.slots = type.members.filter(isElement).map((member) => slotOf(member, scope));
  }

  write(fields: WireFields): string {
    let text = '';
    for (const slot of this.slots) {
      const value = fields[slot.name] ?? slot.fallback;
      if (value === undefined) continue;
      text += slot.write(value, slot.tag ?? this.tagOf(slot, fields));
    }
    return text;
  }

  /** Makes the tags of all fields at hand, because the rest of a type may never be needed. */
  private tagOf(slot: Slot, fields: WireFields): Tag {
    const needed = this.slots.filter(({ name, tag }) => !tag && name in fields);
    this.scope.tags.make(needed.map(({ element }) => element));
    return (slot.tag = this.scope.tags.of(slot.element));
  }
}

const isElement = ({ field }: XmlMember): boolean =>
  typeof field === 'string' || field.kind !== 'attribute';

/** For members whose items name their own element. */
const NO_TAG: Tag = { open: '', close: '', empty: '' };

const slotOf = (member: XmlMember, scope: XmlScope): Slot => ({
  name: member.name,
  element: elementOf(member, scope),
  fallback: fallbackOf(member.field),
  write: writeOf(member, scope),
  tag: namesItsItems(member.field) ? NO_TAG : undefined,
});

const namesItsItems = (field: XmlField): boolean =>
  typeof field === 'object' && (field.kind === 'variants' || field.kind === 'mixed');

function elementOf({ name, namespace, field }: XmlMember, scope: XmlScope): string {
  const named = typeof field === 'object' && field.kind === 'list' ? field.element : undefined;
  if (!named) return scope.qualify(namespace, name);
  return scope.qualify((field as ListField<XmlType>).of.namespace, named);
}

function writeOf({ namespace, field }: XmlMember, scope: XmlScope): WriteElement {
  if (typeof field === 'string') return writeContent(field, scope);
  switch (field.kind) {
    case 'spelled':
    case 'attribute':
      return writeContent('string', scope);
    case 'nested':
      return writeContent(field.type, scope);
    case 'list':
      return writeList(writeItem(field, scope));
    case 'variants':
      return writeVariants(field, scope);
    case 'mixed':
      return writeMixed(field, namespace, scope);
  }
}

/** An empty text keeps both tags, an element without children is closed at once, as in JAXB. */
function writeContent(content: XmlContent, scope: XmlScope): WriteElement {
  if (typeof content === 'string') {
    const toText = scope.scalars[content];
    return (value, tag) => tag.open + toText(value) + tag.close;
  }
  return (value, tag) => {
    const children = scope.writerOf(content).write(value as WireFields);
    return children === '' ? tag.empty : tag.open + children + tag.close;
  };
}

function writeItem({ of, lasting }: ListField, scope: XmlScope): WriteElement {
  const write = writeContent(of, scope);
  return lasting ? taggedOnce(write) : write;
}

/** The tag of a field is always the same. */
function taggedOnce(write: WriteElement): WriteElement {
  let tag = NO_TAG;
  const once = writtenOnce((value: WireValue) => write(value, tag));
  return (value, own) => {
    tag = own;
    return once(value);
  };
}

const writeList =
  (write: WriteElement): WriteElement =>
  (values, tag) => {
    let text = '';
    for (const value of values as readonly WireValue[]) text += write(value, tag);
    return text;
  };

function writeVariants(field: VariantsField, scope: XmlScope): WriteElement {
  const writers = mapValues(field.variants, ({ element, type }) => {
    const name = scope.qualify(type.namespace, element);
    const write = writeContent(type, scope);
    return (value: WireValue) => write(value, scope.tags.of(name));
  });
  return writeList((item) => pick(writers, (item as WireFields)[field.discriminator])(item));
}

function writeMixed(field: MixedField, namespace: string, scope: XmlScope): WriteElement {
  const writers = mapValues(field.alternatives, (content, element) => {
    const name = scope.qualify(namespace, element);
    const write = writeContent(content, scope);
    return (value: WireValue) => write(value, scope.tags.of(name));
  });
  return writeList((item) => {
    const [name, value] = soleEntry(item);
    return pick(writers, name)(value);
  });
}
