import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SandboxError } from '../errors.js';
import { errorCode, isMissing } from './files.js';

/** The number of the form in which a data folder is written. */
export const FORMAT = 1;

/** The process that takes a folder. */
export interface LockHolder {
  readonly pid: number;
  /** Tells it from an earlier process of the same number, which is common in containers. */
  readonly startedAt: number;
  /** Whether a process of that number lives on this machine. */
  isRunning(pid: number): boolean;
}

type Owner = Pick<LockHolder, 'pid' | 'startedAt'>;

const ATTEMPTS = 5;

/**
 * Takes a data folder for one process, and makes it if need be. Returns what gives it back.
 * Throws a `SandboxError` when another process holds it or its form is not ours.
 */
export function lockFolder(folder: string, holder: LockHolder): () => void {
  const lock = join(folder, 'lock.json');
  makeFolder(folder);
  takeLock(folder, lock, holder);
  const release = (): void => {
    rmSync(lock, { force: true });
  };
  try {
    assertFormat(folder, join(folder, 'format.json'));
  } catch (error) {
    release();
    throw error;
  }
  return release;
}

function takeLock(folder: string, lock: string, holder: LockHolder): void {
  const { pid, startedAt } = holder;
  const mine = JSON.stringify({ pid, startedAt } satisfies Owner);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (writeNew(folder, lock, mine)) return;
    const found = readText(lock);
    if (found === undefined) continue;
    const owner = parseOwner(found);
    if (owner && isAlive(owner, holder)) throw heldBy(owner, folder, lock);
    if (!owner && attempt === 0) pause();
    else takeOut(lock, found);
  }
  throw new SandboxError(
    `The lock ${lock} changes all the time. Start one sandbox only on ${folder}.`,
  );
}

const isAlive = ({ pid, startedAt }: Owner, holder: LockHolder): boolean =>
  pid === holder.pid ? startedAt === holder.startedAt : holder.isRunning(pid);

const PATIENCE_MS = 50;

/**
 * A lock that cannot be read is being written at this moment, or its writer was killed while
 * writing it. The first is over soon.
 */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MS);
}

/** Creates the lock unless it is there; false when it is. */
function writeNew(folder: string, lock: string, content: string): boolean {
  try {
    writeFileSync(lock, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw notWritable(folder, error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

const notWritable = (folder: string, error: unknown): SandboxError =>
  new SandboxError(
    `The data folder ${folder} cannot be written (${String(errorCode(error))}). ` +
      'Choose another one with --data, or make it writable.',
  );

/**
 * Takes a lock out of the way that nobody holds. If somebody else was faster, the lock that was
 * moved is theirs: it is put back.
 */
function takeOut(lock: string, found: string): void {
  const away = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(lock, away);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (readText(away) !== found) linkSync(away, lock);
  rmSync(away, { force: true });
}

function assertFormat(folder: string, path: string): void {
  const found = readText(path);
  if (found === undefined) {
    writeFileSync(`${path}.tmp`, JSON.stringify({ format: FORMAT }));
    renameSync(`${path}.tmp`, path);
    return;
  }
  const format = parseFormat(found);
  if (format === FORMAT) return;
  if (format === undefined) {
    throw new SandboxError(
      `The format file ${path} cannot be read. ` +
        `If the folder was written by this version, put {"format":${FORMAT}} into it; ` +
        'else choose another folder with --data.',
    );
  }
  throw new SandboxError(
    `The data folder ${folder} is of format ${format}; this version reads format ${FORMAT}. ` +
      'Use the version that wrote it, or choose another folder with --data.',
  );
}

const heldBy = ({ pid }: Owner, folder: string, lock: string): SandboxError =>
  new SandboxError(
    `The data folder ${folder} is in use by process ${pid}. ` +
      `Stop that process, or choose another folder with --data; if it is no sandbox, delete ${lock}.`,
  );

function parseOwner(text: string): Owner | undefined {
  const owner = parse(text) as Partial<Owner> | undefined;
  const isWhole = typeof owner?.pid === 'number' && typeof owner.startedAt === 'number';
  return isWhole ? (owner as Owner) : undefined;
}

function parseFormat(text: string): number | undefined {
  const content = parse(text) as { format?: unknown } | undefined;
  return typeof content?.format === 'number' ? content.format : undefined;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
