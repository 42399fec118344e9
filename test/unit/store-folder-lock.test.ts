import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SandboxError } from '../../src/core/errors.js';
import { lockFolder, type LockHolder } from '../../src/core/store/folder-lock.js';
import { filesIn, scratchFolders } from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

const holder = (pid: number, startedAt = 1, running: readonly number[] = []): LockHolder => ({
  pid,
  startedAt,
  isRunning: (other) => running.includes(other),
});

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SandboxError) return error.message;
  }
  return 'not refused';
};

describe('lockFolder', () => {
  it('makes the folder, says its format, and gives it back', () => {
    const folder = join(scratchFolder(), 'deep', 'er');

    const release = lockFolder(folder, holder(7));

    expect(filesIn(folder)).toEqual(['format.json', 'lock.json']);
    expect(readFileSync(join(folder, 'format.json'), 'utf8')).toBe('{"format":1}');
    release();
    expect(filesIn(folder)).toEqual(['format.json']);
    lockFolder(folder, holder(8));
  });

  it('refuses a folder that another process holds, and names it', () => {
    const folder = scratchFolder();
    lockFolder(folder, holder(7));

    expect(refusalOf(() => lockFolder(folder, holder(8, 1, [7])))).toBe(
      `The data folder ${folder} is in use by process 7. Stop that process, or choose another ` +
        `folder with --data; if it is no sandbox, delete ${join(folder, 'lock.json')}.`,
    );
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
  });

  it('refuses a folder that the same process holds already', () => {
    const folder = scratchFolder();
    lockFolder(folder, holder(7));

    expect(refusalOf(() => lockFolder(folder, holder(7)))).toContain('in use by process 7');
  });

  it.each([
    ['a process that is gone', holder(8)],
    ['an earlier process of the same number', holder(7, 2)],
  ])('takes over from %s', (_what, next) => {
    const folder = scratchFolder();
    lockFolder(folder, holder(7));

    lockFolder(folder, next);

    expect(filesIn(folder)).toEqual(['format.json', 'lock.json']);
    expect(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'))).toEqual({
      pid: next.pid,
      startedAt: next.startedAt,
    });
  });

  it('refuses another format and does not keep the folder', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'format.json'), '{"format":2}');

    expect(refusalOf(() => lockFolder(folder, holder(7)))).toBe(
      `The data folder ${folder} is of format 2; this version reads format 1. ` +
        'Use the version that wrote it, or choose another folder with --data.',
    );
    expect(filesIn(folder)).toEqual(['format.json']);
  });

  it.each(['', '{', 'null', '{"format":"1"}'])('refuses a format file that holds %j', (content) => {
    const folder = scratchFolder();
    const path = join(folder, 'format.json');
    writeFileSync(path, content);

    expect(refusalOf(() => lockFolder(folder, holder(7)))).toBe(
      `The format file ${path} cannot be read. If the folder was written by this version, ` +
        'put {"format":1} into it; else choose another folder with --data.',
    );
  });

  it.each(['', '{', '{"pid":7}'])(
    'takes over a lock that its writer never finished: %j',
    (content) => {
      const folder = scratchFolder();
      const path = join(folder, 'lock.json');
      writeFileSync(path, content);

      lockFolder(folder, holder(7));

      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
        pid: holder(7).pid,
        startedAt: holder(7).startedAt,
      });
    },
  );

  it('refuses a folder that cannot be made', () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');

    expect(refusalOf(() => lockFolder(file, holder(7)))).toBe(
      `The data folder ${file} cannot be written (EEXIST). ` +
        'Choose another one with --data, or make it writable.',
    );
  });
});
