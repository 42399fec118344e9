import type { XmlRoot } from './xml-types.js';

/** A value in a body before it is JSON or XML. `undefined` means absent: codecs leave it out. */
export type WireValue =
  string | number | boolean | null | undefined | readonly WireValue[] | WireFields;

export interface WireFields {
  readonly [name: string]: WireValue;
}

/**
 * A response body before it is text: fields in wire order and, where the API also speaks XML,
 * the description from which both forms are written.
 */
export interface WireDocument {
  readonly fields: WireFields;
  readonly xml?: XmlRoot;
  /** The same document is answered again: its text may be kept for as long as it lives. */
  readonly lasting?: true;
}

export const json = (fields: WireFields): WireDocument => ({ fields });
