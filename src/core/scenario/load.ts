import { readFileSync } from 'node:fs';

import { isNode, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import type { z } from 'zod';

import { SandboxError } from '../errors.js';
import { nearest } from '../nearest.js';
import { NOT_YET, Scenario, STEPS } from './schema.js';
import { checkReferences, type KnownOperations } from './references.js';

/** One mistake in a scenario file. */
export interface Mistake {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** All mistakes of a scenario file, one a line. */
export class ScenarioMistakes extends SandboxError {
  override readonly name = 'ScenarioMistakes';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(
      mistakes.map(({ file, line, message }) => `${file}:${String(line)}: ${message}`).join('\n'),
    );
    this.mistakes = mistakes;
  }
}

/** Reads and checks a scenario file; throws `ScenarioMistakes` with everything that is wrong. */
export function loadScenario(file: string, known: KnownOperations): Scenario {
  return parseScenario(readText(file), file, known);
}

export function parseScenario(text: string, file: string, known: KnownOperations): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line;
    throw new ScenarioMistakes([{ file, line, message: broken.message.split('\n')[0] ?? '' }]);
  }
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(document, lines, path);
  const report = (found: readonly Found[]): never => {
    throw new ScenarioMistakes(
      found.map(({ path, message }) => ({ file, line: lineOf(path), message })),
    );
  };
  const value: unknown = document.toJS();
  const found = mistakesIn(value);
  if (found.length > 0) report(found);
  const scenario = Scenario.parse(value);
  const loose = checkReferences(scenario, known);
  if (loose.length > 0) report(loose);
  return scenario;
}

/** A mistake, and the path to it inside the file. */
export interface Found {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function mistakesIn(value: unknown): Found[] {
  if (!isRecord(value))
    return [{ path: [], message: 'A scenario is a mapping with title, story and steps.' }];
  const steps = Array.isArray(value['steps']) ? value['steps'] : [];
  const frame = Scenario.omit({ steps: true }).safeParse({ ...value, steps: undefined });
  const ofFrame = frame.success ? [] : foundIn(frame.error.issues, [], Object.keys(Scenario.shape));
  const withoutSteps =
    steps.length === 0 ? [{ path: ['steps'], message: 'A scenario needs at least one step.' }] : [];
  return [
    ...ofFrame.filter(({ message }) => !message.includes('"steps"')),
    ...withoutSteps,
    ...steps.flatMap((step: unknown, index) => mistakesInStep(step, ['steps', index])),
  ];
}

function mistakesInStep(step: unknown, path: readonly PropertyKey[]): Found[] {
  if (!isRecord(step)) return [{ path, message: 'A step is a mapping.' }];
  const verb = Object.keys(STEPS).find((name) => name in step) as keyof typeof STEPS | undefined;
  if (!verb) return [{ path, message: withoutVerb(Object.keys(step)) }];
  const schema = STEPS[verb];
  const result = schema.safeParse(step);
  return result.success ? [] : foundIn(result.error.issues, path, Object.keys(schema.shape));
}

function withoutVerb(keys: readonly string[]): string {
  const [later] = keys.flatMap((key) => NOT_YET[key] ?? []);
  if (later !== undefined) return `${later.charAt(0).toUpperCase()}${later.slice(1)}.`;
  const verbs = Object.keys(STEPS);
  const likely = keys.map((key) => nearest(key, verbs)).find((word) => word !== undefined);
  const hint = likely === undefined ? '' : ` Did you mean "${likely}"?`;
  return `A step has one of ${verbs.join(', ')}; this one has ${keys.join(', ') || 'nothing'}.${hint}`;
}

function foundIn(
  issues: readonly z.core.$ZodIssue[],
  path: readonly PropertyKey[],
  known: readonly string[],
): Found[] {
  return issues.flatMap((issue) => {
    const place = [...path, ...issue.path];
    if (issue.code !== 'unrecognized_keys') {
      const name = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
      return [{ path: place, message: `${name}${issue.message}.` }];
    }
    const words = issue.path.length === 0 ? known : EXPECTATION_KEYS;
    return issue.keys.map((key) => ({ path: [...place, key], message: unknownKey(key, words) }));
  });
}

const EXPECTATION_KEYS = [
  'status',
  'headers',
  'body',
  'text',
  'advance',
  'set',
  'clock',
  'seed',
  'settings',
  'fixtures',
];

function unknownKey(key: string, known: readonly string[]): string {
  const later = NOT_YET[key];
  if (later !== undefined) return `"${key}": ${later}.`;
  const word = nearest(key, known);
  return `Unknown key "${key}".${word === undefined ? '' : ` Did you mean "${word}"?`}`;
}

/** The line of the deepest part of `path` that is there. */
function lineAt(document: YamlDocument, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown =
      depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SandboxError(`Cannot read the scenario ${file}. Is the path right?`);
  }
}
