import { join } from 'node:path';

import type { Document, DocumentKind } from '../../src/core/store/kinds.js';
import { openStore } from '../../src/core/store/open-store.js';

const AT_ONCE = 64;

/**
 * Writes documents into the default world of a data folder in the way in which the sandbox itself
 * writes them, index included; answers with what `write` returned for each.
 */
export async function populate<T extends object, R>(
  folder: string,
  kind: DocumentKind<T>,
  keys: readonly string[],
  write: (document: Document<T>) => R,
): Promise<R[]> {
  const store = openStore({
    folder: join(folder, 'worlds/default'),
    kinds: [kind],
    cacheSize: AT_ONCE,
  });
  const answers: R[] = [];
  const queue = keys.entries();
  const work = async (): Promise<void> => {
    for (const [place, key] of queue) {
      const lease = store.lease();
      const document = await lease.open({ kind, key });
      answers[place] = store.transaction(() => write(document));
      await store.save(lease.documents);
      lease.release();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await store.close();
  return answers;
}
