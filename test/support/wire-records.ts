import { textOf } from '../../src/core/http/wire-scalars.js';
import type { WireFields, WireValue } from '../../src/core/http/wire.js';
import type { XmlContent, XmlField, XmlRoot, XmlType } from '../../src/core/http/xml-types.js';

const LETTERS = ['a', 'Z', '7', ' ', '& ', '<', '>', '"', "'", 'é', '漢', '😀', '.', '\n', '\t'];

export type Random = () => number;

/** The same numbers on every run. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

export const pick = (random: Random, below: number): number => Math.floor(random() * below);

/** A value of each scalar. */
export const SCALARS = {
  string: (random: Random) =>
    Array.from({ length: 1 + pick(random, 12) }, () => LETTERS[pick(random, 15)]).join(''),
  decimal: (random: Random) => (pick(random, 2_000_000) - 1_000_000) / 100,
  integer: (random: Random) => pick(random, 1e15),
  boolean: (random: Random) => random() < 0.5,
  instant: (random: Random) =>
    new Date(1.4e12 + pick(random, 1e11) * (random() < 0.5 ? 1 : 1000)).toISOString(),
};

function randomContent(content: XmlContent, random: Random): WireValue {
  return typeof content === 'string' ? SCALARS[content](random) : randomRecord(content, random);
}

/** A record of a type with about half of its members. */
export function randomRecord(type: XmlType, random: Random): WireFields {
  const present = type.members.filter(() => random() < 0.5);
  return Object.fromEntries(
    present.map(({ name, field }) => [name, randomValue(field, random)] as const),
  );
}

function randomValue(field: XmlField, random: Random): WireValue {
  if (typeof field === 'string') return SCALARS[field](random);
  if (field.kind === 'nested') return randomRecord(field.type, random);
  if (field.kind !== 'list') return SCALARS.string(random);
  return Array.from({ length: pick(random, 3) }, () => randomContent(field.of, random));
}

/** What xmlbuilder2 is given to write the children of an element, all of them described anew. */
export function builderObject(root: XmlRoot, type: XmlType, fields: WireFields): object {
  return Object.fromEntries(
    type.members.flatMap(({ name, namespace, field }) => {
      const value = fields[name] ?? (isAlways(field) ? {} : undefined);
      if (value === undefined) return [];
      return [[qualify(root, namespace, name), builderValue(root, field, value)] as const];
    }),
  );
}

const isAlways = (field: XmlField): boolean =>
  typeof field === 'object' && field.kind === 'nested' && field.always;

function builderValue(root: XmlRoot, field: XmlField, value: WireValue): unknown {
  if (field === 'instant') return atSevenHoursWest(value as string);
  if (typeof field === 'string') return textOf(value);
  if (field.kind === 'nested') return builderObject(root, field.type, value as WireFields);
  if (field.kind !== 'list') return value;
  const { of } = field;
  return (value as WireFields[]).map((item) => builderObject(root, of as XmlType, item));
}

export function qualify(root: XmlRoot, namespace: string, name: string): string {
  const index = root.namespaces.indexOf(namespace);
  return index === 0 ? name : `ns${String(index + 1)}:${name}`;
}

/** The document element as xmlbuilder2 takes it, with its children in any order. */
export const builderRoot = (root: XmlRoot, children: readonly object[]): object => ({
  [qualify(root, root.type.namespace, root.name)]: {
    ...Object.fromEntries(
      root.namespaces.map((namespace, index) => [
        index === 0 ? '@xmlns' : `@xmlns:ns${String(index + 1)}`,
        namespace,
      ]),
    ),
    '#': children,
  },
});

function atSevenHoursWest(iso: string): string {
  const shifted = new Date(Date.parse(iso) - 7 * 3_600_000).toISOString();
  return `${shifted.slice(0, -1).replace(/\.000$/, '')}-07:00`;
}
