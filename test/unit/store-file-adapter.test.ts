import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Low } from 'lowdb';

import { SandboxError } from '../../src/core/errors.js';
import type { Rounds, Stored } from '../../src/core/store/adapter.js';
import { FileAdapter } from '../../src/core/store/file-adapter.js';
import { diskFiles } from '../../src/core/store/files.js';
import { filesIn, scratchFolders, Turnstile } from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

const unheard: Rounds = {
  starting: () => undefined,
  kept: () => undefined,
  failed: () => undefined,
};

const stored = (n: number): Stored => ({ key: 'jane', state: { n } });

/** An adapter whose renames wait at a turnstile, and fail when told so. */
function slowAdapter() {
  const path = join(scratchFolder(), 'ab', 'jane.json');
  const turnstile = new Turnstile();
  const failures: (Error | undefined)[] = [];
  let writes = 0;
  const adapter = new FileAdapter(path, unheard, {
    ...diskFiles,
    rename: async (from, to) => {
      writes += 1;
      await turnstile.wait();
      const failure = failures.shift();
      if (failure) throw failure;
      await diskFiles.rename(from, to);
    },
  });
  const onDisk = (): unknown => JSON.parse(readFileSync(path, 'utf8'));
  return { adapter, turnstile, failures, onDisk, writes: () => writes };
}

describe('a file adapter', () => {
  it('writes compact JSON through lowdb and reads it again', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'ab', 'jane.json');
    const low = new Low<Stored>(new FileAdapter(path, unheard), stored(1));

    await low.write();

    expect(readFileSync(path, 'utf8')).toBe('{"key":"jane","state":{"n":1}}');
    const again = new Low<Stored>(new FileAdapter(path, unheard), stored(0));
    await again.read();
    expect(again.data).toEqual(stored(1));
    expect(filesIn(folder)).toEqual(['ab/jane.json']);
  });

  it('takes the file away when there is no document any more', async () => {
    const folder = scratchFolder();
    const adapter = new FileAdapter(join(folder, 'jane.json'), unheard);
    await adapter.write(stored(1));

    await adapter.write({ key: 'jane', state: null });

    expect(filesIn(folder)).toEqual([]);
    expect(adapter.readNow()).toBeNull();
    await adapter.write({ key: 'jane', state: null });
  });

  it('lets all who come during a write share the next one', async () => {
    const { adapter, turnstile, onDisk, writes } = slowAdapter();

    const first = adapter.write(stored(1));
    const others = [2, 3, 4].map((n) => adapter.write(stored(n)));
    await turnstile.letOneThrough();
    await first;
    expect(onDisk()).toEqual(stored(1));
    await turnstile.letOneThrough();
    await Promise.all(others);

    expect(onDisk()).toEqual(stored(4));
    expect(writes()).toBe(2);
  });

  it('never lets a caller wait for those who come after it', async () => {
    const { adapter, turnstile } = slowAdapter();
    let next = adapter.write(stored(0));

    for (let n = 1; n <= 20; n += 1) {
      const current = next;
      next = adapter.write(stored(n));
      await turnstile.letOneThrough();
      await current;
    }
    await turnstile.letOneThrough();
    await next;
  });

  it('rejects those whose write fails, and nobody before or after them', async () => {
    const { adapter, turnstile, failures, onDisk } = slowAdapter();
    failures.push(undefined, new Error('disk full'), undefined);

    const first = adapter.write(stored(1));
    const second = [adapter.write(stored(2)), adapter.write(stored(3))];
    await turnstile.letOneThrough();
    await first;
    await turnstile.arrived();
    const third = adapter.write(stored(4));
    await turnstile.letOneThrough();

    expect((await Promise.allSettled(second)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(onDisk()).toEqual(stored(1));
    await turnstile.letOneThrough();
    await third;
    expect(onDisk()).toEqual(stored(4));
  });

  it('settles all callers when what is thrown is no Error of this realm', async () => {
    const failure = { code: 'EIO' };
    const adapter = new FileAdapter(join(scratchFolder(), 'jane.json'), unheard, {
      ...diskFiles,
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- an error of another realm is no Error here
      rename: () => Promise.reject(failure),
    });

    const outcomes = await Promise.allSettled([adapter.write(stored(1)), adapter.write(stored(2))]);

    expect(outcomes).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ]);
  });

  it('writes what the document was when the round began, once the answer has resolved', async () => {
    const path = join(scratchFolder(), 'jane.json');
    const turnstile = new Turnstile();
    const adapter = new FileAdapter(path, { ...unheard, starting: () => turnstile.wait() });
    const document = { key: 'jane', state: { n: 1 } };

    const writing = adapter.write(document);
    document.state = { n: 2 };
    expect(adapter.readNow()).toBeNull();
    await turnstile.letOneThrough();
    await writing;

    expect(adapter.readNow()).toEqual(stored(1));
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"key":"jane"}',
    '{"key":1,"state":{}}',
    '{"key":"a","state":1}',
  ])('names the file and the way out when it holds %j', (content) => {
    const path = join(scratchFolder(), 'jane.json');
    writeFileSync(path, content);

    const read = () => new FileAdapter(path, unheard).readNow();

    expect(read).toThrow(SandboxError);
    expect(read).toThrow(
      `The document ${path} is empty or damaged. ` +
        'Put back a copy of that file, or delete it to go on without what it held.',
    );
  });

  it('names the file when it cannot be read', async () => {
    const path = join(scratchFolder(), 'jane.json');
    mkdirSync(path);

    await expect(new FileAdapter(path, unheard).read()).rejects.toThrow(
      `The document ${path} cannot be read (Error: EISDIR`,
    );
  });
});
