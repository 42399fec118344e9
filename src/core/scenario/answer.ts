import { mismatches } from './match.js';
import type { Expectation } from './schema.js';
import { valueAt } from './variables.js';

/** How a step ended. */
export interface StepOutcome {
  /** What was asked, in a line. */
  readonly title: string;
  readonly failures: readonly string[];
  /** What came back, for those who watch. */
  readonly answer: unknown;
}

/** An answer in the form against which expectations are held. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly text?: string;
}

/** What a step says of its answer. */
export interface Wishes {
  readonly expect?: Expectation | undefined;
  readonly remember?: Readonly<Record<string, string>> | undefined;
}

/** Holds an answer to what is expected of it, and remembers what is to be remembered. */
export function conclude(
  title: string,
  answer: Answer,
  { expect = {}, remember = {} }: Wishes,
  values: Map<string, unknown>,
): StepOutcome {
  const failures = failuresOf(expect, answer);
  for (const [name, path] of Object.entries(remember)) {
    const value = valueAt(answer, withoutCase(path));
    if (value === undefined) failures.push(`nothing at ${path} to remember as "${name}"`);
    values.set(name, value);
  }
  return { title, failures, answer };
}

/** Names of headers count in any case. */
const withoutCase = (path: string): string =>
  path.startsWith('headers') ? path.toLowerCase() : path;

function failuresOf(expect: Expectation, { status, headers, body, text }: Answer): string[] {
  const wanted = Object.entries(expect.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return [
    ...mismatchedStatus(expect.status, status, body),
    ...mismatches(Object.fromEntries(wanted), headers, 'headers'),
    ...('body' in expect ? mismatches(expect.body, body, 'body') : []),
    ...(expect.text === undefined ? [] : mismatches(expect.text, text, 'text')),
  ];
}

/** A refusal that nobody expects is a failure of the story. */
function mismatchedStatus(expected: number | undefined, actual: number, body: unknown): string[] {
  if (expected !== undefined) return mismatches(expected, actual, 'status');
  return actual < 400 ? [] : [`refused with ${actual}: ${JSON.stringify(body)}`];
}
