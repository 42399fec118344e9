import { SandboxError } from '../errors.js';
import type { DocumentAdapter, Rounds, Stored } from './adapter.js';
import { diskFiles, isMissing, type Files } from './files.js';

/** A write that waits for its turn, and everyone who waits with it. */
class Generation {
  stored: Stored;
  readonly done: Promise<void>;
  resolve!: () => void;
  reject!: (error: unknown) => void;

  constructor(stored: Stored) {
    this.stored = stored;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/**
 * Keeps one document in one file: compact JSON, a temporary file, then a rename.
 *
 * While one write runs, all later callers wait together for the next one. Each caller learns of
 * its own write as soon as that has ended, well or badly, and of no other: lowdb's own writer
 * lets the first caller wait until the queue runs dry, and rejects it with a later one's error.
 */
export class FileAdapter implements DocumentAdapter {
  readonly #path: string;
  readonly #rounds: Rounds;
  readonly #files: Files;
  #next: Generation | undefined;
  #isWriting = false;

  constructor(path: string, rounds: Rounds, files: Files = diskFiles) {
    this.#path = path;
    this.#rounds = rounds;
    this.#files = files;
  }

  read(): Promise<Stored | null> {
    return new Promise((resolve) => {
      resolve(this.readNow());
    });
  }

  readNow(): Stored | null {
    return readStored(this.#path, this.#files);
  }

  write(stored: Stored): Promise<void> {
    const generation = (this.#next ??= new Generation(stored));
    generation.stored = stored;
    if (!this.#isWriting) this.#start();
    return generation.done;
  }

  #start(): void {
    const generation = this.#next;
    this.#next = undefined;
    this.#isWriting = generation !== undefined;
    if (generation) void this.#run(generation);
  }

  /** The next generation starts before anybody hears of this one. */
  async #run(generation: Generation): Promise<void> {
    try {
      await this.#keep(generation.stored);
      this.#rounds.kept();
    } catch (error) {
      this.#rounds.failed(error);
      this.#start();
      generation.reject(error);
      return;
    }
    this.#start();
    generation.resolve();
  }

  async #keep(stored: Stored): Promise<void> {
    const text = stored.state === null ? undefined : JSON.stringify(stored);
    const first = this.#rounds.starting();
    if (first) await first;
    if (text === undefined) return this.#files.remove(this.#path);
    const temporary = `${this.#path}.tmp`;
    await this.#files.write(temporary, text);
    await this.#files.rename(temporary, this.#path);
  }
}

/** What a file says of its document; `null` when there is no such file. */
export function readStored(path: string, files: Pick<Files, 'read'> = diskFiles): Stored | null {
  try {
    const stored: unknown = JSON.parse(files.read(path));
    if (isStored(stored)) return stored;
  } catch (error) {
    if (isMissing(error)) return null;
    if (!isSyntaxError(error)) throw unreadable(path, `cannot be read (${String(error)})`);
  }
  throw unreadable(path, 'is empty or damaged');
}

const unreadable = (path: string, what: string): SandboxError =>
  new SandboxError(
    `The document ${path} ${what}. ` +
      'Put back a copy of that file, or delete it to go on without what it held.',
  );

const isSyntaxError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError';

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  if (!('key' in value) || !('state' in value)) return false;
  return typeof value.key === 'string' && typeof value.state === 'object' && value.state !== null;
}
