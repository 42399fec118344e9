import { readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Caller } from '../core/scenario/caller.js';
import type { ScenarioMistakes } from '../core/scenario/load.js';
import type { SandboxAddress } from '../core/scenario/remote-world.js';
import type { Format } from '../core/scenario/formats.js';
import type { Scenario } from '../core/scenario/schema.js';
import { createSandbox, loadCallers } from '../sandbox.js';
import { FIXTURES, SCENARIOS, VERSION } from './package.js';
import { UsageError } from './usage-error.js';

/** What commands that read stories share. */
export interface Library {
  readonly callers: readonly Caller[];
  /** Throws `ScenarioMistakes` when the file cannot be played. */
  readonly read: (file: string) => Scenario;
  readonly isMistaken: (error: unknown) => error is ScenarioMistakes;
}

export async function openLibrary(): Promise<Library> {
  const { loadScenario, ScenarioMistakes: Mistakes } = await import('../core/scenario/load.js');
  const callers = await loadCallers();
  const operations = callers.flatMap((caller) => Object.keys(caller.operations));
  return {
    callers,
    read: (file) => loadScenario(file, operations),
    isMistaken: (error) => error instanceof Mistakes,
  };
}

/** Files that the words of a command line mean: files, folders, or all stories that come along. */
export function storyFiles(words: readonly string[]): string[] {
  return (words.length > 0 ? words : [SCENARIOS]).flatMap((word) => {
    const stat = statSync(word, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`There is no file or folder ${word}.`);
    return stat.isDirectory() ? storiesBelow(word) : [word];
  });
}

const storiesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .map((path) => join(folder, path));

/** The forms in which a story is to be told; none if it cannot be told as asked. */
export function formatsOf({ formats = ['json'] }: Scenario, wanted: Format | undefined): Format[] {
  if (wanted === undefined) return formats;
  return formats.filter((format) => format === wanted);
}

/** Works against a sandbox that runs already, or against one of its own in memory. */
export async function withSandbox<R>(
  address: SandboxAddress | undefined,
  work: (address: SandboxAddress) => Promise<R>,
): Promise<R> {
  if (address) return work(address);
  const sandbox = createSandbox({ fixtures: [FIXTURES], scenarios: SCENARIOS, version: VERSION });
  try {
    await new Promise<void>((resolve) => sandbox.server.listen(0, '127.0.0.1', resolve));
    const { port } = sandbox.server.address() as AddressInfo;
    return await work({ url: `http://127.0.0.1:${port}` });
  } finally {
    await sandbox.close();
  }
}
