import { z } from 'zod';

import type { SettingsSection } from '../../src/core/world/world.js';
import { markdownTable } from './markdown.js';

interface Described {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
}

/**
 * The knobs of a provider: a table of those above which a sentence stands in their source, and a
 * list of the others, which are named like the field of the API that they fill.
 */
export function settingsTable(
  { schema }: SettingsSection<never> | SettingsSection<object>,
  source: string,
): string {
  const described = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Described;
  const sentences = sentencesOf(source);
  const knobs = knobsOf(described);
  const isExplained = ([name]: [string, Described]): boolean => sentences.has(lastOf(name));
  const rows = knobs
    .filter(isExplained)
    .map(([name, knob]) => [`\`${name}\``, defaultOf(knob), sentences.get(lastOf(name)) ?? '']);
  const others = knobs.filter((knob) => !isExplained(knob)).map(listed);
  const rest =
    others.length > 0 ? ['', `The others with their defaults: ${others.join(', ')}.`] : [];
  return [markdownTable(['Setting', 'Default', 'Meaning'], rows), ...rest].join('\n');
}

const defaultOf = (knob: Described): string =>
  knob.default === undefined ? '' : `\`${JSON.stringify(knob.default)}\``;

function listed([name, knob]: [string, Described]): string {
  const words = knob.enum ? ` (of ${knob.enum.join(', ')})` : '';
  return `\`${name}\` ${defaultOf(knob)}${words}`;
}

/** Knobs inside an object are named with a dot. */
function knobsOf({ properties = {} }: Described, prefix = ''): [string, Described][] {
  return Object.entries(properties).flatMap(([name, knob]): [string, Described][] =>
    knob.properties ? knobsOf(knob, `${prefix}${name}.`) : [[prefix + name, knob]],
  );
}

const lastOf = (name: string): string => name.split('.').at(-1) ?? name;

const sentencesOf = (source: string): Map<string, string> =>
  new Map(
    [...source.matchAll(/\/\*\* ([^*]+) \*\/\s+(\w+):/g)].map(([, sentence = '', name = '']) => [
      name,
      sentence,
    ]),
  );
