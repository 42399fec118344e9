import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The calls to the file system that keep a document. */
export interface Files {
  /** A small file is read at once: four trips to the thread pool cost more than the wait. */
  read(path: string): string;
  write(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** No such file is no error. */
  remove(path: string): Promise<void>;
}

export const diskFiles: Files = {
  read: (path) => readFileSync(path, 'utf8'),
  write: writeMakingFolder,
  rename,
  remove: (path) => rm(path, { force: true }),
};

/** Folders come into being with their first file. */
async function writeMakingFolder(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** Asks for the code, not the class: an error of another realm is no `instanceof Error`. */
export const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';

export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
