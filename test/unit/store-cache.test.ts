import { readFileSync } from 'node:fs';

import type { Document } from '../../src/core/store/kinds.js';
import {
  adaptersWith,
  keepUser,
  loginKind,
  loginRef,
  openTestStore,
  scratchFolders,
  userKind,
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

  it('include the knowledge that a document is not there', async () => {
    const { store, reads } = countingStore(10);
    await userName(store, 'nobody');
    await userName(store, 'nobody');

    expect(reads).toHaveLength(1);
  });

  it('give up that knowledge when they know it of many', async () => {
    const { store, reads } = countingStore(10);
    await userName(store, 'nobody');
    for (let other = 0; other < 256; other += 1) await userName(store, `nobody-${other}`);
    reads.length = 0;
    await userName(store, 'nobody');

    expect(reads).toHaveLength(1);
  });

  it('make no room for documents that are not there', async () => {
    const { store, reads } = countingStore(3);
    for (const key of ['a', 'b']) await keepUser(store, key, key);
    for (const key of ['x', 'y', 'z']) await userName(store, key);
    reads.length = 0;
    for (const key of ['a', 'b']) await userName(store, key);

    expect(reads).toHaveLength(0);
  });

  it('are not misled by the name of a document of another kind', async () => {
    const { name } = await countingStore(10).store.lease().open(loginRef('jane'));
    const { store } = countingStore(10);

    expect(await store.lease().openNamed(userKind, name)).toBeUndefined();
    expect((await store.lease().open(loginRef('jane'))).kind).toBe(loginKind);
  });

  it('are all there is in a store without a folder', async () => {
    const store = openTestStore(undefined, { cacheSize: 1 });
    for (const key of ['a', 'b', 'c']) await keepUser(store, key, key);

    expect(await userName(store, 'a')).toBe('a');
  });
});
