import { nearest } from '../nearest.js';
import type { Found } from './load.js';
import { INCLUDES, MATCHER_NAMES, matcherIn } from './match.js';
import type { Scenario, Step } from './schema.js';
import { variablesIn } from './variables.js';

/** Operation names that a scenario may call. */
export type KnownOperations = readonly string[];

/** What every run knows without having been told. */
const GIVEN = ['world', 'baseUrl'];

/** Operations that nobody offers, values never remembered, matchers that do not exist. */
export function checkReferences(scenario: Scenario, operations: KnownOperations): Found[] {
  const remembered = new Set(GIVEN);
  return scenario.steps.flatMap((step, index) => {
    const path = ['steps', index];
    const found = [
      ...unknownOperation(step, operations, path),
      ...walk(step, path, (text, place) => [
        ...unknownVariables(text, place, remembered),
        ...unknownMatcher(text, place),
      ]),
    ];
    if ('remember' in step)
      for (const name of Object.keys(step.remember ?? {})) remembered.add(name);
    return found;
  });
}

function unknownOperation(step: Step, operations: KnownOperations, path: PropertyKey[]): Found[] {
  if (!('call' in step) || operations.includes(step.call)) return [];
  return [
    {
      path: [...path, 'call'],
      message: `Unknown operation "${step.call}".${hint(step.call, operations)}`,
    },
  ];
}

function unknownVariables(
  text: string,
  path: PropertyKey[],
  remembered: ReadonlySet<string>,
): Found[] {
  return variablesIn(text)
    .filter((name) => !remembered.has(name))
    .map((name) => ({
      path,
      message: `"${name}" was never remembered before this step.${hint(name, [...remembered])}`,
    }));
}

function unknownMatcher(text: string, path: PropertyKey[]): Found[] {
  if (!path.includes('expect') && !path.includes('outbox')) return [];
  const name = matcherIn(text)?.name;
  if (name === undefined || MATCHER_NAMES.includes(name)) return [];
  if (text === INCLUDES && path.at(-1) === INCLUDES) return [];
  return [{ path, message: `Unknown matcher <${name}>.${hint(name, MATCHER_NAMES)}` }];
}

function walk(
  value: unknown,
  path: PropertyKey[],
  visit: (text: string, path: PropertyKey[]) => Found[],
): Found[] {
  if (typeof value === 'string') return visit(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [...visit(key, place), ...walk(child, place, visit)];
  });
}

function hint(word: string, known: readonly string[]): string {
  const like = nearest(word, known);
  return like === undefined ? '' : ` Did you mean "${like}"?`;
}
