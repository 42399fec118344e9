import { existsSync } from 'node:fs';

import { SandboxError } from '../errors.js';
import type { AdapterFor } from './adapter.js';
import { DocumentLease } from './document-lease.js';
import { orderWrites } from './document-writer.js';
import { Documents } from './documents.js';
import { moveAway, sweepAway } from './erase.js';
import { FileIndex } from './file-index.js';
import type { IndexKeeper } from './index-keeper.js';
import type { Document, DocumentKind } from './kinds.js';
import { MemoryIndex } from './memory-index.js';
import type { Index, Lease, Store } from './store.js';
import type { StoredDocument } from './stored-document.js';
import { Transactions } from './transactions.js';

export interface KeptStoreOptions {
  readonly folder: string | undefined;
  readonly kinds: readonly DocumentKind[];
  readonly limit: number;
  readonly adapterFor: AdapterFor;
}

/** The documents of one world, in a folder or in memory. */
export class KeptStore implements Store {
  readonly #folder: string | undefined;
  readonly #kinds: ReadonlySet<string>;
  readonly #transactions = new Transactions();
  readonly #documents: Documents;
  readonly #indexes = new Map<string, IndexKeeper>();
  #isTouched: boolean;
  #closedBy: string | undefined;

  constructor({ folder, kinds, limit, adapterFor }: KeptStoreOptions) {
    this.#folder = folder;
    this.#kinds = new Set(kinds.map(({ name }) => name));
    this.#isTouched = folder !== undefined && existsSync(folder);
    this.#documents = new Documents({
      folder,
      limit,
      adapterFor,
      transactions: this.#transactions,
      assertKnown: (kind) => {
        this.#assertKnown(kind);
      },
      indexOf: (kind) => this.#indexOf(kind),
    });
  }

  get touched(): boolean {
    return this.#isTouched;
  }

  lease(): Lease {
    this.#assertOpen();
    return new DocumentLease(this.#documents);
  }

  transaction<R>(work: () => R): R {
    return this.#transactions.run(work);
  }

  save(documents: readonly Document[]): Promise<void> | undefined {
    const unkept = (documents as readonly object[] as readonly StoredDocument[]).filter(
      ({ writer }) => writer.isUnkept,
    );
    if (unkept.length === 0) return undefined;
    if (this.#closedBy) return Promise.reject(new SandboxError(this.#closedBy));
    this.#isTouched = true;
    if (unkept.length === 1) return unkept[0]?.writer.write();
    orderWrites(unkept);
    return keepAll(unkept);
  }

  async index(kind: DocumentKind<never> | DocumentKind): Promise<Index> {
    this.#assertOpen();
    return this.#indexOf(kind).load();
  }

  async close(): Promise<void> {
    this.#closedBy = 'The store has been closed';
    await this.#settled();
    this.#documents.clear();
    this.#indexes.clear();
  }

  async erase(): Promise<void> {
    this.#closedBy = 'The world is being taken away';
    try {
      await this.#settled();
      if (this.#folder !== undefined) moveAway(this.#folder);
      this.#indexes.clear();
      this.#documents.empty();
      this.#isTouched = false;
    } finally {
      this.#closedBy = undefined;
    }
    if (this.#folder !== undefined) await sweepAway(this.#folder);
  }

  async #settled(): Promise<void> {
    await this.#documents.settled();
    await Promise.all([...this.#indexes.values()].map((index) => index.close()));
  }

  #indexOf(kind: DocumentKind): IndexKeeper {
    const known = this.#indexes.get(kind.name);
    if (known) return known;
    this.#assertKnown(kind);
    const index =
      this.#folder === undefined ? new MemoryIndex(kind) : new FileIndex(kind, this.#folder);
    this.#indexes.set(kind.name, index);
    return index;
  }

  #assertKnown({ name }: DocumentKind): void {
    if (!this.#kinds.has(name)) throw new Error(`The store knows no kind ${name}`);
  }

  #assertOpen(): void {
    if (this.#closedBy) throw new SandboxError(this.#closedBy);
  }
}

/** Writes all at once: each document waits by itself for those that come first. */
async function keepAll(documents: readonly StoredDocument[]): Promise<void> {
  await Promise.all(documents.map(async ({ writer }) => writer.write()));
}
