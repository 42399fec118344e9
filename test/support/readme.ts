import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A fenced block of the README. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** Commands, and the answer that is printed below them. */
export interface Example {
  readonly commands: string;
  readonly line: number;
  readonly answer: Block | undefined;
}

const ANSWERS = ['json', 'xml', 'text'];

export const blocksOf = (markdown: string): Block[] =>
  [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
    line: markdown.slice(0, match.index).split('\n').length,
  }));

/** What stands in `sh` blocks is run; `shell` is for what a test cannot run, `npm start` say. */
export function examplesOf(blocks: readonly Block[]): Example[] {
  return blocks.flatMap((block, index) => {
    if (block.language !== 'sh') return [];
    const next = blocks[index + 1];
    const answer = next && ANSWERS.includes(next.language) ? next : undefined;
    return [{ commands: block.text, line: block.line, answer }];
  });
}

const MARK = '<<<example>>>';
const PRINTED_URL = 'http://127.0.0.1:4010';

export interface Outcome {
  /** What each example printed. */
  readonly outputs: readonly string[];
  readonly errors: string;
  readonly code: number | null;
}

/**
 * Runs all examples one after another in one shell, as a reader would, against a sandbox at `url`.
 * Files by name lie in the folder where they run.
 */
export async function runExamples(
  examples: readonly Example[],
  { url, files }: { readonly url: string; readonly files: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'doppelbank-readme-'));
  try {
    furnish(folder, files);
    const script = examples.map(({ commands }) => `${commands}\nprintf '%s' '${MARK}'`).join('\n');
    const { output, errors, code } = await shell(script.replaceAll(PRINTED_URL, url), folder, url);
    const outputs = output.replaceAll(url, PRINTED_URL).split(MARK).slice(0, -1);
    return { outputs, errors, code };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function furnish(folder: string, files: Readonly<Record<string, string>>): void {
  for (const name of ['dist', 'scenarios']) symlinkSync(join(ROOT, name), join(folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(ROOT, 'test/support/curl.js'), join(folder, 'bin/curl'));
}

function shell(
  script: string,
  folder: string,
  url: string,
): Promise<{ output: string; errors: string; code: number | null }> {
  const child = spawn('sh', ['-e'], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
      DOPPELBANK_URL: url,
    },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdin.end(script);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ output, errors, code }));
  });
}
