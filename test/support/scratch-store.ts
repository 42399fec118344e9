import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FileAdapter } from '../../src/core/store/file-adapter.js';
import { diskFiles, type Files } from '../../src/core/store/files.js';
import type { AdapterFor } from '../../src/core/store/adapter.js';
import type { Document, DocumentKind, Table } from '../../src/core/store/kinds.js';
import { openStore, type StoreOptions } from '../../src/core/store/open-store.js';
import type { Store } from '../../src/core/store/store.js';

export interface Account {
  readonly balance: number;
}

export interface User {
  readonly name: string;
  readonly locked: boolean;
  readonly accounts: Table<Account>;
  readonly notes?: Table<string>;
}

export interface Login {
  readonly version: number;
}

/** A principal's document: listed, written last, keys without regard to case. */
export const userKind: DocumentKind<User> = {
  name: 'test.user',
  writeOrder: 2,
  normalize: (key) => key.toLowerCase(),
  blank: () => ({ name: '', locked: false, accounts: {} }),
  indexed: ({ name, locked }) => ({ name, locked }),
};

/** A bank's document: not listed, written first. */
export const loginKind: DocumentKind<Login> = {
  name: 'test.login',
  writeOrder: 1,
  blank: () => ({ version: 0 }),
};

export const userRef = (key: string) => ({ kind: userKind, key });
export const loginRef = (key: string) => ({ kind: loginKind, key });

export const openTestStore = (
  folder: string | undefined,
  options: Partial<StoreOptions> = {},
): Store => {
  const store = openStore({ folder, kinds: [userKind, loginKind], ...options });
  opened.add(store);
  return store;
};

/** Stores of the test that runs: what they do behind the scenes ends with it. */
const opened = new Set<Store>();

/** Creates or changes a user and keeps it, as a request would. */
export async function keepUser(store: Store, key: string, name: string): Promise<void> {
  const lease = store.lease();
  const user = await lease.open(userRef(key));
  store.transaction(() => {
    user.set('name', name);
  });
  try {
    await store.save([user]);
  } finally {
    lease.release();
  }
}

export async function removeUser(store: Store, key: string): Promise<void> {
  const lease = store.lease();
  const user = await lease.open(userRef(key));
  store.transaction(() => {
    user.remove();
  });
  await store.save([user]);
  lease.release();
}

/** What the store says of a user now. */
export async function userName(store: Store, key: string): Promise<string | undefined> {
  const lease = store.lease();
  const user: Document<User> = await lease.open(userRef(key));
  lease.release();
  return user.exists ? user.state.name : undefined;
}

export async function listedUsers(store: Store): Promise<unknown[]> {
  const index = await store.index(userKind);
  return index.entries().map(({ key, entry }) => [key, entry['name']]);
}

/** Files in a folder and below, as relative paths. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Folders that are taken away after each test, once its stores are closed. */
export function scratchFolders(): () => string {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all([...opened].map((store) => store.close()));
    opened.clear();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'doppelbank-store-'));
    folders.push(folder);
    return folder;
  };
}

/** File adapters over calls of which some are replaced. */
export const adaptersWith =
  (replaced: Partial<Files>): AdapterFor =>
  ({ path, rounds }) =>
    new FileAdapter(path ?? '', rounds, { ...diskFiles, ...replaced });

/** A call that waits until it is let through, one at a time, in the order of arrival. */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];
  readonly #arrivals: (() => void)[] = [];

  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#arrivals.shift()?.();
    });
  }

  /** Resolves when somebody waits. */
  arrived(): Promise<void> {
    if (this.#waiting.length > 0) return Promise.resolve();
    return new Promise((resolve) => this.#arrivals.push(resolve));
  }

  async letOneThrough(): Promise<void> {
    await this.arrived();
    this.#waiting.shift()?.();
  }
}
