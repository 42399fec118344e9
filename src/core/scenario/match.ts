import { didYouMean } from '../nearest.js';

type Check = (actual: unknown, argument: string) => boolean;

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const isText =
  (pattern: RegExp): Check =>
  (actual) =>
    typeof actual === 'string' && pattern.test(actual);

const MATCHERS: Readonly<Record<string, Check>> = {
  any: (actual) => actual !== undefined,
  absent: (actual) => actual === undefined,
  string: (actual) => typeof actual === 'string',
  number: (actual) => typeof actual === 'number',
  integer: (actual) => Number.isInteger(actual),
  boolean: (actual) => typeof actual === 'boolean',
  list: (actual) => Array.isArray(actual),
  object: (actual) => typeof actual === 'object' && actual !== null && !Array.isArray(actual),
  uuid: isText(UUID),
  instant: isText(INSTANT),
  date: isText(DATE),
  at: (actual, instant) => instantOf(actual) === Date.parse(instant),
  matches: (actual, pattern) => typeof actual === 'string' && new RegExp(pattern).test(actual),
  contains: (actual, part) => typeof actual === 'string' && actual.includes(part),
  length: (actual, count) =>
    (typeof actual === 'string' || Array.isArray(actual)) && actual.length === Number(count),
  not: (actual, text) => String(actual) !== text,
};

/** As the only key of an object: its list's items are all in the answer's list, in any order. */
export const INCLUDES = '<includes>';

/** Providers write instants as text with an offset or as epoch milliseconds. */
const instantOf = (actual: unknown): unknown =>
  typeof actual === 'string' && INSTANT.test(actual) ? Date.parse(actual) : actual;

/** `<uuid>`, `<contains some text>`: the name and what follows it. */
export interface Matcher {
  readonly name: string;
  readonly argument: string;
}

export function matcherIn(text: string): Matcher | undefined {
  const [, name, argument = ''] = /^<([a-z]+)(?: (.*))?>$/s.exec(text) ?? [];
  return name === undefined ? undefined : { name, argument };
}

/** What keeps a matcher from being used, if anything does. */
export function objection({ name, argument }: Matcher): string | undefined {
  if (!checkOf(name)) return `Unknown matcher <${name}>.${didYouMean(name, Object.keys(MATCHERS))}`;
  if (argument.includes('${')) return undefined;
  const need = NEEDS[name];
  return need && !need.isGiven(argument)
    ? `<${name}> needs ${need.what}, not "${argument}".`
    : undefined;
}

const checkOf = (name: string): Check | undefined =>
  Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined;

interface Need {
  readonly what: string;
  readonly isGiven: (argument: string) => boolean;
}

/** What must follow the names of some matchers. */
const NEEDS: Readonly<Record<string, Need | undefined>> = {
  at: { what: 'an instant', isGiven: (argument) => INSTANT.test(argument) },
  length: { what: 'a number', isGiven: (argument) => /^\d+$/.test(argument) },
  matches: { what: 'a regular expression', isGiven: isPattern },
  contains: { what: 'a text', isGiven: (argument) => argument !== '' },
};

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

/** Where an answer is not what was expected, one line each; none when it is. */
export function mismatches(expected: unknown, actual: unknown, path: string): string[] {
  if (typeof expected === 'string') return mismatchedText(expected, actual, path);
  if (Array.isArray(expected)) return mismatchedList(expected, actual, path);
  if (typeof expected === 'object' && expected !== null) {
    return mismatchedObject(expected as Readonly<Record<string, unknown>>, actual, path);
  }
  return expected === actual ? [] : [differs(path, expected, actual)];
}

function mismatchedText(expected: string, actual: unknown, path: string): string[] {
  const matcher = matcherIn(expected);
  const check = matcher && checkOf(matcher.name);
  const isMatch = check ? check(actual, matcher.argument) : expected === actual;
  return isMatch ? [] : [differs(path, expected, actual)];
}

function mismatchedList(expected: readonly unknown[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return [differs(path, expected, actual)];
  if (actual.length !== expected.length) {
    return [`${path}: expected ${String(expected.length)} items, got ${String(actual.length)}`];
  }
  return expected.flatMap((item, index) =>
    mismatches(item, actual[index], `${path}[${String(index)}]`),
  );
}

function mismatchedObject(
  expected: Readonly<Record<string, unknown>>,
  actual: unknown,
  path: string,
): string[] {
  if (INCLUDES in expected) return missingItems(expected[INCLUDES], actual, path);
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) {
    return [differs(path, expected, actual)];
  }
  const found = actual as Readonly<Record<string, unknown>>;
  return Object.entries(expected).flatMap(([key, value]) =>
    mismatches(value, Object.hasOwn(found, key) ? found[key] : undefined, `${path}.${key}`),
  );
}

function missingItems(expected: unknown, actual: unknown, path: string): string[] {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return [differs(path, expected, actual)];
  const isThere = (item: unknown): boolean =>
    actual.some((found) => mismatches(item, found, path).length === 0);
  return expected
    .filter((item) => !isThere(item))
    .map((item) => `${path}: no item among ${String(actual.length)} is like ${show(item)}`);
}

const differs = (path: string, expected: unknown, actual: unknown): string =>
  `${path}: expected ${show(expected)}, got ${show(actual)}`;

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
