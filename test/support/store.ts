import { bankLogin } from '../../src/bank/login.js';
import { openStore } from '../../src/core/store/open-store.js';
import type { Store } from '../../src/core/store/store.js';

/** A store of bank logins that lives and ends with a test. */
export function memoryStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const store = openStore({ folder: undefined, kinds: [bankLogin] });
  return Promise.resolve({ store, close: () => store.close() });
}
