import type { Entry, EntryFilter, Journal, JournalNote } from './journal.js';
import { asEntry, weightOf } from './entry.js';

const MAX_ENTRIES = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;
const FIRST_CAPACITY = 64;

/** A ring that grows as it fills, so that a world of ten requests costs ten slots. */
export class RingJournal implements Journal {
  #notes: (JournalNote | undefined)[] = emptyNotes();
  #weights: number[] = emptyWeights();
  #oldest = 1;
  #next = 1;
  #bytes = 0;
  /** The last entry that was there when somebody cleared the journal. */
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
    if (this.#count >= this.#maxEntries) this.#dropOldest();
    if (this.#count >= this.#notes.length) this.#grow();
    const slot = this.#next % this.#notes.length;
    const weight = weightOf(note);
    this.#notes[slot] = note;
    this.#weights[slot] = weight;
    this.#next += 1;
    this.#bytes += weight;
    while (this.#bytes > this.#maxBytes && this.#count > 1) this.#dropOldest();
  }

  list(filter: EntryFilter = {}): Entry[] {
    const found: Entry[] = [];
    const isWanted = wanted(filter);
    for (let id = this.#firstOf(filter); id < this.#next; id += 1) {
      const note = this.#at(id);
      if (note && isWanted(note)) found.push(asEntry(id, note));
    }
    return found;
  }

  get(id: number): Entry | undefined {
    if (!(id >= this.#oldest && id < this.#next)) return undefined;
    const note = this.#at(id);
    return note && asEntry(id, note);
  }

  clear(): void {
    this.#notes = emptyNotes();
    this.#weights = emptyWeights();
    this.#cleared = this.#next - 1;
    this.#oldest = this.#next;
    this.#bytes = 0;
  }

  get #count(): number {
    return this.#next - this.#oldest;
  }

  #at(id: number): JournalNote | undefined {
    return this.#notes[id % this.#notes.length];
  }

  #firstOf({ since }: EntryFilter): number {
    return typeof since === 'number' ? Math.max(this.#oldest, Math.floor(since) + 1) : this.#oldest;
  }

  #dropOldest(): void {
    const slot = this.#oldest % this.#notes.length;
    this.#bytes -= this.#weights[slot] ?? 0;
    this.#notes[slot] = undefined;
    this.#oldest += 1;
  }

  #grow(): void {
    const capacity = this.#notes.length * 2;
    const notes = emptyNotes(capacity);
    const weights = emptyWeights(capacity);
    for (let id = this.#oldest; id < this.#next; id += 1) {
      notes[id % capacity] = this.#at(id);
      weights[id % capacity] = this.#weights[id % this.#weights.length] ?? 0;
    }
    this.#notes = notes;
    this.#weights = weights;
  }
}

const emptyNotes = (capacity = FIRST_CAPACITY): (JournalNote | undefined)[] =>
  new Array<JournalNote | undefined>(capacity).fill(undefined);

const emptyWeights = (capacity = FIRST_CAPACITY): number[] => new Array<number>(capacity).fill(0);

function wanted({ operation, status, principal, since }: EntryFilter) {
  const start = typeof since === 'string' ? Date.parse(since) : undefined;
  return (note: JournalNote): boolean =>
    (operation === undefined || note.operation === operation) &&
    (status === undefined || note.status === status) &&
    (principal === undefined || note.principal === principal) &&
    (start === undefined || note.at >= start);
}
