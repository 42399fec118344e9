import type { AdapterFor } from './adapter.js';
import { FileAdapter } from './file-adapter.js';
import type { DocumentKind } from './kinds.js';
import { KeptStore } from './kept-store.js';
import { MemoryAdapter } from './memory-adapter.js';
import type { Store } from './store.js';

export interface StoreOptions {
  /** Folder of the store; it comes into being with the first write. `undefined` is memory. */
  readonly folder: string | undefined;
  /** All kinds of documents that the store may hold. */
  readonly kinds: readonly DocumentKind[];
  /** How many documents of usual weight stay in memory when nobody needs them; 5,000 by default. */
  readonly cacheSize?: number;
  /** Where a document is kept, if not in a file or in memory. */
  readonly adapterFor?: AdapterFor;
}

const CACHE_SIZE = 5_000;

/** Opens the store of one world. Costs nothing until a document is asked for. */
export function openStore({
  folder,
  kinds,
  cacheSize = CACHE_SIZE,
  adapterFor = defaultAdapter,
}: StoreOptions): Store {
  const limit = folder === undefined ? Infinity : cacheSize;
  return new KeptStore({ folder, kinds, limit, adapterFor });
}

const defaultAdapter: AdapterFor = ({ path, rounds }) =>
  path === undefined ? new MemoryAdapter(rounds) : new FileAdapter(path, rounds);
