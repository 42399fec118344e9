import { SandboxError } from '../errors.js';
import type { StepOutcome } from './answer.js';
import type { Caller } from './caller.js';
import { perform } from './perform.js';
import { RemoteWorld, type SandboxAddress } from './remote-world.js';
import type { Format } from './formats.js';
import type { Scenario, Step } from './schema.js';

/** How one step went. */
export interface StepReport extends StepOutcome {
  readonly index: number;
  readonly step: Step;
}

export interface RunReport {
  readonly title: string;
  readonly format: Format;
  readonly steps: readonly StepReport[];
  readonly passed: boolean;
}

export interface RunOptions {
  readonly address: SandboxAddress;
  readonly callers: readonly Caller[];
  readonly format: Format;
  /** Waits before a step; `play` lets a person decide when to go on. */
  readonly beforeStep?: (step: Step, index: number) => Promise<void>;
  readonly afterStep?: (report: StepReport) => void;
}

/** Plays a story in a world of its own, which is gone afterwards. Stops at the first failure. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<RunReport> {
  const { address, callers, format, beforeStep, afterStep } = options;
  const world = await RemoteWorld.make(address, scenario);
  const values = new Map<string, unknown>([
    ['world', world.name],
    ['baseUrl', world.baseUrl],
  ]);
  const steps: StepReport[] = [];
  try {
    for (const [index, step] of scenario.steps.entries()) {
      await beforeStep?.(step, index);
      const outcome = await perform(step, { world, callers, format, values }).catch(asOutcome);
      const report = { index, step, ...outcome };
      steps.push(report);
      afterStep?.(report);
      if (report.failures.length > 0) break;
    }
  } finally {
    await world.remove();
  }
  const passed = steps.every(({ failures }) => failures.length === 0);
  return { title: scenario.title, format, steps, passed };
}

/** What stops a step short of an answer is a failure of the story, told like any other. */
function asOutcome(error: unknown): StepOutcome {
  if (!(error instanceof SandboxError)) throw error;
  return { title: 'not done', failures: [error.message], answer: undefined };
}
