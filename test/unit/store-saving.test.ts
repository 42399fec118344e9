import {
  openTestStore,
  scratchFolders,
  Turnstile,
  userName,
  userRef,
} from '../support/scratch-store.js';

import { demosName, janesName, openWatched } from '../support/watched-store.js';

const scratchFolder = scratchFolders();

describe('saving', () => {
  it("writes the bank's document before the principal's", async () => {
    const { store, lease, change, renamed } = await openWatched(scratchFolder());
    change(1);

    await store.save(lease.documents);

    expect(renamed).toEqual([demosName, janesName]);
  });

  it("does not write a principal's document before what its transaction did at the bank", async () => {
    const { folder, store, lease, user, gates, renamed, change, changeUser } =
      await openWatched(scratchFolder());
    const atBank = new Turnstile();
    changeUser('Jane');
    const first = store.save([user]);
    gates.set(demosName, atBank);
    change(2);

    // Somebody else saves the principal's document, and that alone.
    const second = store.save([user]);
    await first;
    await atBank.arrived();
    expect(renamed).toEqual([janesName]);
    expect(await userName(openTestStore(folder), 'jane')).toBe('Jane');
    await atBank.letOneThrough();
    await second;

    expect(renamed).toEqual([janesName, demosName, janesName]);
    expect(store.save(lease.documents)).toBeUndefined();
  });

  it('answers each caller when its own change is kept, however many come after', async () => {
    const { store, user, gates, changeUser } = await openWatched(scratchFolder());
    const gate = new Turnstile();
    gates.set(janesName, gate);
    changeUser('0');
    let next = store.save([user]);

    for (let n = 1; n <= 20; n += 1) {
      const current = next;
      changeUser(String(n));
      next = store.save([user]);
      await gate.letOneThrough();
      await current;
    }
    await gate.letOneThrough();
    await next;
  });

  it('writes once for all who wait', async () => {
    const { folder, store, user, renamed, changeUser } = await openWatched(scratchFolder());

    const saves = Array.from({ length: 100 }, async (_, n) => {
      changeUser(String(n));
      await store.save([user]);
    });
    await Promise.all(saves);

    expect(renamed).toHaveLength(2);
    expect(await userName(openTestStore(folder), 'jane')).toBe('99');
  });

  it('keeps a document in memory until it is written, though nobody holds it', async () => {
    const { store, lease, user, gates, changeUser } = await openWatched(scratchFolder());
    const gate = new Turnstile();
    gates.set(janesName, gate);
    changeUser('Jane');
    const saving = store.save([user]);
    lease.release();
    await gate.arrived();

    expect(await store.lease().open(userRef('jane'))).toBe(user);

    await gate.letOneThrough();
    await saving;
  });

  it('ends before the store is closed', async () => {
    const { folder, store, lease, change } = await openWatched(scratchFolder());
    change(1);
    const saving = store.save(lease.documents);

    await store.close();

    expect(await userName(openTestStore(folder), 'jane')).toBe('Jane 1');
    await saving;
  });

  it('is refused when the store has been closed', async () => {
    const { store, user, changeUser } = await openWatched(scratchFolder());
    changeUser('Jane');
    await store.close();

    await expect(store.save([user])).rejects.toThrow('The store has been closed');
  });
});
