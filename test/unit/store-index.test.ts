import type { DocumentKind } from '../../src/core/store/kinds.js';
import { documentName } from '../../src/core/store/names.js';
import {
  keepUser,
  listedUsers,
  loginKind,
  openTestStore,
  removeUser,
  scratchFolders,
  userKind,
  type User,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

const nameOf = (key: string): string => documentName(userKind, key);

describe.each(['on disk', 'in memory'])('an index %s', (where) => {
  const openEmpty = () => openTestStore(where === 'on disk' ? scratchFolder() : undefined);

  it('lists documents in the order of their normalised keys', async () => {
    const store = openEmpty();
    for (const key of ['joe', 'Ann', 'Zoe', 'bob']) await keepUser(store, key, key);

    const index = await store.index(userKind);

    expect(index.size).toBe(4);
    expect(index.entries()).toEqual(
      ['Ann', 'bob', 'joe', 'Zoe'].map((key) => ({
        name: nameOf(key),
        key,
        entry: { name: key, locked: false },
      })),
    );
    expect(index.get(nameOf('BOB'))?.key).toBe('bob');
    expect(index.get(nameOf('nobody'))).toBeUndefined();
  });

  it('follows what is kept after it was loaded', async () => {
    const store = openEmpty();
    for (const key of ['b', 'd']) await keepUser(store, key, key);
    const index = await store.index(userKind);

    for (const key of ['a', 'c', 'e']) await keepUser(store, key, key);
    await keepUser(store, 'd', 'changed');
    await removeUser(store, 'b');

    expect(index.entries().map(({ key, entry }) => [key, entry['name']])).toEqual([
      ['a', 'a'],
      ['c', 'c'],
      ['d', 'changed'],
      ['e', 'e'],
    ]);
    await removeUser(store, 'd');
    await keepUser(store, 'D', 'again');
    expect((await listedUsers(store))[2]).toEqual(['D', 'again']);
  });

  it('shows a change only once it is kept', async () => {
    const store = openEmpty();
    await keepUser(store, 'jane', 'before');
    const index = await store.index(userKind);
    const user = await store.lease().open({ kind: userKind, key: 'jane' });

    store.transaction(() => {
      user.set('name', 'after');
    });
    expect(index.get(nameOf('jane'))?.entry).toEqual({ name: 'before', locked: false });

    await store.save([user]);
    expect(index.get(nameOf('jane'))?.entry).toEqual({ name: 'after', locked: false });
  });

  it('leaves out what the kind leaves out', async () => {
    const kind: DocumentKind<User> = {
      ...userKind,
      indexed: ({ name, locked }) => (locked ? undefined : { name }),
    };
    const store = openTestStore(where === 'on disk' ? scratchFolder() : undefined, {
      kinds: [kind],
    });
    const lease = store.lease();
    for (const key of ['a', 'b']) {
      const user = await lease.open({ kind, key });
      store.transaction(() => {
        user.set('locked', key === 'a');
      });
    }
    await store.save(lease.documents);

    expect((await store.index(kind)).entries().map(({ key }) => key)).toEqual(['b']);
  });

  it('of a kind that is not listed is empty', async () => {
    expect((await openEmpty().index(loginKind)).entries()).toEqual([]);
  });
});
