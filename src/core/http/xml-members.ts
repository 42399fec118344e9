import type { WireFields, WireValue } from './wire.js';
import { textOf } from './wire-scalars.js';
import type { XmlField } from './xml-types.js';

/** What stands in for an absent value of a field that is always written. */
export function fallbackOf(field: XmlField): WireValue {
  if (typeof field === 'string') return undefined;
  if (field.kind === 'variants' || field.kind === 'mixed') return [];
  if (field.kind === 'list') return field.always ? [] : undefined;
  return field.kind === 'nested' && field.always ? {} : undefined;
}

export const mapValues = <V, R>(
  values: Readonly<Record<string, V>>,
  map: (value: V, key: string) => R,
): ReadonlyMap<string, R> =>
  new Map(Object.entries(values).map(([key, value]) => [key, map(value, key)]));

/** The writer that an item asks for by its discriminator or element name. */
export function pick<W>(writers: ReadonlyMap<string, W>, name: WireValue): W {
  const writer = writers.get(name as string);
  if (!writer) throw new TypeError(`No description for an item of kind ${textOf(name)}`);
  return writer;
}

/** The name and value of a mixed item: `{ text: 'Your pet?' }`. */
export function soleEntry(item: WireValue): readonly [string, WireValue] {
  const [entry] = Object.entries(item as WireFields);
  if (!entry) throw new TypeError('An item of a mixed list is empty');
  return entry;
}
