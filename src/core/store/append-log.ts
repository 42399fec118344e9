import { appendFile, mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { SandboxError } from '../errors.js';
import { isMissing } from './files.js';

interface WaitingLine {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A file of JSON lines that only grows. All lines of one turn of the event loop are one write,
 * and each caller learns of its own.
 */
export class AppendLog {
  readonly #path: string;
  readonly #prepare: () => Promise<unknown>;
  #waiting: WaitingLine[] = [];
  #isPrepared = false;
  /** Ends when everything asked for so far has been done. */
  #work: Promise<unknown> = Promise.resolve();

  /** `prepare` runs before the first write, and before the next one after a failure. */
  constructor(path: string, prepare: () => Promise<unknown> = () => prepareFile(path)) {
    this.#path = path;
    this.#prepare = prepare;
  }

  append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      if (this.#waiting.length === 1) this.#work = this.#work.then(() => this.#write());
    });
  }

  /** Runs work while nobody appends; lines that arrive meanwhile wait. */
  alone<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  prepare(): Promise<void> {
    return this.alone(() => this.#prepareOnce());
  }

  /** Resolves when all lines so far have been written. The file is not held open. */
  async close(): Promise<void> {
    await this.#work;
  }

  async #write(): Promise<void> {
    await nextTurn();
    const lines = this.#waiting;
    this.#waiting = [];
    try {
      await this.#prepareOnce();
      await appendFile(this.#path, lines.map(({ line }) => `${line}\n`).join(''));
    } catch (error) {
      this.#isPrepared = false;
      for (const { reject } of lines) reject(error);
      return;
    }
    for (const { resolve } of lines) resolve();
  }

  async #prepareOnce(): Promise<void> {
    if (!this.#isPrepared) await this.#prepare();
    this.#isPrepared = true;
  }
}

/** The values of all lines. A last line that was torn by a sudden end was never confirmed. */
export async function readLines(path: string): Promise<unknown[]> {
  const text = await readText(path);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseLine(line, index + 1, path));
}

/**
 * Cuts off a last line that was torn, so that the next one does not grow together with it.
 * Returns the last whole line, `''` when there is none, `undefined` when there is no file.
 */
export async function mendLines(path: string): Promise<string | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r+');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return await mend(file);
  } finally {
    await file.close();
  }
}

const NEWLINE = 10;

async function mend(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  for (let length = 65_536; ; length *= 4) {
    const start = Math.max(0, size - length);
    const tail = Buffer.alloc(size - start);
    await file.read(tail, 0, tail.length, start);
    const end = tail.lastIndexOf(NEWLINE);
    const before = end > 0 ? tail.lastIndexOf(NEWLINE, end - 1) : -1;
    if (before < 0 && start > 0) continue;
    if (start + end + 1 < size) await file.truncate(start + end + 1);
    return tail.toString('utf8', before + 1, Math.max(end, 0));
  }
}

async function prepareFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await mendLines(path);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function parseLine(line: string, number: number, path: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new SandboxError(
      `Line ${number} of ${path} is damaged. Put back a copy of that file, or delete the line.`,
    );
  }
}
