import type { IndexEntry } from './kinds.js';
import type { Index, IndexedDocument } from './store.js';

/** Keeps the list of one kind in step with its documents. */
export interface IndexKeeper {
  /** Resolves when documents of this kind may be written; `undefined` once that is so. */
  ready(): Promise<void> | undefined;
  /** Notes a line before its document is written, and resolves when the line is kept. */
  announce(name: string, line: string): Promise<void> | undefined;
  /** The document has been written as its line says. */
  confirm(name: string, line: string): void;
  /** The document could not be written; this line says how it still is. */
  correct(name: string, line: string): void;
  load(): Promise<Index>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** One line of an index: a document without an entry is not listed. */
export interface IndexLine {
  readonly name: string;
  readonly key: string;
  readonly entry?: IndexEntry;
}

export function indexLine(name: string, key: string, entry: IndexEntry | undefined): string {
  return JSON.stringify({ name, key, entry } satisfies Partial<Record<keyof IndexLine, unknown>>);
}

/** What a line says of its document. */
export function listed(line: string): IndexedDocument | undefined {
  const { name, key, entry } = JSON.parse(line) as IndexLine;
  return entry && { name, key, entry };
}
