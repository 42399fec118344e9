/**
 * One description of a type, from which JSON and XML are both written.
 *
 * Instants travel through wire fields as ISO 8601 strings (`2016-07-01T15:52:26.397Z`); JSON makes
 * epoch milliseconds of them, XML a time with the offset of its dialect. Decimals travel as numbers.
 */
export interface ScalarValues {
  string: string;
  decimal: number;
  integer: number;
  boolean: boolean;
  instant: string;
}

export type XmlScalar = keyof ScalarValues;

/** A string that JSON spells differently for some of its values. */
export interface SpelledField {
  readonly kind: 'spelled';
  readonly inJson: Readonly<Record<string, string>>;
}

/** An unqualified attribute of the root element; a plain member in JSON. */
export interface AttributeField {
  readonly kind: 'attribute';
}

export interface NestedField<T extends XmlType = XmlType> {
  readonly kind: 'nested';
  readonly type: T;
  /** Written as an empty object or element when absent. */
  readonly always: boolean;
}

/** Repeated elements; an array in JSON. Each element carries the field's own name unless one is given. */
export interface ListField<C extends XmlContent = XmlContent> {
  readonly kind: 'list';
  readonly of: C;
  readonly element: string | undefined;
  /** JSON writes `[]` when absent. */
  readonly always: boolean;
  /** The same items come again and again, so that what was written of each is kept. */
  readonly lasting: boolean;
}

export interface Variant<T extends XmlType = XmlType> {
  readonly element: string;
  readonly type: T;
}

/** A list whose items name their own element in XML and carry a discriminator in JSON. */
export interface VariantsField<D extends string = string, V extends Variants = Variants> {
  readonly kind: 'variants';
  readonly discriminator: D;
  readonly variants: V;
}

/** Children that alternate freely. Items are `{ elementName: value }`; JSON writes the bare value. */
export interface MixedField<A extends Alternatives = Alternatives> {
  readonly kind: 'mixed';
  readonly alternatives: A;
}

export type XmlContent = XmlScalar | XmlType;
export type XmlField =
  XmlScalar | SpelledField | AttributeField | NestedField | ListField | VariantsField | MixedField;

export interface Variants {
  readonly [discriminator: string]: Variant;
}
export interface Alternatives {
  readonly [element: string]: XmlContent;
}
export interface XmlFields {
  readonly [name: string]: XmlField;
}

/** A field with the namespace of the type that declares it. */
export interface XmlMember {
  readonly name: string;
  readonly namespace: string;
  readonly field: XmlField;
}

/** A type: the namespace of its own elements, and its members in XML order, those of the base first. */
export interface XmlType<F extends XmlFields = XmlFields> {
  readonly namespace: string;
  readonly fields: F;
  readonly members: readonly XmlMember[];
}

/** A document element. The first namespace is the default one, the others are ns2, ns3 ... */
export interface XmlRoot<T extends XmlType = XmlType> {
  readonly name: string;
  readonly type: T;
  readonly namespaces: readonly string[];
}
