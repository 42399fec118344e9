import type { Document, DocumentKind, DocumentRef, IndexEntry } from '../store/kinds.js';
import type { Lease } from '../store/store.js';
import type { DueWork, Effect, Happening, World } from './world.js';

/** What falls due in documents of each kind. */
export class DueWorks {
  readonly #byKind = new Map<DocumentKind, DueWork<object>>();

  add<T extends object>(kind: DocumentKind<T>, work: DueWork<T>): void {
    this.#byKind.set(kind, work);
  }

  kinds(): readonly DocumentKind[] {
    return [...this.#byKind.keys()];
  }

  /** What the index alone says: `false` only where nothing can be due by `until`. */
  mayBeDue(kind: DocumentKind, entry: IndexEntry, world: World, until: number): boolean {
    const work = this.#byKind.get(kind);
    if (!work?.dueOf) return true;
    const due = work.dueOf(entry, world);
    return due !== undefined && due <= until;
  }

  /** Whether anything in the document has fallen due by `until`. */
  isDue(document: Document, world: World, until: number): boolean {
    const due = this.#byKind.get(document.kind)?.due(document.state, world);
    return due !== undefined && due <= until;
  }

  /**
   * Settles what has fallen due in the documents of a lease, each in its own transaction.
   * Returns at once when nothing has. What is to be done once the changes are kept is added to
   * `effects`.
   */
  settle(
    lease: Lease,
    world: World,
    until: number,
    effects: Effect[],
  ): Promise<Happening[]> | undefined {
    const late = lease.documents.filter((document) => this.isDue(document, world, until));
    return late.length === 0 ? undefined : this.#settleAll(late, lease, world, until, effects);
  }

  async #settleAll(
    late: readonly Document[],
    lease: Lease,
    world: World,
    until: number,
    effects: Effect[],
  ): Promise<Happening[]> {
    const happenings: Happening[] = [];
    for (const document of late) {
      const work = this.#byKind.get(document.kind);
      if (!work) continue;
      const settling = await work.settling();
      for (const ref of settling.needs(document.state, world)) await lease.open(ref);
      const due: Effect[] = [];
      const context = {
        world,
        document: <D extends object>(ref: DocumentRef<D>) => openedDocument(lease, ref),
        afterwards: (effect: Effect) => void due.push(effect),
      };
      happenings.push(...world.store.transaction(() => settling.settle(document, until, context)));
      effects.push(...due);
    }
    return happenings;
  }
}

/** A document that is open already; anything else is a mistake in an endpoint's `needs`. */
export function openedDocument<T extends object>(lease: Lease, ref: DocumentRef<T>): Document<T> {
  const opened = lease.open(ref);
  if (opened instanceof Promise) {
    throw new TypeError(`${ref.kind.name} "${ref.key}" was not named in needs`);
  }
  return opened;
}
