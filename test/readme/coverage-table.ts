import type { Coverage, Guess, Remarks } from '../../src/core/coverage.js';
import type { Dialect } from '../../src/core/provider.js';
import { markdownTable } from './markdown.js';

export type Mark = 'emulated' | 'partly' | 'not yet' | 'unknown';

/** One documented operation, as the coverage table shows it. */
export interface Row {
  readonly operation: string;
  /** `GET /users`; empty for what happens by itself. */
  readonly request: string;
  readonly mark: Mark;
  readonly missing: readonly string[];
  /** Names of guesses of which the answer depends. */
  readonly guesses: readonly string[];
}

export type Covered = Pick<Dialect, 'basePaths' | 'resources' | 'unemulated'>;

/** One row an operation, by path; an emulated operation without remarks is marked unknown. */
export function rowsOf({ basePaths, resources, unemulated }: Covered, coverage: Coverage): Row[] {
  const emulated = Object.values(resources).flatMap((resource) => Object.entries(resource));
  return [
    ...emulated.map(([operation, { method, path, base = basePaths[0] }]) => {
      const remarks = remarksOn(operation, coverage.operations);
      return row(operation, requestOf(method, base + path), markOf(remarks), remarks);
    }),
    ...unemulated.map(({ operation, method, path }) =>
      row(
        operation,
        requestOf(method, basePaths[0] + path),
        'not yet',
        remarksOn(operation, coverage.notYet),
      ),
    ),
  ].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const remarksOn = (operation: string, all: Coverage['operations'] = {}): Remarks | undefined =>
  Object.hasOwn(all, operation) ? all[operation] : undefined;

/** Rows of what is documented to happen without any operation. */
export const behaviourRowsOf = ({ behaviours }: Coverage): Row[] =>
  Object.entries(behaviours).map(([name, remarks]) => row(name, '', markOf(remarks), remarks));

/** The table of one provider with its guesses, as Markdown; guesses are numbered with a letter. */
export function coverageTable(provider: Covered, coverage: Coverage, letter: string): string {
  const rows = rowsOf(provider, coverage);
  const names = Object.keys(coverage.guesses);
  const label = (guess: string): string => letter + String(names.indexOf(guess) + 1);
  const lines = [...rows, ...behaviourRowsOf(coverage)].map((each) => lineOf(each, label));
  return [
    summaryOf(rows),
    '',
    markdownTable(['Operation', 'Request', 'Mark', 'Guessed'], lines),
    '',
    `Guessed for every operation: ${coverage.everywhere.map(label).join(', ')}.`,
    '',
    ...Object.entries(coverage.guesses).map(([name, guess]) => guessLine(label(name), guess)),
  ].join('\n');
}

const row = (
  operation: string,
  request: string,
  mark: Mark,
  { guesses = [], missing = [] }: Remarks = {},
): Row => ({ operation, request, mark, missing, guesses: [...new Set(guesses)] });

function markOf(remarks: Remarks | undefined): Mark {
  if (!remarks) return 'unknown';
  return remarks.missing ? 'partly' : 'emulated';
}

const requestOf = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;

/** Paths first, then methods. */
const keyOf = ({ request }: Row): string => request.split(' ').reverse().join(' ');

function summaryOf(rows: readonly Row[]): string {
  const count = (mark: Mark): number => rows.filter((each) => each.mark === mark).length;
  return (
    `${rows.length} documented operations: ${count('emulated')} emulated, ` +
    `${count('partly')} partly, ${count('not yet')} not yet.`
  );
}

function lineOf({ operation, request, mark, missing, guesses }: Row, label: (g: string) => string) {
  const rest = missing.length > 0 ? `; missing: ${missing.join('; ')}` : '';
  const numbers = guesses.map(label).sort(byNumber).join(', ');
  const name = request === '' ? operation : `\`${operation}\``;
  return [name, request === '' ? '(by itself)' : `\`${request}\``, mark + rest, numbers];
}

const byNumber = (one: string, other: string): number =>
  Number(one.slice(1)) - Number(other.slice(1));

const guessLine = (label: string, [where, answer]: Guess): string =>
  `- **${label}** ${answer} (\`${where}\`)`;
