import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { readStored } from './file-adapter.js';
import { isMissing } from './files.js';
import type { DocumentKind } from './kinds.js';
import { documentPath, isDocumentName } from './names.js';
import type { IndexedDocument } from './store.js';

/** So many small files are read in a row: a few milliseconds of the event loop. */
const IN_A_ROW = 64;

/** Names of all documents in the folder of a kind. */
export async function documentNames(folder: string): Promise<string[]> {
  const files = await filesBelow(folder);
  return files
    .map((file) => file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, ''))
    .filter(isDocumentName);
}

/** Takes away what a sudden end has left half written. Only while nobody writes there. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const file of await filesBelow(folder)) {
    if (file.endsWith('.tmp')) await rm(join(folder, file), { force: true });
  }
}

/** Asks the documents themselves what their list should say of them. */
export async function readEntries(
  kind: DocumentKind,
  folder: string,
  names: Iterable<string>,
): Promise<Map<string, IndexedDocument | undefined>> {
  const found = new Map<string, IndexedDocument | undefined>();
  for (const name of names) {
    found.set(name, readEntry(kind, folder, name));
    if (found.size % IN_A_ROW === 0) await nextTurn();
  }
  return found;
}

function readEntry(kind: DocumentKind, folder: string, name: string): IndexedDocument | undefined {
  const stored = readStored(documentPath(folder, kind.name, name));
  if (!stored?.state) return undefined;
  const entry = kind.indexed?.(stored.state, stored.key);
  return entry && { name, key: stored.key, entry };
}

/** Files in the folders of two digits, as `ab/name`. */
async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const shard of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(shard)) continue;
    for (const name of await namesIn(join(folder, shard))) files.push(`${shard}/${name}`);
  }
  return files;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
