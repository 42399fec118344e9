import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { SandboxError } from '../../src/core/errors.js';
import { documentName, documentPath } from '../../src/core/store/names.js';
import {
  filesIn,
  keepUser,
  loginRef,
  openTestStore,
  scratchFolders,
  userKind,
  userName,
  userRef,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

const userPath = (folder: string, key: string): string =>
  documentPath(folder, userKind.name, documentName(userKind, key));

describe('a store on disk', () => {
  it('costs nothing until the first write', async () => {
    const folder = join(scratchFolder(), 'world');
    const store = openTestStore(folder);
    await userName(store, 'jane');
    await store.index(userKind);

    await store.close();

    expect(existsSync(folder)).toBe(false);
    expect(openTestStore(folder).touched).toBe(false);
  });

  it('finds what an earlier run has kept', async () => {
    const folder = scratchFolder();
    const earlier = openTestStore(folder);
    const user = await earlier.lease().open(userRef('Jane'));
    earlier.transaction(() => {
      user.put('accounts', '__proto__', { balance: 1 });
      user.set('name', 'Jane');
    });
    await earlier.save([user]);
    await earlier.close();

    const store = openTestStore(folder);
    const found = await store.lease().open(userRef('jane'));

    expect(store.touched).toBe(true);
    expect(found.exists).toBe(true);
    expect(found.key).toBe('Jane');
    expect(Object.entries(found.state.accounts)).toEqual([['__proto__', { balance: 1 }]]);
    expect(found.state.accounts.constructor).toBeUndefined();
    store.transaction(() => {
      found.put('accounts', '__proto__', { balance: 2 });
    });
    expect(Object.entries(found.state.accounts)).toEqual([['__proto__', { balance: 2 }]]);
    expect(filesIn(folder)).toEqual([
      expect.stringMatching(/^test\.user\/[0-9a-f]{2}\/[0-9a-f]{24}\.json$/),
      'test.user/index.jsonl',
    ]);
  });

  it.each(['..', '.', '/', 'a/b\\c', 'x'.repeat(255), '__proto__', 'ä\u0000ö', 'CON', ''])(
    'takes the key %j',
    async (key) => {
      const folder = scratchFolder();
      const store = openTestStore(folder);
      await keepUser(store, key, `named ${key}`);
      await store.close();

      expect(await userName(openTestStore(folder), key)).toBe(`named ${key}`);
      expect(JSON.parse(readFileSync(userPath(folder, key), 'utf8'))).toMatchObject({ key });
    },
  );

  it('lets a reader wait for the change that it has seen', async () => {
    const store = openTestStore(scratchFolder());
    const user = await store.lease().open(userRef('jane'));
    store.transaction(() => {
      user.set('name', 'Jane');
    });
    const saving = store.save([user]);

    const lease = store.lease();
    const seen = await lease.open(userRef('jane'));

    expect(seen.state.name).toBe('Jane');
    expect(store.save([seen])).toBeDefined();
    await saving;
    expect(store.save([seen])).toBeUndefined();
  });

  it('tells keys apart by case only where the kind does', async () => {
    const store = openTestStore(scratchFolder());
    const lease = store.lease();

    const [small, large] = [lease.open(loginRef('demo')), lease.open(loginRef('DEMO'))];

    expect(await small).not.toBe(await large);
    expect(documentName(userKind, 'demo')).toBe(documentName(userKind, 'DEMO'));
  });

  it.each(['', '{"key":"jane"', '[]'])('says which file is unreadable: %j', (content) => {
    const folder = scratchFolder();
    const path = userPath(folder, 'jane');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    const lease = openTestStore(folder).lease();

    expect(() => lease.open(userRef('jane'))).toThrow(SandboxError);
    expect(() => lease.open(userRef('jane'))).toThrow(`The document ${path} is empty or damaged.`);
    expect(lease.documents).toEqual([]);
  });

  it('ignores what was left half written', async () => {
    const folder = scratchFolder();
    const path = userPath(folder, 'jane');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.tmp`, '{"key":');

    const store = openTestStore(folder);
    expect(await userName(store, 'jane')).toBeUndefined();
    await keepUser(store, 'jane', 'Jane');

    expect(await userName(store, 'jane')).toBe('Jane');
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it('deletes at the next chance what an interrupted erasing has left', async () => {
    const parent = scratchFolder();
    mkdirSync(join(parent, '.erased-other-1234'));
    const store = openTestStore(join(parent, 'world'));
    await keepUser(store, 'jane', 'Jane');

    await store.erase();

    expect(filesIn(parent)).toEqual([]);
    expect(existsSync(join(parent, '.erased-other-1234'))).toBe(false);
  });
});
