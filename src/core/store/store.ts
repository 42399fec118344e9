import type { Document, DocumentKind, DocumentRef, IndexEntry } from './kinds.js';

/** Documents that a request or a job holds: they stay in memory until `release`. */
export interface Lease {
  readonly documents: readonly Document[];
  /** Loads and pins more documents. Returns at once when all of them are in memory. */
  open<T extends object>(ref: DocumentRef<T>): Document<T> | Promise<Document<T>>;
  /** The document whose `name` is known (from a token); `undefined` when there is none. */
  openNamed<T extends object>(
    kind: DocumentKind<T>,
    name: string,
  ): Document<T> | undefined | Promise<Document<T> | undefined>;
  release(): void;
}

/** An index in memory: entries by document name, and in the order of their normalised keys. */
export interface Index {
  readonly size: number;
  /** Grows with every change, for what others derive from the entries. */
  readonly version: number;
  /** Sorted by normalised key. Do not keep it across an `await`. */
  entries(): readonly IndexedDocument[];
  get(name: string): IndexedDocument | undefined;
}

export interface IndexedDocument {
  readonly name: string;
  readonly key: string;
  readonly entry: IndexEntry;
}

/** All documents of one world. */
export interface Store {
  lease(): Lease;
  /**
   * Runs synchronous work all-or-nothing: when it throws, every change is taken back and the
   * error goes on. Returns what the work returned.
   */
  transaction<R>(work: () => R): R;
  /**
   * Writes what transactions have changed in these documents, in the order of their kinds, and
   * resolves when it is kept. A failed write drops the document from memory and rejects
   * everyone who waits for it.
   */
  save(documents: readonly Document[]): Promise<void> | undefined;
  index(kind: DocumentKind<never> | DocumentKind): Promise<Index>;
  /** True once anything has been written or is kept from an earlier run. */
  readonly touched: boolean;
  /** Waits for what is being written, then lets go of everything. */
  close(): Promise<void>;
  /** Takes away everything that this world has kept. */
  erase(): Promise<void>;
}
