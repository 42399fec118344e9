import { parseArgs } from 'node:util';

import { reasonOf } from '../core/errors.js';
import { nearest } from '../core/nearest.js';
import { UsageError } from './usage-error.js';

/** How one option is written: as a flag that may repeat, or as a switch. */
export interface OptionShape {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  readonly short?: string;
}

export type OptionShapes = Readonly<Record<string, OptionShape>>;
export type Environment = Readonly<Record<string, string | undefined>>;

type Value = string | boolean | readonly (string | boolean)[];

export interface ParsedWords {
  readonly flags: Readonly<Record<string, Value | undefined>>;
  readonly words: readonly string[];
  /** Flags of the command line itself, which stand over those of the environment. */
  readonly given: ReadonlySet<string>;
}

/**
 * Reads flags and words. A flag stands over its `DOPPELBANK_…` variable, which stands over the
 * default; an unknown flag is refused with the nearest right one.
 */
export function parseWords(
  words: readonly string[],
  shapes: OptionShapes,
  environment: Environment = {},
): ParsedWords {
  refuseUnknown(words, shapes);
  const { values, positionals } = parsed(words, shapes);
  return {
    flags: { ...fromEnvironment(shapes, environment), ...values },
    words: positionals,
    given: new Set(Object.keys(values)),
  };
}

/** The value of a flag that is a text, when it has one. */
export const textOf = (value: Value | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The values of a flag that may repeat. */
export const listOf = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : [];

function parsed(
  words: readonly string[],
  shapes: OptionShapes,
): { values: ParsedWords['flags']; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: shapes,
      allowPositionals: true,
      strict: true,
    });
    return { values: { ...values }, positionals };
  } catch (error) {
    throw new UsageError(firstSentence(reasonOf(error)));
  }
}

function refuseUnknown(words: readonly string[], shapes: OptionShapes): void {
  for (const word of words) {
    if (word === '--') return;
    if (!word.startsWith('--')) continue;
    const name = word.slice(2).split('=')[0] ?? '';
    if (Object.hasOwn(shapes, name)) continue;
    const like = nearest(name, Object.keys(shapes));
    const hint = like === undefined ? 'See doppelbank --help.' : `Did you mean --${like}?`;
    throw new UsageError(`There is no flag --${name} here. ${hint}`);
  }
}

const variableOf = (flag: string): string =>
  `DOPPELBANK_${flag.replaceAll('-', '_').toUpperCase()}`;

function fromEnvironment(
  shapes: OptionShapes,
  environment: Environment,
): Record<string, string | boolean | string[]> {
  const found: Record<string, string | boolean | string[]> = {};
  for (const [flag, shape] of Object.entries(shapes)) {
    const value = environment[variableOf(flag)];
    if (value === undefined || value === '') continue;
    if (shape.type === 'boolean') found[flag] = isYes(variableOf(flag), value);
    else found[flag] = shape.multiple ? value.split(',') : value;
  }
  return found;
}

function isYes(variable: string, value: string): boolean {
  if (/^(1|true|yes|on)$/i.test(value)) return true;
  if (/^(0|false|no|off)$/i.test(value)) return false;
  throw new UsageError(`${variable} is "${value}"; say true or false.`);
}

const firstSentence = (text: string): string =>
  `${text.split('. ')[0] ?? text}.`.replace('..', '.');
