import { SandboxError } from '../core/errors.js';
import { suggestion } from './suggestion.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The facts of a file that are written by patterns: `{ "patterns": { NAME: {...} }, "facts": [...] }`.
 * A fact that names a `pattern` says only what differs: members of objects are put together, every
 * other value takes the place of the pattern's. A pattern may build on one that stands before it.
 * `undefined` when the file is written in another way.
 */
export function patternedFacts(file: unknown, origin: string): readonly unknown[] | undefined {
  if (!isFields(file) || Object.keys(file).sort().join() !== 'facts,patterns') return undefined;
  if (!isFields(file['patterns']) || !Array.isArray(file['facts'])) return undefined;
  const patterns = new Map<string, Fields>();
  for (const [name, fields] of Object.entries(file['patterns'])) {
    patterns.set(name, completed(fields, patterns, `${origin}.patterns.${name}`));
  }
  return file['facts'].map((fact, index) =>
    completed(fact, patterns, `${origin}.facts[${String(index)}]`),
  );
}

function completed(fact: unknown, patterns: ReadonlyMap<string, Fields>, origin: string): Fields {
  if (!isFields(fact)) throw new SandboxError(`${origin}: expected an object`);
  const { pattern: name, ...own } = fact;
  if (typeof name !== 'string') return fact;
  const pattern = patterns.get(name);
  if (pattern) return together(pattern, own);
  const near = suggestion(name, patterns.keys());
  throw new SandboxError(`${origin}: there is no pattern "${name}" before it${near}`);
}

function together(pattern: Fields, own: Fields): Fields {
  const fields: Record<string, unknown> = { ...pattern };
  for (const [key, value] of Object.entries(own)) {
    const base = fields[key];
    fields[key] = isFields(base) && isFields(value) ? together(base, value) : value;
  }
  return fields;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
