import { dirname, join } from 'node:path';

import { documentName } from '../../src/core/store/names.js';
import {
  filesIn,
  keepUser,
  loginKind,
  loginRef,
  openTestStore,
  removeUser,
  scratchFolders,
  userKind,
  userName,
  userRef,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

describe.each(['on disk', 'in memory'])('a store %s', (where) => {
  const storeFolder = () => (where === 'on disk' ? join(scratchFolder(), 'world') : undefined);

  it('is untouched until something is written', async () => {
    const store = openTestStore(storeFolder());

    expect(await userName(store, 'jane')).toBeUndefined();
    expect(store.touched).toBe(false);
    await keepUser(store, 'jane', 'Jane');
    expect(store.touched).toBe(true);
  });

  it('has nothing to wait for when nothing has changed', async () => {
    const store = openTestStore(storeFolder());
    await keepUser(store, 'jane', 'Jane');

    const lease = store.lease();
    await lease.open(userRef('jane'));

    expect(store.save(lease.documents)).toBeUndefined();
  });

  it('finds a document by its name, under its own kind only', async () => {
    const store = openTestStore(storeFolder());
    await keepUser(store, 'Jane', 'Jane');
    const name = documentName(userKind, 'jane');
    const lease = store.lease();

    expect((await lease.openNamed(userKind, name))?.key).toBe('Jane');
    expect(await lease.openNamed(loginKind, name)).toBeUndefined();
    expect(await lease.openNamed(userKind, documentName(userKind, 'joe'))).toBeUndefined();
    expect(await lease.openNamed(userKind, '../../../../etc/passwd')).toBeUndefined();
    expect(lease.documents).toHaveLength(1);
  });

  it('keeps the key as it was first written', async () => {
    const store = openTestStore(storeFolder());
    await keepUser(store, 'Jane.Doe', 'Jane');

    const user = await store.lease().open(userRef('jane.DOE'));

    expect(user.key).toBe('Jane.Doe');
    expect(user.state.name).toBe('Jane');
  });

  it('takes the key of whoever asks, until it is written', async () => {
    const store = openTestStore(storeFolder());
    const asked = await store.lease().open(userRef('jane'));

    await keepUser(store, 'JANE', 'Jane');
    expect(asked.key).toBe('JANE');

    await userName(store, 'Jane');
    expect(asked.key).toBe('JANE');
  });

  it('gives the same document to all who hold it', async () => {
    const store = openTestStore(storeFolder());
    const [one, other] = [store.lease(), store.lease()];

    const user = await one.open(userRef('jane'));
    expect(await other.open(userRef('JANE'))).toBe(user);
    expect(await one.open(userRef('Jane'))).toBe(user);

    expect(one.documents).toEqual([user]);
  });

  it('takes a document away', async () => {
    const store = openTestStore(storeFolder());
    await keepUser(store, 'jane', 'Jane');

    await removeUser(store, 'jane');

    expect(await userName(store, 'jane')).toBeUndefined();
    await keepUser(store, 'JANE', 'Jane again');
    expect((await store.lease().open(userRef('jane'))).key).toBe('JANE');
  });

  it('forgets everything when it is erased, and can be used again', async () => {
    const folder = storeFolder();
    const store = openTestStore(folder);
    await keepUser(store, 'jane', 'Jane');
    const held = await store.lease().open(userRef('jane'));

    await store.erase();

    expect(held.exists).toBe(false);
    expect(store.touched).toBe(false);
    expect(await userName(store, 'jane')).toBeUndefined();
    expect((await store.index(userKind)).size).toBe(0);
    if (folder !== undefined) expect(filesIn(dirname(folder))).toEqual([]);
    await keepUser(store, 'jane', 'Jane again');
    expect((await store.index(userKind)).size).toBe(1);
    expect(held.state.name).toBe('Jane again');
  });

  it('knows only the kinds that it was opened with', () => {
    const lease = openTestStore(storeFolder(), { kinds: [userKind] }).lease();

    expect(() => lease.open(loginRef('demo'))).toThrow('The store knows no kind test.login');
  });

  it('is of no use after it has been closed', async () => {
    const store = openTestStore(storeFolder());
    await store.close();

    expect(() => store.lease()).toThrow('The store has been closed');
    await expect(store.index(userKind)).rejects.toThrow('The store has been closed');
  });

  it('does not let a released lease be used again', () => {
    const lease = openTestStore(storeFolder()).lease();
    lease.release();
    lease.release();

    expect(() => lease.open(userRef('jane'))).toThrow('This lease has been released');
  });
});
