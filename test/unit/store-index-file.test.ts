import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { FileIndex } from '../../src/core/store/file-index.js';
import { MemoryAdapter } from '../../src/core/store/memory-adapter.js';
import { documentName, indexPath } from '../../src/core/store/names.js';
import type { StoreOptions } from '../../src/core/store/open-store.js';
import type { Store } from '../../src/core/store/store.js';
import {
  keepUser,
  listedUsers,
  openTestStore,
  removeUser,
  scratchFolders,
  userKind,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

const indexOf = (folder: string): string => indexPath(folder, userKind.name);
const linesOf = (folder: string): string[] =>
  readFileSync(indexOf(folder), 'utf8').trimEnd().split('\n');
const nameOf = (key: string): string => documentName(userKind, key);

const HEADER = '{"index":"test.user"}';
const CLEAN = '{"checkpoint":true,"open":[]}';

/** A folder in which some users were kept by a run that ended well. */
async function folderWith(...keys: string[]): Promise<string> {
  const folder = scratchFolder();
  const store = openTestStore(folder);
  for (const key of keys) await keepUser(store, key, `${key} the first`);
  await store.close();
  return folder;
}

/** For what concerns the index alone. */
const documentsInMemory: Pick<StoreOptions, 'adapterFor'> = {
  adapterFor: ({ rounds }) => new MemoryAdapter(rounds),
};

/** Waits until what the index does behind the scenes has ended. */
const settle = async (store: Store): Promise<void> => {
  await store.close();
};

describe('an index file', () => {
  it('is written by appending a line when an entry changes, and only then', async () => {
    const folder = scratchFolder();
    const store = openTestStore(folder);
    await keepUser(store, 'jane', 'Jane');
    await keepUser(store, 'jane', 'Jane');
    const user = await store.lease().open({ kind: userKind, key: 'jane' });
    store.transaction(() => {
      user.put('accounts', 'a', { balance: 1 });
    });
    await store.save([user]);
    await removeUser(store, 'jane');
    await store.close();

    const named = { name: nameOf('jane'), key: 'jane' };
    expect(linesOf(folder).map((line) => JSON.parse(line) as unknown)).toEqual([
      { index: 'test.user' },
      { ...named, entry: { name: 'Jane', locked: false } },
      named,
      { checkpoint: true, open: [] },
    ]);
  });

  it('is read again as it was', async () => {
    const folder = await folderWith('joe', 'Ann');

    const store = openTestStore(folder);
    expect(await listedUsers(store)).toEqual([
      ['Ann', 'Ann the first'],
      ['joe', 'joe the first'],
    ]);
    await store.close();

    expect(linesOf(folder)).toHaveLength(4);
  });

  it('is made again from the documents when it is missing', async () => {
    const folder = await folderWith('joe', 'Ann');
    rmSync(indexOf(folder));

    const store = openTestStore(folder);
    expect(await listedUsers(store)).toHaveLength(2);
    await settle(store);

    expect(linesOf(folder)).toEqual([
      HEADER,
      expect.stringContaining('Ann'),
      expect.stringContaining('joe'),
      CLEAN,
    ]);
  });

  it.each([
    ['damaged', `${HEADER}\n{"name"\n${CLEAN}\n`],
    ['empty', ''],
    ['of another kind', `{"index":"other"}\n${CLEAN}\n`],
    ['of lines that mean nothing', `${HEADER}\n42\n${CLEAN}\n`],
  ])('is made again when it is %s', async (_what, content) => {
    const folder = await folderWith('joe', 'Ann');
    writeFileSync(indexOf(folder), content);

    expect(await listedUsers(openTestStore(folder))).toHaveLength(2);
  });

  it('is made again when lines were appended where it had been lost', async () => {
    const folder = await folderWith('joe', 'Ann');
    rmSync(indexOf(folder));
    const between = openTestStore(folder);
    await keepUser(between, 'zoe', 'Zoe');
    await between.close();

    expect(await listedUsers(openTestStore(folder))).toHaveLength(3);
  });

  it('may end in a torn line', async () => {
    const folder = await folderWith('joe', 'Ann');
    appendFileSync(indexOf(folder), `{"name":"${nameOf('zoe')}","key":"zo`);

    const store = openTestStore(folder);
    await keepUser(store, 'bob', 'Bob');
    await store.close();

    expect(await listedUsers(openTestStore(folder))).toEqual([
      ['Ann', 'Ann the first'],
      ['bob', 'Bob'],
      ['joe', 'joe the first'],
    ]);
  });

  it('loads while documents are being written', async () => {
    const folder = await folderWith('b', 'd', 'f');
    const store = openTestStore(folder);

    const loading = store.index(userKind);
    const writing = ['a', 'c', 'e'].map((key) => keepUser(store, key, key));
    const removing = removeUser(store, 'd');
    await Promise.all([loading, removing, ...writing]);

    expect((await listedUsers(store)).map(String)).toEqual([
      'a,a',
      'b,b the first',
      'c,c',
      'e,e',
      'f,f the first',
    ]);
  });

  it('takes up what is confirmed while it is being read', async () => {
    const folder = await folderWith('joe', 'Ann');
    const index = new FileIndex(userKind, folder);
    const bob = { name: nameOf('bob'), key: 'bob', entry: { name: 'Bob' } };

    const loading = index.load();
    index.confirm(bob.name, JSON.stringify(bob));
    index.confirm(nameOf('joe'), JSON.stringify({ name: nameOf('joe'), key: 'joe' }));

    expect((await loading).entries().map(({ key }) => key)).toEqual(['Ann', 'bob']);
  });

  it('is written anew when it has many more lines than entries', async () => {
    const folder = scratchFolder();
    const store = openTestStore(folder, documentsInMemory);
    await store.index(userKind);
    const user = await store.lease().open({ kind: userKind, key: 'jane' });
    for (let n = 0; n < 1_200; n += 1) {
      store.transaction(() => {
        user.set('name', String(n));
      });
      await store.save([user]);
    }
    await store.close();

    expect(linesOf(folder).length).toBeLessThan(400);
    expect(linesOf(folder).at(-2)).toContain('"1199"');
    expect(linesOf(folder).at(-1)).toBe(CLEAN);
  });
});

describe('a checkpoint', () => {
  it('is written after 10,000 lines', async () => {
    const folder = scratchFolder();
    const store = openTestStore(folder, documentsInMemory);
    const keys = Array.from({ length: 100 }, (_, n) => `user-${n}`);
    const lease = store.lease();
    const users = await Promise.all(keys.map(async (key) => lease.open({ kind: userKind, key })));

    for (let round = 0; round < 102; round += 1) {
      store.transaction(() => {
        for (const user of users) user.set('name', String(round));
      });
      await store.save(users);
    }

    const checkpoints = linesOf(folder).filter((line) => line.includes('"checkpoint"'));
    expect(checkpoints).toHaveLength(1);
    await store.close();
  });
});
