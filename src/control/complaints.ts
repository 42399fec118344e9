import type { z } from 'zod';

import { nearest } from '../core/nearest.js';

/** What a schema has against a value, in one line; `undefined` when it has nothing. */
export function complaintsOf(schema: z.ZodType, value: unknown, where: string): string | undefined {
  const result = schema.safeParse(value);
  if (result.success) return undefined;
  return describeIssues(result.error.issues, where, knownKeys(schema));
}

/** Issues as one line, with the nearest right word for a misspelt key. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  where: string,
  known: readonly string[] = [],
): string {
  return issues
    .map((issue) => {
      const place = [where, ...issue.path.map(String)].filter((part) => part !== '').join('.');
      if (issue.code !== 'unrecognized_keys') return `${place}: ${issue.message}.`;
      return issue.keys
        .map((key) => `${place}: unknown key "${key}".${hint(key, known)}`)
        .join(' ');
    })
    .join(' ');
}

const hint = (key: string, known: readonly string[]): string => {
  const word = nearest(key, known);
  return word === undefined ? '' : ` Did you mean "${word}"?`;
};

const knownKeys = (schema: z.ZodType): string[] =>
  'shape' in schema && schema.shape instanceof Object ? Object.keys(schema.shape) : [];
