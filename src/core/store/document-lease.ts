import type { Documents } from './documents.js';
import type { Document, DocumentKind, DocumentRef } from './kinds.js';
import type { Lease } from './store.js';
import type { StoredDocument } from './stored-document.js';

/** Holds documents in memory. All of them are read at once, so nothing here ever waits. */
export class DocumentLease implements Lease {
  readonly #all: Documents;
  readonly #held = new Set<StoredDocument>();
  /** The same as a list, while it is known. */
  #documents: readonly Document[] | undefined;
  #isReleased = false;

  constructor(all: Documents) {
    this.#all = all;
  }

  get documents(): readonly Document[] {
    this.#documents ??= [...this.#held].map((document) => asOpened<object>(document));
    return this.#documents;
  }

  open<T extends object>(ref: DocumentRef<T>): Document<T> {
    this.#assertHeld();
    return this.#hold<T>(this.#all.pin(ref));
  }

  openNamed<T extends object>(kind: DocumentKind<T>, name: string): Document<T> | undefined {
    this.#assertHeld();
    const document = this.#all.pinNamed(kind, name);
    return document && this.#hold<T>(document);
  }

  release(): void {
    this.#isReleased = true;
    for (const document of this.#held) this.#all.unpin(document);
    this.#held.clear();
    this.#documents = undefined;
  }

  #hold<T extends object>(document: StoredDocument): Document<T> {
    if (this.#held.has(document)) {
      this.#all.unpin(document);
    } else {
      this.#held.add(document);
      this.#documents = undefined;
    }
    return asOpened<T>(document);
  }

  #assertHeld(): void {
    if (this.#isReleased) throw new Error('This lease has been released');
  }
}

/** The kind under which a document was opened says what its fields are. */
const asOpened = <T extends object>(document: StoredDocument): Document<T> =>
  document as unknown as Document<T>;
