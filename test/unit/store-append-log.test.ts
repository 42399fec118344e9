import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SandboxError } from '../../src/core/errors.js';
import { AppendLog, mendLines, readLines } from '../../src/core/store/append-log.js';
import { scratchFolders } from '../support/scratch-store.js';

const scratchFolder = scratchFolders();
const scratchPath = () => join(scratchFolder(), 'deep', 'log.jsonl');

describe('an append log', () => {
  it('keeps lines in the order of their callers', async () => {
    const path = scratchPath();
    const log = new AppendLog(path);

    await Promise.all(['1', '2', '3'].map((line) => log.append(line)));
    await log.append('4');

    expect(readFileSync(path, 'utf8')).toBe('1\n2\n3\n4\n');
    expect(await readLines(path)).toEqual([1, 2, 3, 4]);
  });

  it('waits in close for all lines so far', async () => {
    const path = scratchPath();
    const log = new AppendLog(path);
    const appending = log.append('1');

    await log.close();

    expect(await readLines(path)).toEqual([1]);
    await appending;
  });

  it('cuts off a torn last line before the next one', async () => {
    const path = scratchPath();
    await new AppendLog(path).append('{"n":1}');
    appendFileSync(path, '{"n":2');
    expect(await readLines(path)).toEqual([{ n: 1 }]);

    await new AppendLog(path).append('{"n":3}');

    expect(await readLines(path)).toEqual([{ n: 1 }, { n: 3 }]);
  });

  it('rejects the lines of a failed write and goes on with the next', async () => {
    const path = scratchPath();
    const log = new AppendLog(path);
    await log.append('1');
    rmSync(path);
    mkdirSync(path);

    const outcomes = await Promise.allSettled([log.append('2'), log.append('3')]);
    rmSync(path, { recursive: true });
    await log.append('4');

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await readLines(path)).toEqual([4]);
  });

  it('lets nobody append during work that must be alone', async () => {
    const path = scratchPath();
    const log = new AppendLog(path);
    const appended: string[] = [];

    const before = log.append('1').then(() => appended.push('before'));
    const alone = log.alone(async () => {
      appended.push(`alone with ${(await readLines(path)).join()}`);
    });
    const after = log.append('2').then(() => appended.push('after'));
    await Promise.all([before, alone, after]);

    expect(appended[0]).toBe('before');
    expect(appended.slice(1).sort()).toEqual([expect.stringMatching(/^after/), expect.anything()]);
    expect(await readLines(path)).toEqual([1, 2]);
  });

  it('goes on after work that failed', async () => {
    const path = scratchPath();
    const log = new AppendLog(path);

    await expect(log.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await log.append('1');

    expect(await readLines(path)).toEqual([1]);
  });
});

describe('readLines', () => {
  it('finds no lines where there is no file', async () => {
    expect(await readLines(scratchPath())).toEqual([]);
  });

  it('names the line that is damaged', async () => {
    const path = join(scratchFolder(), 'log.jsonl');
    writeFileSync(path, '1\n{\n3\n');

    await expect(readLines(path)).rejects.toThrow(SandboxError);
    await expect(readLines(path)).rejects.toThrow(`Line 2 of ${path} is damaged.`);
  });
});

describe('mendLines', () => {
  const long = JSON.stringify('x'.repeat(200_000));

  it.each([
    ['', '', ''],
    ['torn', '', ''],
    ['1\n', '1', '1\n'],
    ['1\n22\n', '22', '1\n22\n'],
    ['1\n22\n3', '22', '1\n22\n'],
    [`1\n${long}\n3`, long, `1\n${long}\n`],
    [`1\n${long}`, '1', '1\n'],
    ['ä\nö', 'ä', 'ä\n'],
  ])('leaves whole lines only (%#)', async (content, lastLine, rest) => {
    const path = join(scratchFolder(), 'log.jsonl');
    writeFileSync(path, content);

    expect(await mendLines(path)).toBe(lastLine);

    expect(readFileSync(path, 'utf8')).toBe(rest);
  });

  it('knows when there is no file', async () => {
    expect(await mendLines(scratchPath())).toBeUndefined();
  });
});
