import { randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { isMissing } from './files.js';

const ERASED = '.erased-';

/** Takes a folder out of sight in one step: whatever happens then, nothing of it is half there. */
export function moveAway(folder: string): void {
  const away = `${ERASED}${basename(folder)}-${randomBytes(6).toString('hex')}`;
  try {
    renameSync(folder, join(dirname(folder), away));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Deletes what has been moved away beside `folder`, also by a run that ended too soon. */
export async function sweepAway(folder: string): Promise<void> {
  const parent = dirname(folder);
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    if (name.startsWith(ERASED)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
