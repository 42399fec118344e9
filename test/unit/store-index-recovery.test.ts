import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { documentName, documentPath, indexPath } from '../../src/core/store/names.js';
import type { Store } from '../../src/core/store/store.js';
import {
  filesIn,
  keepUser,
  listedUsers,
  openTestStore,
  scratchFolders,
  userKind,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

const indexOf = (folder: string): string => indexPath(folder, userKind.name);
const linesOf = (folder: string): string[] =>
  readFileSync(indexOf(folder), 'utf8').trimEnd().split('\n');
const nameOf = (key: string): string => documentName(userKind, key);
const pathOf = (folder: string, key: string): string =>
  documentPath(folder, userKind.name, nameOf(key));

const CLEAN = '{"checkpoint":true,"open":[]}';

/** A folder in which some users were kept by a run that ended well. */
async function folderWith(...keys: string[]): Promise<string> {
  const folder = scratchFolder();
  const store = openTestStore(folder);
  for (const key of keys) await keepUser(store, key, `${key} the first`);
  await store.close();
  return folder;
}

/** Waits until what the index does behind the scenes has ended. */
const settle = async (store: Store): Promise<void> => {
  await store.close();
};

describe('after a sudden end', () => {
  /** What the last run wrote into the index before documents that it did not write. */
  const announce = (folder: string, ...lines: object[]): void => {
    appendFileSync(indexOf(folder), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };
  const line = (key: string, name?: string) => ({
    name: nameOf(key),
    key,
    ...(name !== undefined && { entry: { name, locked: false } }),
  });

  it('an index is compared with the documents that nothing confirms', async () => {
    const folder = await folderWith('joe', 'Ann', 'bob');
    announce(folder, line('joe', 'never written'), line('zoe', 'never created'), line('bob'));

    const store = openTestStore(folder);
    expect(await listedUsers(store)).toEqual([
      ['Ann', 'Ann the first'],
      ['bob', 'bob the first'],
      ['joe', 'joe the first'],
    ]);
    await settle(store);

    expect(linesOf(folder).at(-1)).toBe(CLEAN);
    expect(linesOf(folder)).toHaveLength(5);
  });

  it('documents that a checkpoint leaves open are compared, those before it are not', async () => {
    const folder = await folderWith('joe', 'Ann');
    announce(folder, line('joe', 'not compared'), line('Ann', 'never written'), {
      checkpoint: true,
      open: [nameOf('Ann')],
    });

    expect(await listedUsers(openTestStore(folder))).toEqual([
      ['Ann', 'Ann the first'],
      ['joe', 'not compared'],
    ]);
  });

  it('nothing is confirmed by a run that has not compared', async () => {
    const folder = await folderWith('joe');
    announce(folder, line('joe', 'never written'));

    const between = openTestStore(folder);
    await keepUser(between, 'zoe', 'Zoe');
    await between.close();

    expect(linesOf(folder).at(-1)).not.toBe(CLEAN);
    expect(await listedUsers(openTestStore(folder))).toEqual([
      ['joe', 'joe the first'],
      ['zoe', 'Zoe'],
    ]);
  });

  it('what was left half written is swept', async () => {
    const folder = await folderWith('joe');
    announce(folder, line('zoe', 'never created'));
    const temporary = `${pathOf(folder, 'zoe')}.tmp`;
    mkdirSync(dirname(temporary), { recursive: true });
    writeFileSync(temporary, '{');

    const store = openTestStore(folder);
    await keepUser(store, 'ann', 'Ann');

    expect(filesIn(folder).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});
