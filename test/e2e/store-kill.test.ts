import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { build } from 'esbuild';

import type { Store } from '../../src/core/store/store.js';
import {
  filesIn,
  listedUsers,
  loginRef,
  openTestStore,
  scratchFolders,
  userName,
} from '../support/scratch-store.js';

const scratchFolder = scratchFolders();

async function buildDriver(): Promise<string> {
  const driver = join(scratchFolder(), 'driver.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'store-kill-driver.ts')],
    outfile: driver,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return driver;
}

/** Lets the driver keep some changes and kills it; returns the numbers of those it had kept. */
async function keepUntilKilled(driver: string, folder: string, count: number): Promise<number[]> {
  const child = spawn(process.execPath, [driver, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const kept: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    kept.push(Number(line));
    if (kept.length === count) child.kill('SIGKILL');
  }
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
  return kept;
}

async function loginVersion(store: Store, key: string): Promise<number> {
  const lease = store.lease();
  const { state } = await lease.open(loginRef(key));
  lease.release();
  return state.version;
}

/** Users in their files, as the list should have them. */
const usersOnDisk = (folder: string): unknown[] =>
  filesIn(folder)
    .filter((path) => /^test\.user\/.*\.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown)
    .map((stored) => stored as { key: string; state: { name: string } })
    .map(({ key, state }) => [key, state.name])
    .sort();

describe('a store whose process is killed', () => {
  it.each([1, 250, 1_500])(
    'holds everything that had been kept (%d changes)',
    async (count) => {
      const folder = scratchFolder();
      const kept = await keepUntilKilled(await buildDriver(), folder, count);

      const store = openTestStore(folder);
      expect(kept.length).toBeGreaterThanOrEqual(count);
      for (const n of kept) {
        const version = Number(await userName(store, `user-${n}`));
        expect(version).toBeGreaterThan(0);
        expect(version).toBeLessThanOrEqual(Number(await userName(store, `shared-${n % 4}`)));
      }
      for (const n of [0, 1, 2, 3]) {
        const known = Number((await userName(store, `shared-${n}`)) ?? 0);
        expect(known).toBeLessThanOrEqual(await loginVersion(store, `login-${n}`));
      }
      const listed = await listedUsers(store);
      expect([...listed].sort()).toEqual(usersOnDisk(folder));
      await store.close();
      expect(filesIn(folder).filter((path) => /^test\.user.*\.tmp$/.test(path))).toEqual([]);
      expect(await listedUsers(openTestStore(folder))).toEqual(listed);
    },
    20_000,
  );
});
