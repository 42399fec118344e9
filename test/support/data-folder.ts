import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document as it lies in its file. */
export interface KeptDocument {
  readonly key: string;
  readonly state: Readonly<Record<string, unknown>>;
}

/** Files in a folder and below, as relative paths. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Documents of a kind; throws where one cannot be read. */
export const documentsOf = (folder: string, kind: string, world = 'default'): KeptDocument[] =>
  filesBelow(folder)
    .filter((path) => path.startsWith(`worlds/${world}/${kind}/`) && path.endsWith('.json'))
    .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as KeptDocument);

/** Files that should be JSON, one value or one a line, and are not. */
export const unreadableFiles = (folder: string): string[] =>
  filesBelow(folder).filter((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    if (path.endsWith('.json')) return !isJson(text);
    return path.endsWith('.jsonl') && !text.split('\n').slice(0, -1).every(isJson);
  });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Changes whenever anything in the folder does. */
export function fingerprintOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(folder)) {
    hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

/** Files that contain any of these words, each with the words. */
export const filesWith = (folder: string, words: readonly string[]): string[] =>
  filesBelow(folder).flatMap((path) => {
    const text = path + readFileSync(join(folder, path), 'utf8');
    return words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`);
  });
