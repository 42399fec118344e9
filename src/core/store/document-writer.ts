import { Low } from 'lowdb';

import type { AdapterFor, DocumentAdapter, Rounds, Stored } from './adapter.js';
import { indexLine, type IndexKeeper } from './index-keeper.js';
import type { DocumentKind } from './kinds.js';

/** The document that a writer writes. */
export interface Written {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly revision: number;
  /** Forgets all changes and takes up what is on disk. */
  revert(stored: Stored | null): void;
}

/** What all documents of a store have around them. */
export interface DocumentHome {
  readonly adapterFor: AdapterFor;
  indexOf(kind: DocumentKind): IndexKeeper;
  /** The document may have become idle. */
  settled(document: Written): void;
  /** The document can neither be written nor read. */
  broken(document: Written): void;
}

/** What a round is about to keep. */
interface Copy {
  readonly revision: number;
  readonly line: string | undefined;
}

/** Brings the changes of one document to its file, in step with its index and with others. */
export class DocumentWriter implements Rounds {
  readonly low: Low<Stored>;
  readonly #written: Written;
  readonly #home: DocumentHome;
  readonly #adapter: DocumentAdapter;
  /** Documents to be written first, and how often each had failed when that was said. */
  #firsts: Map<DocumentWriter, number> | undefined;
  #failures = 0;
  #askedRevision = 0;
  #keptRevision = 0;
  #isAsked = false;
  #copy: Copy | undefined;
  #pending: Promise<void> | undefined;
  /** What the index says of the document; `null` until somebody needs to know. */
  #line: string | undefined | null = null;
  /** A failure that the next round has to share: its changes went with it. */
  #inherited: Error | undefined;
  /** A failure that took changes along for which nobody waited yet. */
  #unheard: Error | undefined;
  #broken: Error | undefined;

  constructor(key: string, written: Written, path: string | undefined, home: DocumentHome) {
    this.#written = written;
    this.#home = home;
    this.#adapter = home.adapterFor({ path, rounds: this });
    this.low = new Low(this.#adapter, this.#adapter.readNow() ?? { key, state: null });
  }

  /** Nothing is under way, and nothing is left to be written. */
  get isClean(): boolean {
    return !this.#isAsked && !this.#copy && this.#keptRevision === this.#written.revision;
  }

  /** Whether there is anything to wait for, or a failure to hear of. */
  get isUnkept(): boolean {
    return this.#keptRevision !== this.#written.revision || !!this.#unheard || !!this.#broken;
  }

  /** Resolves when all changes so far are kept; `undefined` when they are. */
  write(): Promise<void> | undefined {
    const failure = this.#broken ?? this.#unheard;
    this.#unheard = undefined;
    if (failure) return Promise.reject(failure);
    const { revision } = this.#written;
    if (this.#keptRevision === revision) return undefined;
    if (this.#askedRevision !== revision) {
      this.#askedRevision = revision;
      this.#isAsked = true;
      this.#pending = this.low.write();
    }
    return this.#pending;
  }

  /** What has been asked for, whether it ends well or not. */
  async settled(): Promise<void> {
    while (this.#isAsked || this.#copy) await this.#pending?.catch(() => undefined);
  }

  /** Notes what the index says, before the document changes. */
  beforeChange(): void {
    if (this.#line === null) this.#line = this.#currentLine();
  }

  /** The next round waits until the changes of `other` so far are kept, and fails with them. */
  follow(other: DocumentWriter): void {
    this.#firsts ??= new Map();
    if (!this.#firsts.has(other)) this.#firsts.set(other, other.#failures);
  }

  starting(): Promise<unknown> | undefined {
    this.#isAsked = false;
    if (this.#inherited) throw this.#inherited;
    const waits = this.#keepFirsts();
    const line = this.#currentLine();
    this.#copy = { revision: this.#written.revision, line };
    const ready = this.#written.kind.indexed && this.#index.ready();
    if (ready) waits.push(ready);
    const announced = this.#announce(line);
    if (announced) waits.push(announced);
    return waits.length === 0 ? undefined : Promise.all(waits);
  }

  kept(): void {
    if (!this.#copy) return;
    const { revision, line } = this.#copy;
    this.#copy = undefined;
    this.#keptRevision = revision;
    if (line !== this.#line) {
      this.#line = line;
      this.#index.confirm(this.#written.name, this.#spoken(line));
    }
    this.#home.settled(this.#written);
  }

  failed(cause: unknown): void {
    if (cause === this.#inherited) this.#inherited = undefined;
    else this.#fail(cause);
    this.#home.settled(this.#written);
  }

  /** Whatever was not kept is gone, and all who wait for it will hear so. */
  #fail(cause: unknown): void {
    const failure = new Error(`${this.#written.kind.name} ${this.low.data.key} was not kept`, {
      cause,
    });
    if (this.#isAsked) this.#inherited = failure;
    if (this.#askedRevision !== this.#written.revision) this.#unheard = failure;
    const isAnnounced = this.#copy && this.#copy.line !== this.#line;
    this.#copy = undefined;
    this.#failures += 1;
    this.#firsts = undefined;
    this.#revert(failure);
    this.#line = this.#currentLine();
    if (isAnnounced) this.#index.correct(this.#written.name, this.#spoken(this.#line));
  }

  #revert(failure: Error): void {
    let stored: Stored | null = null;
    try {
      stored = this.#adapter.readNow();
    } catch {
      this.#broken = failure;
      this.#home.broken(this.#written);
    }
    this.reset(stored);
  }

  /** Takes up what is on disk, as if nothing else had ever been. */
  reset(stored: Stored | null): void {
    this.#written.revert(stored);
    this.#askedRevision = this.#written.revision;
    this.#keptRevision = this.#written.revision;
    this.#line = null;
  }

  get #index(): IndexKeeper {
    return this.#home.indexOf(this.#written.kind);
  }

  #keepFirsts(): Promise<void>[] {
    if (!this.#firsts) return [];
    const firsts = [...this.#firsts];
    this.#firsts = undefined;
    if (firsts.some(([first, failures]) => first.#failures !== failures)) {
      throw new Error('A document that had to be kept first was not kept');
    }
    return firsts.map(([first]) => first.write()).filter((writing) => writing !== undefined);
  }

  #announce(line: string | undefined): Promise<void> | undefined {
    if (line === this.#line) return undefined;
    return this.#index.announce(this.#written.name, this.#spoken(line));
  }

  #currentLine(): string | undefined {
    const { kind, name } = this.#written;
    const { key, state } = this.low.data;
    const entry = state === null ? undefined : kind.indexed?.(state, key);
    return entry && indexLine(name, key, entry);
  }

  #spoken(line: string | undefined): string {
    return line ?? indexLine(this.#written.name, this.low.data.key, undefined);
  }
}

/** Lets documents be written in the order of their kinds. */
export function orderWrites(
  documents: readonly { readonly kind: DocumentKind; readonly writer: DocumentWriter }[],
): void {
  if (documents.length < 2) return;
  for (const later of documents) {
    for (const earlier of documents) {
      if (earlier.kind.writeOrder < later.kind.writeOrder) later.writer.follow(earlier.writer);
    }
  }
}
