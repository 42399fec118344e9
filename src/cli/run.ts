import process from 'node:process';

import { runScenario, type RunReport } from '../core/scenario/run.js';
import { FORMATS } from '../core/scenario/schema.js';
import { ADDRESS_SHAPES, addressIn, environment } from './address.js';
import { parseWords, type OptionShapes } from './options.js';
import { formatsOf, openLibrary, storyFiles, withSandbox } from './stories.js';
import { UsageError } from './usage-error.js';

const SHAPES = { ...ADDRESS_SHAPES, format: { type: 'string' } } as const satisfies OptionShapes;

/** Plays stories and holds them to what they expect. 0 when all went well, 1 when not. */
export async function run(words: readonly string[]): Promise<number> {
  const { flags, words: files } = parseWords(words, SHAPES, environment());
  const wanted = formatIn(flags['format']);
  const library = await openLibrary();
  const stories = storyFiles(files).map((file) => ({ file, scenario: library.read(file) }));
  let failed = 0;
  let played = 0;
  await withSandbox(addressIn(flags), async (address) => {
    for (const { file, scenario } of stories) {
      for (const format of formatsOf(scenario, wanted)) {
        const report = await runScenario(scenario, { address, callers: library.callers, format });
        played += 1;
        if (!report.passed) failed += 1;
        process.stdout.write(told(file, report));
      }
    }
  });
  process.stdout.write(`scenarios: ${String(played - failed)} passed, ${String(failed)} failed\n`);
  if (played === 0) throw new UsageError('No story can be told that way.');
  return failed === 0 ? 0 : 1;
}

export function formatIn(value: unknown): string | undefined {
  if (value === undefined || FORMATS.some((format) => format === value)) return value as undefined;
  throw new UsageError(`--format is "${String(value)}"; give one of ${FORMATS.join(', ')}.`);
}

function told(file: string, { title, format, passed, steps }: RunReport): string {
  const head = `${passed ? 'passed' : 'FAILED'}  ${title} (${format})  ${file}\n`;
  const broken = steps.find(({ failures }) => failures.length > 0);
  if (!broken) return head;
  const lines = broken.failures.map((failure) => `          ${failure}\n`).join('');
  const answer = JSON.stringify(broken.answer);
  return `${head}        step ${String(broken.index + 1)}: ${broken.title}\n${lines}          answer: ${answer}\n`;
}
