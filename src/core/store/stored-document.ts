import type { Stored } from './adapter.js';
import { DocumentWriter, type DocumentHome, type Written } from './document-writer.js';
import type { Document, DocumentKind } from './kinds.js';
import { asHeld, asHeldState, emptyTable, reorder, take, type LooseTable } from './tables.js';
import type { Changing, Transactions } from './transactions.js';

export interface DocumentParts {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly key: string;
  /** `undefined` keeps the document in memory. */
  readonly path: string | undefined;
  readonly transactions: Transactions;
  readonly home: DocumentHome;
}

/** A document in memory. Its fields are typed by the kind under which it was opened. */
export class StoredDocument implements Document<LooseTable>, Written, Changing {
  readonly kind: DocumentKind<LooseTable>;
  readonly name: string;
  readonly writer: DocumentWriter;
  readonly #transactions: Transactions;
  revision = 0;
  /** How many leases hold it. */
  pins = 0;
  /** What a document that does not exist looks like. */
  #blank: LooseTable | undefined;
  /** Tables whose order this transaction can bring back. */
  #orderly: Set<LooseTable> | undefined;

  constructor({ kind, name, key, path, transactions, home }: DocumentParts) {
    this.kind = kind as DocumentKind<LooseTable>;
    this.name = name;
    this.#transactions = transactions;
    this.writer = new DocumentWriter(key, this, path, home);
    this.#stored.state &&= this.#complete(this.#stored.state);
  }

  get key(): string {
    return this.#stored.key;
  }

  get exists(): boolean {
    return this.#stored.state !== null;
  }

  get state(): LooseTable {
    return (this.#stored.state as LooseTable | null) ?? this.#blankState();
  }

  /** A document that is not there yet takes the key of whoever asks for it. */
  adoptKey(key: string): void {
    if (!this.exists && this.writer.isClean) this.#stored.key = key;
  }

  set(field: string, value: unknown): void {
    this.#transactions.touch(this);
    const state = this.#bringToLife();
    const had = field in state;
    const before = state[field];
    state[field] = asHeld(value);
    this.#transactions.onUndo(() => {
      if (had) state[field] = before;
      else take(state, field);
    });
  }

  put(field: string, id: string, record: unknown): void {
    const table = this.#tableAt(field);
    const had = id in table;
    const before = table[id];
    table[id] = record;
    this.#transactions.onUndo(() => {
      if (had) table[id] = before;
      else take(table, id);
    });
  }

  drop(field: string, id: string): void {
    const table = this.state[field] as LooseTable | undefined;
    if (!table || !(id in table)) return;
    this.#transactions.touch(this);
    this.#keepOrder(table);
    const before = table[id];
    take(table, id);
    this.#transactions.onUndo(() => {
      table[id] = before;
    });
  }

  remove(): void {
    const { state } = this.#stored;
    if (state === null) return;
    this.#transactions.touch(this);
    this.#stored.state = null;
    this.#transactions.onUndo(() => {
      this.#stored.state = state;
    });
  }

  committed(): void {
    this.revision += 1;
    this.#orderly = undefined;
  }

  revert(stored: Stored | null): void {
    this.#stored.key = stored?.key ?? this.#stored.key;
    this.#stored.state = stored?.state ? this.#complete(stored.state) : null;
    this.#blank = undefined;
    this.revision += 1;
  }

  get #stored(): Stored {
    return this.writer.low.data;
  }

  /** Fields that an earlier version did not know begin blank. */
  #complete(state: object): LooseTable {
    return asHeldState({ ...this.kind.blank(), ...state });
  }

  #blankState(): LooseTable {
    this.#blank ??= asHeldState(this.kind.blank());
    return this.#blank;
  }

  #bringToLife(): LooseTable {
    if (this.exists) return this.state;
    const state = this.#blankState();
    this.#stored.state = state;
    this.#blank = undefined;
    this.#transactions.onUndo(() => {
      this.#stored.state = null;
    });
    return state;
  }

  #tableAt(field: string): LooseTable {
    const table = this.state[field] as LooseTable | null | undefined;
    if (!table) {
      this.set(field, emptyTable());
      return this.#tableAt(field);
    }
    this.#transactions.touch(this);
    this.#bringToLife();
    return table;
  }

  /** A record that comes back would come last: once a transaction, the order is remembered. */
  #keepOrder(table: LooseTable): void {
    this.#orderly ??= new Set();
    if (this.#orderly.has(table)) return;
    this.#orderly.add(table);
    const ids = Object.keys(table);
    this.#transactions.onUndo(() => {
      this.#orderly?.delete(table);
      reorder(table, ids);
    });
  }
}
