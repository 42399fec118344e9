import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'dist/cli/main.js');
/** As `npm test` does before all tests; nothing, unless a test runs by itself after a change. */
const BUILD = "await (await import('./src/launch/build.js')).build()";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The built command in a process of its own, with what it says on either stream. */
export class Command {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #closed: Promise<unknown>;
  out = '';
  error = '';

  constructor(
    words: readonly string[],
    cwd: string,
    environment: Readonly<Record<string, string>>,
  ) {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('DOPPELBANK_'));
    const env = { ...Object.fromEntries(own), ...environment };
    this.#child = spawn(process.execPath, [COMMAND, ...words], { cwd, env });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.error += text));
    this.#closed = once(this.#child, 'close');
  }

  /** The URL of the ready line, once it has been said. */
  async ready(): Promise<string> {
    await this.says(/^ready \S+\n/);
    return /^ready (\S+)\n/.exec(this.out)?.[1] ?? '';
  }

  /** Resolves when standard output reads so, and fails when the process ends before. */
  says(pattern: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(this.out)) resolve();
      };
      this.#child.stdout.on('data', look);
      this.#child.once('close', () => reject(new Error(`ended with: ${this.out}${this.error}`)));
      look();
    });
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Reads no further, as `head -1` does. */
  stopReading(): void {
    this.#child.stdout.destroy();
  }

  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  async ended(): Promise<Ended> {
    await this.#closed;
    return { code: this.#child.exitCode, out: this.out, error: this.error };
  }

  /** Asks it to end in good order. */
  stop(): Promise<Ended> {
    this.signal('SIGTERM');
    return this.ended();
  }
}

export interface Workplace {
  /** The folder in which commands run; taken away after the test. */
  folder(): string;
  /** Starts the command; whatever still runs ends with the test. */
  run(words: string | readonly string[], environment?: Readonly<Record<string, string>>): Command;
}

/** Builds what is stale, and gives each test a folder of its own. */
export function workplace(): Workplace {
  let folder = '';
  const commands: Command[] = [];
  beforeAll(() => {
    execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD], { cwd: ROOT });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'doppelbank-cli-'));
  });
  afterEach(async () => {
    for (const command of commands) command.signal('SIGKILL');
    await Promise.all(commands.splice(0).map((command) => command.ended()));
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => folder,
    run: (words, environment = {}) => {
      const list = typeof words === 'string' ? words.split(' ').filter(Boolean) : words;
      const command = new Command(list, folder, environment);
      commands.push(command);
      return command;
    },
  };
}
