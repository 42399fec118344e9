import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Store } from '../../src/core/store/store.js';
import { loginRef, openTestStore, userRef } from '../support/scratch-store.js';

/**
 * Writes for as long as it lives and prints a number when what goes with it has been kept: a user
 * of its own, a change of a shared one, and the bank login of both.
 */
const [, , folder] = process.argv;
const store = openTestStore(folder);
const IN_FLIGHT = 32;
const SHARED = 4;

async function keep(target: Store, n: number): Promise<void> {
  const lease = target.lease();
  const login = await lease.open(loginRef(`login-${n % SHARED}`));
  const own = await lease.open(userRef(`user-${n}`));
  const shared = await lease.open(userRef(`shared-${n % SHARED}`));
  target.transaction(() => {
    const version = login.state.version + 1;
    login.set('version', version);
    own.set('name', String(version));
    shared.set('name', String(version));
    shared.put('accounts', `account-${n % 100}`, { balance: n });
  });
  await target.save(lease.documents);
  lease.release();
}

let next = 0;
async function work(): Promise<void> {
  for (;;) {
    const n = next;
    next += 1;
    await keep(store, n);
    process.stdout.write(`${n}\n`);
    await nextTurn();
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, work));
