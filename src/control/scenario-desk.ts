import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { Caller } from '../core/scenario/caller.js';
import type { Format } from '../core/scenario/formats.js';
import type { RunReport } from '../core/scenario/run.js';
import { ControlError } from './errors.js';

export interface ScenarioFile {
  /** Path below the folder, without its ending: `finicity/mfa`. */
  readonly name: string;
  readonly title: string;
  readonly story: string;
  readonly formats: readonly Format[];
}

export interface ScenarioDeskOptions {
  readonly folder: string | undefined;
  readonly loadCallers: () => Promise<readonly Caller[]>;
  /** Where this sandbox answers. */
  readonly selfUrl: () => string;
  readonly token: string | undefined;
}

/** The stories that come with the sandbox. What reads and plays them is loaded at first use. */
export class ScenarioDesk {
  readonly #options: ScenarioDeskOptions;

  constructor(options: ScenarioDeskOptions) {
    this.#options = options;
  }

  async list(): Promise<ScenarioFile[]> {
    const { loadScenario, operations } = await this.#reader();
    return this.#files().map(({ name, file }) => {
      const { title, story, formats = ['json'] } = loadScenario(file, operations);
      return { name, title, story, formats };
    });
  }

  /** Plays a story in a fresh world of this sandbox. */
  async run(name: string, format: Format): Promise<RunReport> {
    const { loadScenario, operations, callers } = await this.#reader();
    const found = this.#files().find((each) => each.name === name);
    if (!found) throw unknownScenario(name);
    const { runScenario } = await import('../core/scenario/run.js');
    const { selfUrl, token } = this.#options;
    const address = { url: selfUrl(), token };
    return runScenario(loadScenario(found.file, operations), { address, callers, format });
  }

  async #reader() {
    const { loadScenario } = await import('../core/scenario/load.js');
    const callers = await this.#options.loadCallers();
    return { loadScenario, callers, operations: callers.flatMap(operationNames) };
  }

  #files(): { name: string; file: string }[] {
    const { folder } = this.#options;
    if (folder === undefined || !existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ya?ml$/.test(path))
      .sort()
      .map((path) => ({ name: nameOf(path), file: join(folder, path) }));
  }
}

const operationNames = ({ operations }: Caller): string[] => Object.keys(operations);

const nameOf = (path: string): string => relative('.', path).replace(/\.ya?ml$/, '');

const unknownScenario = (name: string): ControlError =>
  new ControlError(
    'notFound',
    `There is no scenario "${name}".`,
    'GET /_sandbox/scenarios lists what there is.',
  );
