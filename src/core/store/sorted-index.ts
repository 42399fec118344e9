import type { DocumentKind } from './kinds.js';
import { normalized } from './names.js';
import type { Index, IndexedDocument } from './store.js';

/** With more changes than this at once, sorting again is cheaper than moving each. */
const MOVED_ONE_BY_ONE = 32;

/** An index in memory; changes take their place in the order when it is next asked for. */
export class SortedIndex implements Index {
  readonly #kind: Pick<DocumentKind, 'normalize'>;
  readonly #byName: Map<string, IndexedDocument>;
  /** What stands in the order still, by name, of documents that have changed. */
  readonly #outdated = new Map<string, IndexedDocument | undefined>();
  #sorted: IndexedDocument[];
  #version = 0;

  constructor(kind: Pick<DocumentKind, 'normalize'>, byName = new Map<string, IndexedDocument>()) {
    this.#kind = kind;
    this.#byName = byName;
    this.#sorted = this.#inOrder([...byName.values()]);
  }

  get size(): number {
    return this.#byName.size;
  }

  get version(): number {
    return this.#version;
  }

  get(name: string): IndexedDocument | undefined {
    return this.#byName.get(name);
  }

  entries(): readonly IndexedDocument[] {
    if (this.#outdated.size > MOVED_ONE_BY_ONE) this.#sortAgain();
    else for (const [name, before] of this.#outdated) this.#move(before, this.#byName.get(name));
    this.#outdated.clear();
    return this.#sorted;
  }

  change(name: string, document: IndexedDocument | undefined): void {
    this.#version += 1;
    if (!this.#outdated.has(name)) this.#outdated.set(name, this.#byName.get(name));
    if (document) this.#byName.set(name, document);
    else this.#byName.delete(name);
  }

  /** A document keeps its place for life: its name is made from the normalised key. */
  #move(before: IndexedDocument | undefined, after: IndexedDocument | undefined): void {
    const document = after ?? before;
    if (!document) return;
    const place = this.#placeOf(document.key);
    this.#sorted.splice(place, before ? 1 : 0, ...(after ? [after] : []));
  }

  #sortAgain(): void {
    const kept = this.#sorted.filter(({ name }) => !this.#outdated.has(name));
    const changed = [...this.#outdated.keys()].map((name) => this.#byName.get(name));
    this.#sorted = this.#inOrder([
      ...kept,
      ...changed.filter((document) => document !== undefined),
    ]);
  }

  #placeOf(key: string): number {
    const order = normalized(this.#kind, key);
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#sorted[middle];
      if (other && normalized(this.#kind, other.key) < order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #inOrder(documents: IndexedDocument[]): IndexedDocument[] {
    const keyed = documents.map((document) => ({
      document,
      order: normalized(this.#kind, document.key),
    }));
    keyed.sort((one, other) => (one.order < other.order ? -1 : 1));
    return keyed.map(({ document }) => document);
  }
}
