import type { AdapterFor } from './adapter.js';
import type { DocumentHome } from './document-writer.js';
import type { IndexKeeper } from './index-keeper.js';
import type { DocumentKind, DocumentRef } from './kinds.js';
import { documentPath, DocumentNames, isDocumentName } from './names.js';
import { StoredDocument } from './stored-document.js';
import type { Transactions } from './transactions.js';

export interface DocumentsOptions {
  /** `undefined` keeps all documents in memory. */
  readonly folder: string | undefined;
  readonly adapterFor: AdapterFor;
  readonly transactions: Transactions;
  /** Throws when the store was not told of the kind. */
  readonly assertKnown: (kind: DocumentKind) => void;
  readonly indexOf: (kind: DocumentKind) => IndexKeeper;
  /** Documents beyond this weight stay in memory only while they are needed. */
  readonly limit: number;
}

/** So many documents that do not exist are remembered when nobody needs them. */
const MOST_ABSENT = 256;

/**
 * The documents in memory: one object a file for as long as anybody holds it, changes it or
 * writes it; two would overwrite each other's changes.
 */
export class Documents {
  readonly #options: DocumentsOptions;
  readonly #names = new DocumentNames();
  readonly #byName = new Map<string, StoredDocument>();
  /** Documents that nobody needs, the one longest out of use first. */
  readonly #idle = new Set<StoredDocument>();
  /** The same of those that do not exist: asked for again, their files are not looked for again. */
  readonly #absent = new Set<StoredDocument>();

  /** What the documents in memory weigh, without those that do not exist. */
  #weight = 0;

  readonly #home: DocumentHome;

  constructor(options: DocumentsOptions) {
    const { adapterFor, indexOf } = options;
    this.#options = options;
    this.#home = {
      adapterFor,
      indexOf,
      settled: (written) => {
        const document = this.#byName.get(written.name);
        if (document === written) this.#settle(document);
      },
      broken: (written) => {
        const document = this.#byName.get(written.name);
        if (document === written) this.#forget(document);
      },
    };
  }

  /** The document of a key, whether it exists or not; whoever pins must unpin. */
  pin({ kind, key }: DocumentRef): StoredDocument {
    const name = this.#names.of(kind, key);
    const document = this.#byName.get(name) ?? this.#load(kind, name, key);
    document.adoptKey(key);
    return this.#pinned(document);
  }

  /** The document of that name, if there is one. */
  pinNamed(kind: DocumentKind, name: string): StoredDocument | undefined {
    if (!isDocumentName(name)) return undefined;
    const known = this.#byName.get(name);
    const document = known ?? this.#load(kind, name, '');
    if (document.exists && document.kind.name === kind.name) return this.#pinned(document);
    // A name that somebody made up may be that of another kind's document.
    if (!known) this.#forget(document);
    return undefined;
  }

  unpin(document: StoredDocument): void {
    document.pins -= 1;
    this.#settle(document);
  }

  async settled(): Promise<void> {
    const documents = [...this.#byName.values()];
    await Promise.all(documents.map(({ writer }) => writer.settled()));
  }

  /** Forgets everything; documents that somebody holds are empty from now on. */
  empty(): void {
    for (const document of this.#byName.values()) {
      document.writer.reset(null);
      this.#settle(document);
    }
  }

  /** Lets go of everything as it is. */
  clear(): void {
    this.#byName.clear();
    this.#idle.clear();
    this.#absent.clear();
    this.#weight = 0;
  }

  #load(kind: DocumentKind, name: string, key: string): StoredDocument {
    const { folder, transactions } = this.#options;
    this.#options.assertKnown(kind);
    const path = folder === undefined ? undefined : documentPath(folder, kind.name, name);
    const home = this.#home;
    const document = new StoredDocument({ kind, name, key, path, transactions, home });
    this.#byName.set(name, document);
    this.#weight += weightOf(document);
    return document;
  }

  #pinned(document: StoredDocument): StoredDocument {
    document.pins += 1;
    this.#idle.delete(document);
    if (this.#absent.delete(document)) this.#weight += weightOf(document);
    this.#evict();
    return document;
  }

  /** A document that nobody needs any more waits to be evicted. */
  #settle(document: StoredDocument): void {
    if (document.pins > 0 || !document.writer.isClean) return;
    if (this.#byName.get(document.name) !== document) return;
    this.#idle.delete(document);
    if (document.exists) this.#idle.add(document);
    else if (!this.#absent.has(document)) {
      this.#absent.add(document);
      this.#weight -= weightOf(document);
    }
    this.#evict();
  }

  #evict(): void {
    for (const document of this.#absent) {
      if (this.#absent.size <= MOST_ABSENT) break;
      this.#forget(document);
    }
    for (const document of this.#idle) {
      if (this.#weight <= this.#options.limit) break;
      this.#forget(document);
    }
  }

  #forget(document: StoredDocument): void {
    const isAbsent = this.#absent.delete(document);
    this.#idle.delete(document);
    if (this.#byName.get(document.name) !== document) return;
    this.#byName.delete(document.name);
    if (!isAbsent) this.#weight -= weightOf(document);
  }
}

const weightOf = ({ kind: { weight = 1 } }: StoredDocument): number => weight;
