import type { Entry, EntryFilter, Journal, JournalNote } from './journal.js';
import { asEntry, lengthOf } from './entry.js';

const MAX_ENTRIES = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;
const FIRST_CAPACITY = 64;

/** A ring that grows as it fills, so that a world of ten requests costs ten slots. */
export class RingJournal implements Journal {
  #notes: (JournalNote | undefined)[] = new Array<undefined>(FIRST_CAPACITY).fill(undefined);
  #oldest = 1;
  #next = 1;
  #bytes = 0;
  #cleared = 0;
  readonly #maxEntries: number;
  readonly #maxBytes: number;

  constructor(maxEntries = MAX_ENTRIES, maxBytes = MAX_BYTES) {
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
  }

  get dropped(): number {
    return this.#oldest - 1 - this.#cleared;
  }

  add(note: JournalNote): void {
    if (this.#next - this.#oldest >= this.#maxEntries) this.#dropOldest();
    if (this.#next - this.#oldest >= this.#notes.length) this.#grow();
    this.#notes[this.#next % this.#notes.length] = note;
    this.#next += 1;
    this.#bytes += lengthOf(note);
    while (this.#bytes > this.#maxBytes && this.#next - this.#oldest > 1) this.#dropOldest();
  }

  list(filter: EntryFilter = {}): Entry[] {
    const found: Entry[] = [];
    for (let id = this.#oldest; id < this.#next; id += 1) {
      const note = this.#at(id);
      if (note && matches(note, id, filter)) found.push(asEntry(id, note));
    }
    return found;
  }

  get(id: number): Entry | undefined {
    if (!(id >= this.#oldest && id < this.#next)) return undefined;
    const note = this.#at(id);
    return note && asEntry(id, note);
  }

  clear(): void {
    this.#notes = new Array<undefined>(FIRST_CAPACITY).fill(undefined);
    this.#cleared = this.#next - 1;
    this.#oldest = this.#next;
    this.#bytes = 0;
  }

  #at(id: number): JournalNote | undefined {
    return this.#notes[id % this.#notes.length];
  }

  #dropOldest(): void {
    const note = this.#at(this.#oldest);
    this.#notes[this.#oldest % this.#notes.length] = undefined;
    this.#oldest += 1;
    if (note) this.#bytes -= lengthOf(note);
  }

  #grow(): void {
    const larger = new Array<JournalNote | undefined>(this.#notes.length * 2).fill(undefined);
    for (let id = this.#oldest; id < this.#next; id += 1) larger[id % larger.length] = this.#at(id);
    this.#notes = larger;
  }
}

function matches(note: JournalNote, id: number, filter: EntryFilter): boolean {
  return (
    (filter.operation === undefined || note.operation === filter.operation) &&
    (filter.status === undefined || note.status === filter.status) &&
    (filter.principal === undefined || note.principal === filter.principal) &&
    isSince(note, id, filter.since)
  );
}

function isSince(note: JournalNote, id: number, since: number | string | undefined): boolean {
  if (since === undefined) return true;
  return typeof since === 'number' ? id > since : note.at >= Date.parse(since);
}
