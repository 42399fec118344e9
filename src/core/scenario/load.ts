import { readFileSync } from 'node:fs';

import type { Document as YamlDocument } from 'yaml';
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';

import { reasonOf, SandboxError } from '../errors.js';
import { mistakesIn, type Found } from './mistakes.js';
import { checkReferences, type KnownOperations } from './references.js';
import { Scenario } from './schema.js';

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
    super(mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.mistakes = mistakes;
  }
}

/** Reads and checks a scenario file; throws `ScenarioMistakes` with everything that is wrong. */
export function loadScenario(file: string, known: KnownOperations): Scenario {
  return parseScenario(readText(file), file, known);
}

/** The same for a text that has been read already. */
export function parseScenario(text: string, file: string, known: KnownOperations): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const message = broken.message.replace(/ at line \d+.*$/s, '.');
    throw new ScenarioMistakes([{ file, line: lines.linePos(broken.pos[0]).line, message }]);
  }
  const report = (found: readonly Found[]): void => {
    if (found.length === 0) return;
    throw new ScenarioMistakes(
      found.map(({ path, message }) => ({ file, line: lineAt(document, lines, path), message })),
    );
  };
  const value = valueOf(document, file);
  report(mistakesIn(value));
  const scenario = Scenario.parse(value);
  report(checkReferences(scenario, known));
  return scenario;
}

/** A handful of aliases can stand for more than any memory holds; such a file has no value. */
function valueOf(document: YamlDocument, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ScenarioMistakes([{ file, line: 1, message: `${reasonOf(error)}.` }]);
  }
}

/** The line of the deepest part of `path` that is there: of a key, where its name stands. */
function lineAt(document: YamlDocument, lines: LineCounter, path: readonly PropertyKey[]): number {
  let offset = offsetOf(document.contents) ?? 0;
  let node: unknown = document.contents;
  for (const key of path) {
    const [named, next] = stepInto(node, key);
    offset = offsetOf(named) ?? offset;
    node = next;
  }
  return lines.linePos(offset).line;
}

/** What names the child of a node, and the child itself. */
function stepInto(node: unknown, key: PropertyKey): [named: unknown, child: unknown] {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return [item, item];
  }
  if (!isMap(node)) return [undefined, undefined];
  const pair = node.items.find((item) => String(item.key) === String(key));
  return [pair?.key, pair?.value];
}

const offsetOf = (node: unknown): number | undefined =>
  isNode(node) ? node.range?.[0] : undefined;

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SandboxError(`Cannot read the scenario ${file}. Is the path right?`);
  }
}
