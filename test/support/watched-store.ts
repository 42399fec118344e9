import { basename } from 'node:path';

import { diskFiles } from '../../src/core/store/files.js';
import type { Document } from '../../src/core/store/kinds.js';
import { documentName } from '../../src/core/store/names.js';
import {
  adaptersWith,
  loginKind,
  loginRef,
  openTestStore,
  type Turnstile,
  userKind,
  userRef,
  type Login,
  type User,
} from './scratch-store.js';

export const janesName = documentName(userKind, 'jane');
export const demosName = documentName(loginKind, 'demo');

/** A store whose renames wait for us, or fail, by document. */
export async function openWatched(folder: string) {
  const gates = new Map<string, Turnstile>();
  const failing = new Map<string, Error>();
  const renamed: string[] = [];
  const store = openTestStore(folder, {
    adapterFor: adaptersWith({
      rename: async (from, to) => {
        const name = basename(to, '.json');
        await gates.get(name)?.wait();
        const failure = failing.get(name);
        if (failure) throw failure;
        await diskFiles.rename(from, to);
        renamed.push(name);
      },
    }),
  });
  const lease = store.lease();
  const user: Document<User> = await lease.open(userRef('jane'));
  const login: Document<Login> = await lease.open(loginRef('demo'));
  const change = (n: number): void => {
    store.transaction(() => {
      user.set('name', `Jane ${n}`);
      login.set('version', n);
    });
  };
  const changeUser = (name: string): void => {
    store.transaction(() => {
      user.set('name', name);
    });
  };
  return { folder, store, lease, user, login, gates, failing, renamed, change, changeUser };
}
