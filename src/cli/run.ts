import process from 'node:process';

import type { SandboxAddress } from '../core/scenario/remote-world.js';
import { runScenario, type RunReport } from '../core/scenario/run.js';
import { FORMATS, type Format } from '../core/scenario/formats.js';
import type { Scenario } from '../core/scenario/schema.js';
import { ADDRESS_SHAPES, addressIn, environment } from './address.js';
import { parseWords, textOf, type OptionShapes } from './options.js';
import { formatsOf, openLibrary, storyFiles, withSandbox, type Library } from './stories.js';
import { UsageError } from './usage-error.js';

const SHAPES = { ...ADDRESS_SHAPES, format: { type: 'string' } } as const satisfies OptionShapes;

/** A story in one of its forms. */
interface Telling {
  readonly file: string;
  readonly scenario: Scenario;
  readonly format: Format;
}

/** Plays stories and holds them to what they expect. 0 when all went well, 1 when not. */
export async function run(words: readonly string[]): Promise<number> {
  const { flags, words: names } = parseWords(words, SHAPES, environment());
  const address = addressIn(flags);
  const wanted = formatIn(textOf(flags['format']));
  const library = await openLibrary();
  const { tellings, broken } = read(storyFiles(names), library, wanted);
  for (const mistakes of broken) process.stdout.write(`FAILED  ${mistakes}\n`);
  if (tellings.length + broken.length === 0) {
    throw new UsageError('No story can be told that way.');
  }
  const failed = broken.length + (await withSandbox(address, (at) => play(tellings, library, at)));
  const passed = tellings.length + broken.length - failed;
  process.stdout.write(`scenarios: ${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A story with mistakes fails before it is played. */
function read(
  files: readonly string[],
  library: Library,
  wanted: Format | undefined,
): { tellings: Telling[]; broken: string[] } {
  const tellings: Telling[] = [];
  const broken: string[] = [];
  for (const file of files) {
    try {
      const scenario = library.read(file);
      const formats = formatsOf(scenario, wanted);
      tellings.push(...formats.map((format) => ({ file, scenario, format })));
    } catch (error) {
      if (!library.isMistaken(error)) throw error;
      broken.push(error.message);
    }
  }
  return { tellings, broken };
}

/** Tells how each one went; answers how many were not as expected. */
async function play(
  tellings: readonly Telling[],
  { callers }: Library,
  address: SandboxAddress,
): Promise<number> {
  let failed = 0;
  for (const { file, scenario, format } of tellings) {
    const report = await runScenario(scenario, { address, callers, format });
    if (!report.passed) failed += 1;
    process.stdout.write(told(file, report));
  }
  return failed;
}

/** One of the forms that stories can have, when one is asked for. */
export function formatIn(value: string | undefined): Format | undefined {
  if (value === undefined) return undefined;
  const format = FORMATS.find((known) => known === value);
  if (format) return format;
  throw new UsageError(`--format is "${value}"; give one of ${FORMATS.join(', ')}.`);
}

function told(file: string, { title, format, passed, steps }: RunReport): string {
  const head = `${passed ? 'passed' : 'FAILED'}  ${title} (${format})  ${file}\n`;
  const broken = steps.find(({ failures }) => failures.length > 0);
  if (!broken) return head;
  const lines = broken.failures.map((failure) => `          ${failure}\n`).join('');
  const answer = broken.answer === undefined ? 'none' : JSON.stringify(broken.answer);
  return `${head}        step ${broken.index + 1}: ${broken.title}\n${lines}          answer: ${answer}\n`;
}
