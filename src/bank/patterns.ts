import { SandboxError } from '../core/errors.js';
import { suggestion } from './suggestion.js';

export type Fields = Readonly<Record<string, unknown>>;

/** A fact as it was written, and as it is with what it takes over from its pattern. */
export interface PatternedFact {
  readonly own: Fields;
  /** The same object for all that follow it, complete with what it builds on. */
  readonly pattern: Fields | undefined;
  whole(): Fields;
}

/**
 * The facts of a file that are written by patterns: `{ "patterns": { NAME: {...} }, "facts": [...] }`.
 * A fact that names a `pattern` says only what differs: members of objects are put together, every
 * other value takes the place of the pattern's. A pattern may build on one that stands before it.
 * `undefined` when the file is written in another way.
 */
export function patternedFacts(
  file: unknown,
  origin: string,
): readonly PatternedFact[] | undefined {
  if (!isFields(file) || Object.keys(file).sort().join() !== 'facts,patterns') return undefined;
  if (!isFields(file['patterns']) || !Array.isArray(file['facts'])) return undefined;
  const patterns = new Map<string, Fields>();
  for (const [name, fields] of Object.entries(file['patterns'])) {
    patterns.set(name, completed(fields, patterns, `${origin}.patterns.${name}`).whole());
  }
  return file['facts'].map((fact, index) => completed(fact, patterns, `${origin}.facts[${index}]`));
}

function completed(
  fact: unknown,
  patterns: ReadonlyMap<string, Fields>,
  origin: string,
): PatternedFact {
  if (!isFields(fact)) throw new SandboxError(`${origin}: expected an object`);
  const { pattern: name, ...own } = fact;
  if (typeof name !== 'string') return { own: fact, pattern: undefined, whole: () => fact };
  const pattern = patterns.get(name);
  if (pattern) return { own, pattern, whole: () => together(pattern, own) };
  const near = suggestion(name, patterns.keys());
  throw new SandboxError(`${origin}: there is no pattern "${name}" before it${near}`);
}

/** Members of both, deep inside too; what is no object in both is that of `own`. */
export function together(pattern: Fields, own: Fields): Fields {
  const fields: Record<string, unknown> = { ...pattern };
  for (const [key, value] of Object.entries(own)) {
    const base = fields[key];
    fields[key] = isFields(base) && isFields(value) ? together(base, value) : value;
  }
  return fields;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
