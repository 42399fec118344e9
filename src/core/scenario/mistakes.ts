import type { z } from 'zod';

import { complaintsOf, type Complaint } from '../complaints.js';
import { didYouMean } from '../nearest.js';
import { NOT_YET, Scenario, STEPS } from './schema.js';

/** A mistake, and the path to it inside the file. */
export interface Found {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Verb = keyof typeof STEPS;

const VERBS = Object.keys(STEPS) as readonly Verb[];
/** Everything without its steps, each of which is looked at by itself. */
const Frame = Scenario.omit({ steps: true });

/** What the form of a scenario has against a value. */
export function mistakesIn(value: unknown): Found[] {
  if (!isRecord(value)) {
    return [{ path: [], message: 'A scenario is a mapping with title, story and steps.' }];
  }
  const { steps, ...frame } = value;
  return [...mistakesOf(Frame, frame, []), ...mistakesInSteps(steps)];
}

function mistakesInSteps(steps: unknown): Found[] {
  if (!Array.isArray(steps) || steps.length === 0) {
    return [{ path: ['steps'], message: 'A scenario has a list of steps, at least one.' }];
  }
  return steps.flatMap((step: unknown, index) => mistakesInStep(step, ['steps', index]));
}

function mistakesInStep(step: unknown, path: readonly PropertyKey[]): Found[] {
  if (!isRecord(step)) return [{ path, message: 'A step is a mapping.' }];
  const [verb, second] = verbsOf(step);
  if (!verb) return [{ path, message: withoutVerb(Object.keys(step)) }];
  if (second)
    return [{ path, message: `A step does one thing; this one has ${verb} and ${second}.` }];
  return mistakesOf(STEPS[verb], step, path);
}

/** What a step does. `say` may accompany every other thing; alone it is a step of its own. */
function verbsOf(step: object): Verb[] {
  const verbs = VERBS.filter((verb) => verb in step);
  const keys = Object.keys(step);
  return verbs.length === 1 && keys.length === 1 ? verbs : verbs.filter((verb) => verb !== 'say');
}

function withoutVerb(keys: readonly string[]): string {
  const [later] = keys.flatMap((key) => notYet(key) ?? []);
  if (later !== undefined) return later;
  const [odd = ''] = keys.filter((key) => key !== 'say');
  return (
    `A step has one of ${VERBS.join(', ')}; this one has ${keys.join(', ') || 'nothing'}.` +
    didYouMean(odd, VERBS)
  );
}

/** Why a key is refused that will mean something one day. */
function notYet(key: string): string | undefined {
  return Object.hasOwn(NOT_YET, key) ? `"${key}" is refused: ${NOT_YET[key] ?? ''}.` : undefined;
}

function mistakesOf(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): Found[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return complaintsOf(schema, value, result.error).map((complaint) => asFound(complaint, path));
}

function asFound({ path, key, message }: Complaint, above: readonly PropertyKey[]): Found {
  if (key !== undefined) return { path: [...above, ...path, key], message: notYet(key) ?? message };
  const name = path.map(String).join('.');
  return { path: [...above, ...path], message: name === '' ? message : `${name}: ${message}` };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
