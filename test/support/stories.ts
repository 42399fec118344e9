import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Caller } from '../../src/core/scenario/caller.js';
import { parseScenario } from '../../src/core/scenario/load.js';
import { runScenario, type RunReport, type StepReport } from '../../src/core/scenario/run.js';
import type { Format } from '../../src/core/scenario/formats.js';
import type { Scenario, Step } from '../../src/core/scenario/schema.js';
import { valueAt } from '../../src/core/scenario/variables.js';
import { loadCallers } from '../../src/sandbox.js';

const FOLDER = join(import.meta.dirname, '../../scenarios');

/** Paths below `scenarios/` of all stories that come along. */
export const STORY_FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ya?ml$/.test(path))
  .sort();

/** The text of a file below `scenarios/`. */
export const storyText = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** A story in one of its forms. */
export interface Telling {
  readonly file: string;
  readonly scenario: Scenario;
  readonly format: Format;
}

/** Reads and plays stories against sandboxes. */
export class Teller {
  readonly #callers: readonly Caller[];

  private constructor(callers: readonly Caller[]) {
    this.#callers = callers;
  }

  static async hire(): Promise<Teller> {
    return new Teller(await loadCallers());
  }

  read(file: string): Scenario {
    return this.parse(storyText(file), file);
  }

  parse(text: string, file: string): Scenario {
    const operations = this.#callers.flatMap((caller) => Object.keys(caller.operations));
    return parseScenario(text, file, operations);
  }

  /** All stories in all of their forms. */
  tellings(): Telling[] {
    return STORY_FILES.flatMap((file) => {
      const scenario = this.read(file);
      const { formats = ['json'] } = scenario;
      return formats.map((format) => ({ file, scenario, format }));
    });
  }

  tell({ scenario, format }: Omit<Telling, 'file'>, url: string): Promise<RunReport> {
    return runScenario(scenario, { address: { url }, callers: this.#callers, format });
  }
}

/** What was not as expected, for a person to read; undefined when all was. */
export function complaintOf({ file, format }: Telling, report: RunReport): string | undefined {
  const broken = report.steps.find(({ failures }) => failures.length > 0);
  if (!broken) return undefined;
  const { index, title, failures } = broken;
  return `${file} (${format}), step ${String(index + 1)}, ${title}: ${failures.join('; ')}`;
}

/** The same story with more steps at its end. */
export const withSteps = (scenario: Scenario, steps: readonly Step[]): Scenario => ({
  ...scenario,
  steps: [...scenario.steps, ...steps],
});

/** The same story in a world of another seed, and without expectations that the seed decides. */
export const withSeed = (scenario: Scenario, seed: string): Scenario => ({
  ...scenario,
  world: { ...scenario.world, seed },
  steps: scenario.steps.map((step) =>
    'expect' in step && step.expect ? { ...step, expect: { status: step.expect.status } } : step,
  ),
});

/** Ids that a story has remembered, and every account that it has seen with its balance. */
export function factsOf({ steps }: RunReport): unknown {
  return steps.map((report) => ({ ids: idsIn(report), accounts: accountsIn(report) }));
}

/** Everything else that is remembered is random: tokens, sessions, passwords. */
const idsIn = ({ step, answer }: StepReport): unknown[] =>
  Object.values('remember' in step ? (step.remember ?? {}) : {})
    .map((path) => valueAt(answer, path))
    .filter((value) => typeof value === 'number');

/** What an answer tells of an account, as far as the seed decides it. */
export type SeenAccount = Readonly<Record<(typeof SEEDED)[number], unknown>>;

const SEEDED = [
  'accountId',
  'institutionLoginId',
  'accountNumber',
  'balanceAmount',
  'currentBalance',
] as const;

export function accountsIn(report: StepReport | undefined): SeenAccount[] {
  const accounts = valueAt(report?.answer, 'body.accounts');
  if (!Array.isArray(accounts)) return [];
  return accounts.map(
    (account: unknown) =>
      Object.fromEntries(SEEDED.map((field) => [field, valueAt(account, field)])) as SeenAccount,
  );
}
