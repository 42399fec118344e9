/**
 * One description of a type, from which JSON and XML are both written.
 *
 * Instants travel as ISO 8601 UTC strings in wire fields (`2016-07-01T15:52:26.397Z`); the codec
 * turns them into what the media type wants. Money and other decimals travel as numbers.
 */
export type XmlScalar = 'string' | 'decimal' | 'long' | 'boolean' | 'instant' | 'date';

/** One member of a type, in XML order. */
export interface XmlField {
  readonly name: string;
  /** Namespace of the element; the type's own when absent. */
  readonly namespace?: string;
  readonly kind: XmlScalar | XmlType;
  /** A repeated element. JSON writes an array under `name`. */
  readonly list?: true;
  /** An unqualified attribute of the element instead of a child. */
  readonly attribute?: true;
}

/** A type: the namespace of its elements and its fields, base-type fields first. */
export interface XmlType {
  readonly namespace: string;
  readonly fields: readonly XmlField[];
}

/**
 * A document element. `variants` is for roots that hold a mixed list whose items name their own
 * element (`AccountList` with `BankingAccount`, `CreditAccount` ...): wire fields then carry an
 * array under `list`, and each item a discriminator under `discriminator`.
 */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly type: XmlType | XmlVariants | XmlMixedList;
}

export interface XmlVariants {
  readonly list: string;
  readonly discriminator: string;
  readonly variants: Readonly<Record<string, { readonly name: string; readonly type: XmlType }>>;
}

/** Items whose children alternate freely: `challenge` with text, image and choice. */
export interface XmlMixedList {
  readonly namespace: string;
  readonly list: string;
  readonly item: string;
  readonly mixed: string;
}
