import type { WireDocument } from './wire.js';
import type { FieldsOf } from './xml-fields.js';
import type {
  Alternatives,
  AttributeField,
  ListField,
  MixedField,
  NestedField,
  SpelledField,
  Variants,
  VariantsField,
  XmlContent,
  XmlFields,
  XmlRoot,
  XmlType,
} from './xml-types.js';

export function xmlType<const F extends XmlFields>(namespace: string, fields: F): XmlType<F> {
  const members = Object.entries(fields).map(([name, field]) => ({ name, namespace, field }));
  return { namespace, fields, members };
}

/** A subtype: its elements live in a namespace of their own and follow those of the base. */
export function extendType<B extends XmlFields, const F extends XmlFields>(
  base: XmlType<B>,
  namespace: string,
  fields: F,
): XmlType<B & F> {
  const own = xmlType(namespace, fields);
  return {
    namespace,
    fields: { ...base.fields, ...fields },
    members: [...base.members, ...own.members],
  };
}

export const attribute: AttributeField = { kind: 'attribute' };

export const spelled = (inJson: Readonly<Record<string, string>>): SpelledField => ({
  kind: 'spelled',
  inJson,
});

export const nested = <T extends XmlType>(type: T): NestedField<T> => ({
  kind: 'nested',
  type,
  always: false,
});

/** A member that is written, empty if need be, even when nothing is known. */
export const alwaysNested = <T extends XmlType>(type: T): NestedField<T> => ({
  kind: 'nested',
  type,
  always: true,
});

/** Repeated elements of the field's own name; JSON writes the array even when it is empty. */
export const list = <const C extends XmlContent>(of: C): ListField<C> => ({
  kind: 'list',
  of,
  element: undefined,
  always: true,
  lasting: false,
});

/** Repeated elements in the namespace of their own type; JSON leaves the array out when absent. */
export const listOf = <T extends XmlType>(element: string, of: T): ListField<T> => ({
  kind: 'list',
  of,
  element,
  always: false,
  lasting: false,
});

/**
 * The same for records that are kept and told again in other lists: each is written once in a
 * format, and its text lives as long as the record. So they must never be changed.
 */
export const lastingListOf = <T extends XmlType>(element: string, of: T): ListField<T> => ({
  ...listOf(element, of),
  lasting: true,
});

export const variants = <const D extends string, const V extends Variants>(
  discriminator: D,
  each: V,
): VariantsField<D, V> => ({ kind: 'variants', discriminator, variants: each });

export const mixed = <const A extends Alternatives>(alternatives: A): MixedField<A> => ({
  kind: 'mixed',
  alternatives,
});

/** A document that is written in JSON and in XML from the description of its root. */
export const described = <T extends XmlType>(
  xml: XmlRoot<T>,
  fields: FieldsOf<T>,
): WireDocument => ({ fields, xml });
