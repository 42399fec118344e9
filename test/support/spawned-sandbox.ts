import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'dist/cli/main.js');
/** As `npm test` does before all tests; nothing, unless a test runs by itself after a change. */
const BUILD = "await (await import('./src/launch/build.js')).build()";

export interface Spawning {
  /** The data folder. */
  readonly folder: string;
  /** Further flags of `start`. */
  readonly flags?: readonly string[];
  /** A module that runs before the sandbox, as a URL; it may answer messages. */
  readonly preload?: string;
}

/** The built sandbox in a process of its own, as a person starts it. */
export class SpawnedSandbox {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #said: string[];

  private constructor(child: ChildProcess, said: string[], url: string) {
    this.#child = child;
    this.#said = said;
    this.url = url;
  }

  static async start({ folder, flags = [], preload }: Spawning): Promise<SpawnedSandbox> {
    const words = ['start', '--port', '0', '--data', folder, ...flags];
    const before = preload === undefined ? [] : ['--import', preload];
    const child = spawn(process.execPath, [...before, COMMAND, ...words], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const said: string[] = [];
    const url = await readyUrl(child, said);
    return new SpawnedSandbox(child, said, url);
  }

  /** Everything on standard output and standard error so far. */
  get said(): string {
    return this.#said.join('');
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Ends it on the spot, as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to end in good order; returns its exit code. */
  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    return this.#child.exitCode;
  }

  /** Asks what has been preloaded. */
  async ask(question: string): Promise<unknown> {
    const answer = once(this.#child, 'message');
    this.#child.send(question);
    const [message] = (await answer) as [unknown];
    return message;
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.hasEnded) return;
    const closed = once(this.#child, 'close');
    this.#child.kill(signal);
    await closed;
  }
}

function readyUrl(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (text: string): void => {
      said.push(text);
      const [, url] = /^ready (\S+)$/m.exec(said.join('')) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('close', () => {
      reject(new Error(`The sandbox ended before it was ready: ${said.join('')}`));
    });
  });
}

export interface Grounds {
  /** A folder that is taken away after the test. */
  folder(): string;
  /** Starts a sandbox that ends with the test. */
  start(spawning: Spawning): Promise<SpawnedSandbox>;
}

/** Builds what is stale, and cleans up after each test, or after all of them. */
export function spawningGrounds(cleanUp: typeof afterEach = afterEach): Grounds {
  const folders: string[] = [];
  const sandboxes: SpawnedSandbox[] = [];
  beforeAll(() => {
    execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD], { cwd: ROOT });
  });
  cleanUp(async () => {
    await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.kill()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'doppelbank-e2e-'));
      folders.push(folder);
      return folder;
    },
    start: async (spawning) => {
      const sandbox = await SpawnedSandbox.start(spawning);
      sandboxes.push(sandbox);
      return sandbox;
    },
  };
}
