import { didYouMean } from '../nearest.js';
import { INCLUDES, matcherIn, objection } from './match.js';
import type { Found } from './mistakes.js';
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
      ...textsIn(step, path).flatMap((text) => [
        ...unknownVariables(text, remembered),
        ...unknownMatcher(text),
      ]),
    ];
    const names = 'remember' in step ? Object.keys(step.remember ?? {}) : [];
    for (const name of names) remembered.add(name);
    return found;
  });
}

function unknownOperation(step: Step, operations: KnownOperations, path: PropertyKey[]): Found[] {
  if (!('call' in step) || operations.includes(step.call)) return [];
  const message = `Unknown operation "${step.call}".${didYouMean(step.call, operations)}`;
  return [{ path: [...path, 'call'], message }];
}

/** A text, and where it stands. */
interface PlacedText {
  readonly text: string;
  readonly path: readonly PropertyKey[];
}

function unknownVariables({ text, path }: PlacedText, remembered: ReadonlySet<string>): Found[] {
  return variablesIn(text)
    .filter((name) => !remembered.has(name))
    .map((name) => {
      const hint = didYouMean(name, [...remembered]);
      return { path, message: `"${name}" was never remembered before this step.${hint}` };
    });
}

function unknownMatcher({ text, path }: PlacedText): Found[] {
  if (!path.includes('expect') && !path.includes('outbox')) return [];
  if (text === INCLUDES && path.at(-1) === INCLUDES) return [];
  const matcher = matcherIn(text);
  const message = matcher && objection(matcher);
  return message === undefined ? [] : [{ path, message }];
}

/** All texts of a value, keys included. */
function textsIn(value: unknown, path: readonly PropertyKey[]): PlacedText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    { text: key, path: [...path, key] },
    ...textsIn(child, [...path, key]),
  ]);
}
