import { readFileSync } from 'node:fs';

import { diskFiles } from '../../src/core/store/files.js';
import {
  adaptersWith,
  keepUser,
  listedUsers,
  openTestStore,
  scratchFolders,
  Turnstile,
  userName,
  userRef,
} from '../support/scratch-store.js';

import { demosName, janesName, openWatched } from '../support/watched-store.js';

const scratchFolder = scratchFolders();

describe('a write that fails', () => {
  it('gives back what is on disk, and fails all who wait', async () => {
    const { store, user, gates, failing, changeUser } = await openWatched(scratchFolder());
    changeUser('kept');
    await store.save([user]);
    const gate = new Turnstile();
    gates.set(janesName, gate);
    failing.set(janesName, new Error('disk full'));
    changeUser('lost');
    const failed = store.save([user]);
    changeUser('lost with it');
    const built = store.save([user]);

    await gate.letOneThrough();

    await expect(failed).rejects.toThrow('disk full');
    await expect(built).rejects.toThrow('test.user jane was not kept');
    expect(user.state.name).toBe('kept');
    expect(store.save([user])).toBeUndefined();
  });

  it('does not fail those whose write came before', async () => {
    const { store, user, gates, failing, changeUser } = await openWatched(scratchFolder());
    const gate = new Turnstile();
    gates.set(janesName, gate);
    changeUser('kept');
    const first = store.save([user]);
    changeUser('lost');
    const second = store.save([user]);
    await gate.letOneThrough();
    await first;
    failing.set(janesName, new Error('disk full'));
    await gate.letOneThrough();

    await expect(second).rejects.toThrow('disk full');
    expect(user.state.name).toBe('kept');
  });

  it('does not stand in the way of later ones', async () => {
    const { folder, store, user, failing, changeUser } = await openWatched(scratchFolder());
    failing.set(janesName, new Error('disk full'));
    changeUser('lost');
    await expect(store.save([user])).rejects.toThrow('disk full');
    expect(user.exists).toBe(false);
    failing.clear();

    changeUser('kept');
    await store.save([user]);

    expect(await userName(openTestStore(folder), 'jane')).toBe('kept');
  });

  it("takes the principal's change along when the bank's is lost", async () => {
    const { folder, store, lease, user, login, failing, change, renamed } =
      await openWatched(scratchFolder());
    failing.set(demosName, new Error('disk full'));
    change(1);

    await expect(store.save(lease.documents)).rejects.toThrow('disk full');
    await store.close();

    expect([user.exists, login.exists]).toEqual([false, false]);
    expect(renamed).toEqual([]);
    expect(await userName(openTestStore(folder), 'jane')).toBeUndefined();
  });

  it("takes the principal's change along also when it is saved later", async () => {
    const { store, user, login, failing, change, renamed } = await openWatched(scratchFolder());
    failing.set(demosName, new Error('disk full'));
    change(1);

    await expect(store.save([login])).rejects.toThrow('disk full');
    await expect(store.save([user])).rejects.toThrow('had to be kept first');

    expect(user.exists).toBe(false);
    expect(renamed).toEqual([]);
  });

  it('is heard of by whoever saves changes that went with it', async () => {
    const { store, user, gates, failing, changeUser } = await openWatched(scratchFolder());
    const gate = new Turnstile();
    gates.set(janesName, gate);
    failing.set(janesName, new Error('disk full'));
    changeUser('lost');
    const failed = store.save([user]);
    changeUser('not saved yet');
    await gate.letOneThrough();
    await expect(failed).rejects.toThrow('disk full');

    await expect(store.save([user])).rejects.toThrow('test.user jane was not kept');
    expect(store.save([user])).toBeUndefined();
  });

  it('leaves the list as the documents are', async () => {
    const { folder, store, user, failing, changeUser } = await openWatched(scratchFolder());
    await keepUser(store, 'joe', 'Joe');
    changeUser('kept');
    await store.save([user]);
    failing.set(janesName, new Error('disk full'));
    changeUser('lost');
    await expect(store.save([user])).rejects.toThrow('disk full');

    const expected = [
      ['jane', 'kept'],
      ['joe', 'Joe'],
    ];
    expect(await listedUsers(store)).toEqual(expected);
    await store.close();
    expect(await listedUsers(openTestStore(folder))).toEqual(expected);
  });

  it('drops a document that cannot be read either', async () => {
    const failure = new Error('gone');
    let isGone = false;
    const store = openTestStore(scratchFolder(), {
      adapterFor: adaptersWith({
        read: (path) => {
          if (isGone) throw failure;
          return readFileSync(path, 'utf8');
        },
        rename: async (from, to) => {
          if (isGone) throw failure;
          await diskFiles.rename(from, to);
        },
      }),
    });
    await keepUser(store, 'jane', 'Jane');
    const user = await store.lease().open(userRef('jane'));
    isGone = true;

    await expect(keepUser(store, 'jane', 'lost')).rejects.toThrow(failure);

    expect(() => store.lease().open(userRef('jane'))).toThrow('cannot be read (Error: gone)');
    await expect(store.save([user])).rejects.toThrow('test.user jane was not kept');
    isGone = false;
    expect(await userName(store, 'jane')).toBe('Jane');
  });
});
