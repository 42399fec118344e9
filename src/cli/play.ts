import process from 'node:process';
import { createInterface } from 'node:readline/promises';

import { runScenario, type StepReport } from '../core/scenario/run.js';
import type { Format } from '../core/scenario/formats.js';
import { ADDRESS_SHAPES, addressIn, environment } from './address.js';
import { parseWords, textOf, type OptionShapes } from './options.js';
import { formatIn } from './run.js';
import { formatsOf, openLibrary, withSandbox } from './stories.js';
import { UsageError } from './usage-error.js';

const SHAPES = { ...ADDRESS_SHAPES, format: { type: 'string' } } as const satisfies OptionShapes;

/** Walks through a story with a person, who goes on with Enter. */
export async function play(words: readonly string[]): Promise<number> {
  const { flags, words: files } = parseWords(words, SHAPES, environment());
  const [file, second] = files;
  if (file === undefined || second !== undefined) throw new UsageError('play takes one file.');
  const library = await openLibrary();
  const scenario = library.read(file);
  const [format] = formatsOf(scenario, formatIn(textOf(flags['format'])));
  if (!format) throw new UsageError(`${file} cannot be told in that form.`);
  process.stdout.write(`${scenario.title}\n\n${scenario.story.trim()}\n`);
  const report = await withSandbox(addressIn(flags), (address) =>
    walk(scenario, { address, callers: library.callers, format }),
  );
  process.stdout.write(report ? '\nThe end: all as expected.\n' : '\nThe end: not as expected.\n');
  return report ? 0 : 1;
}

async function walk(
  scenario: Parameters<typeof runScenario>[0],
  options: Omit<Parameters<typeof runScenario>[1], 'beforeStep' | 'afterStep'> & { format: Format },
): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  try {
    const { passed } = await runScenario(scenario, {
      ...options,
      beforeStep: async (step, index) => {
        if ('say' in step && step.say) process.stdout.write(`\n${step.say}\n`);
        process.stdout.write(`[${index + 1}/${scenario.steps.length}] Enter to go on `);
        await lines.next();
      },
      afterStep: (report) => {
        process.stdout.write(shown(report));
      },
    });
    return passed;
  } finally {
    terminal.close();
  }
}

function shown({ title, failures, answer }: StepReport): string {
  if (answer === undefined && failures.length === 0) return '\n';
  const wrong = failures.map((failure) => `  not as expected: ${failure}\n`).join('');
  return `\n  ${title}\n${answer === undefined ? '' : indented(answer)}${wrong}`;
}

const indented = (answer: unknown): string =>
  JSON.stringify(withoutRepetition(answer), undefined, 2).replaceAll(/^/gm, '    ') + '\n';

/** The text of an answer says again what its body says. */
const withoutRepetition = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'body' in answer
    ? { ...answer, text: undefined }
    : answer;
