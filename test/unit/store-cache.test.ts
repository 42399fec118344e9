import { readFileSync } from 'node:fs';

import type { Document } from '../../src/core/store/kinds.js';
import {
  adaptersWith,
  keepUser,
  openTestStore,
  scratchFolders,
  userName,
  userRef,
  type User,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

describe('the documents in memory', () => {
  /** A store that counts how often a file is read. */
  function countingStore(cacheSize: number) {
    const reads: string[] = [];
    const store = openTestStore(scratchFolder(), {
      cacheSize,
      adapterFor: adaptersWith({
        read: (path) => {
          reads.push(path);
          return readFileSync(path, 'utf8');
        },
      }),
    });
    return { store, reads };
  }

  it('are read once while they are in use', async () => {
    const { store, reads } = countingStore(10);
    await keepUser(store, 'jane', 'Jane');
    await userName(store, 'jane');
    await userName(store, 'JANE');

    expect(reads).toHaveLength(1);
  });

  it('make room for others, the one longest out of use first', async () => {
    const { store, reads } = countingStore(2);
    for (const key of ['a', 'b']) await keepUser(store, key, key);
    await userName(store, 'a');
    await keepUser(store, 'c', 'c');
    reads.length = 0;

    await userName(store, 'a');
    expect(reads).toHaveLength(0);
    expect(await userName(store, 'b')).toBe('b');
    expect(reads).toHaveLength(1);
  });

  it('are never evicted while somebody holds them', async () => {
    const { store } = countingStore(1);
    const lease = store.lease();
    const held: Document<User>[] = [];
    for (const key of ['a', 'b', 'c']) {
      await keepUser(store, key, key);
      held.push(await lease.open(userRef(key)));
    }
    for (const key of ['d', 'e']) await keepUser(store, key, key);

    const again = store.lease();
    for (const document of held) expect(await again.open(userRef(document.key))).toBe(document);
  });

  it('are never evicted with changes that nobody has saved', async () => {
    const { store } = countingStore(1);
    const lease = store.lease();
    const user = await lease.open(userRef('jane'));
    store.transaction(() => {
      user.set('name', 'Jane');
    });
    lease.release();
    for (const key of ['a', 'b', 'c']) await keepUser(store, key, key);

    expect(await store.lease().open(userRef('jane'))).toBe(user);
  });

  it('forget a document that was only asked for', async () => {
    const { store, reads } = countingStore(10);
    await userName(store, 'nobody');
    await userName(store, 'nobody');

    expect(reads).toHaveLength(2);
  });

  it('are all there is in a store without a folder', async () => {
    const store = openTestStore(undefined, { cacheSize: 1 });
    for (const key of ['a', 'b', 'c']) await keepUser(store, key, key);

    expect(await userName(store, 'a')).toBe('a');
  });
});
