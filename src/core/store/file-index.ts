import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { AppendLog, mendLines } from './append-log.js';
import {
  checkpointLine,
  indexHeader,
  isSettled,
  readIndex,
  writeIndex,
  type IndexReading,
} from './index-file.js';
import { listed, type IndexKeeper } from './index-keeper.js';
import type { DocumentKind } from './kinds.js';
import { indexPath } from './names.js';
import { SortedIndex } from './sorted-index.js';
import type { Index, IndexedDocument } from './store.js';
import { documentNames, readEntries, sweepTemporaries } from './walk.js';

/** After so many lines it is worth saying which of them are confirmed. */
const LINES_A_CHECKPOINT = 10_000;
const SHORT = 1_000;

/**
 * The list of a kind beside its documents: a line for each change of an entry, appended before
 * the document itself is written. The documents are the truth: lines that were not confirmed
 * before a sudden end are compared with them, and a lost list is made from them again.
 */
export class FileIndex implements IndexKeeper {
  readonly #kind: DocumentKind;
  readonly #folder: string;
  readonly #path: string;
  readonly #log: AppendLog;
  /** The last line of each document that has been announced and not confirmed. */
  readonly #open = new Map<string, string>();
  /** Changes that came while the index was being loaded. */
  readonly #meanwhile = new Map<string, IndexedDocument | undefined>();
  #mending: Promise<void> | undefined;
  #isReady = false;
  /** Whether everything that was here before the first line of ours is confirmed. */
  #isTrusted = true;
  #loading: Promise<SortedIndex> | undefined;
  #loaded: SortedIndex | undefined;
  #lines = 0;
  #linesSinceCheckpoint = 0;

  constructor(kind: DocumentKind, folder: string) {
    this.#kind = kind;
    this.#folder = folder;
    this.#path = indexPath(folder, kind.name);
    this.#log = new AppendLog(this.#path, () => this.#prepare());
  }

  ready(): Promise<void> | undefined {
    if (this.#isReady) return undefined;
    return this.#log.prepare().then(() => {
      this.#isReady = true;
    });
  }

  announce(name: string, line: string): Promise<void> {
    this.#open.set(name, line);
    return this.#append(line);
  }

  confirm(name: string, line: string): void {
    if (this.#open.get(name) === line) this.#open.delete(name);
    this.#publish(name, line);
    if (this.#isTrusted && this.#linesSinceCheckpoint >= LINES_A_CHECKPOINT) this.#checkpoint();
    if (this.#loaded && this.#lines > 2 * this.#loaded.size + SHORT) this.#compact();
  }

  correct(name: string, line: string): void {
    this.#open.set(name, line);
    this.#publish(name, line);
    const confirm = (): void => {
      if (this.#open.get(name) === line) this.#open.delete(name);
    };
    // What cannot be corrected stays open, and is compared when the index is next loaded.
    this.#append(line).then(confirm, () => undefined);
  }

  async load(): Promise<Index> {
    if (this.#loaded) return this.#loaded;
    this.#loading ??= this.#read();
    try {
      return await this.#loading;
    } finally {
      this.#loading = undefined;
    }
  }

  async close(): Promise<void> {
    await this.#loading?.catch(() => undefined);
    await this.#log.close();
    if (this.#isTrusted && this.#linesSinceCheckpoint > 0) this.#checkpoint();
    await this.#log.close();
  }

  #append(line: string): Promise<void> {
    this.#lines += 1;
    this.#linesSinceCheckpoint += 1;
    return this.#log.append(line);
  }

  #publish(name: string, line: string): void {
    if (this.#loaded) this.#loaded.change(name, listed(line));
    else if (this.#loading) this.#meanwhile.set(name, listed(line));
  }

  #checkpoint(): void {
    this.#linesSinceCheckpoint = 0;
    // Without it, more documents are compared after a sudden end.
    this.#log.append(checkpointLine(this.#open.keys())).catch(() => undefined);
  }

  async #prepare(): Promise<void> {
    await this.#mend();
    await mendLines(this.#path);
    const created = await mkdir(dirname(this.#path), { recursive: true });
    if (created !== undefined) await writeFile(this.#path, `${indexHeader(this.#kind.name)}\n`);
  }

  /** Once, before anything is written: finds out how the last run ended, and clears up after it. */
  #mend(): Promise<void> {
    this.#mending ??= this.#mendAfterLastRun().catch((error: unknown) => {
      this.#mending = undefined;
      throw error;
    });
    return this.#mending;
  }

  async #mendAfterLastRun(): Promise<void> {
    const lastLine = await mendLines(this.#path);
    if (lastLine === undefined || isSettled(lastLine, this.#kind.name)) return;
    this.#isTrusted = false;
    await sweepTemporaries(dirname(this.#path));
  }

  async #read(): Promise<SortedIndex> {
    this.#meanwhile.clear();
    await this.#mend();
    // Lines on their way are read with the others; what changes from now on comes in `meanwhile`.
    await this.#log.close();
    const reading = await readIndex(this.#path, this.#kind.name);
    const entries = reading ? await this.#compared(reading) : await this.#remade();
    for (const [name, document] of this.#meanwhile) put(entries, name, document);
    this.#loaded = new SortedIndex(this.#kind, entries);
    this.#lines = reading?.lines ?? 0;
    const isWorthWriting = reading ? !this.#isTrusted : entries.size > 0;
    if (isWorthWriting || this.#lines > 2 * entries.size + SHORT) this.#compact();
    return this.#loaded;
  }

  async #compared({ entries, unconfirmed }: IndexReading): Promise<Map<string, IndexedDocument>> {
    const doubtful = [...(this.#isTrusted ? [] : unconfirmed), ...this.#open.keys()];
    const found = await readEntries(this.#kind, this.#folder, new Set(doubtful));
    for (const [name, document] of found) put(entries, name, document);
    return entries;
  }

  async #remade(): Promise<Map<string, IndexedDocument>> {
    const names = await documentNames(dirname(this.#path));
    const entries = new Map<string, IndexedDocument>();
    const found = await readEntries(this.#kind, this.#folder, names);
    for (const [name, document] of found) put(entries, name, document);
    return entries;
  }

  /** Writes one line an entry. A failure changes nothing: the index in memory is right. */
  #compact(): void {
    this.#lines = 0;
    this.#log.alone(() => this.#rewrite()).catch(() => undefined);
  }

  async #rewrite(): Promise<void> {
    const documents = this.#loaded?.entries().slice() ?? [];
    const lastLines = [...this.#open.values(), checkpointLine(this.#open.keys())];
    this.#lines += documents.length;
    this.#linesSinceCheckpoint = this.#open.size;
    await writeIndex(this.#path, indexHeader(this.#kind.name), documents, lastLines);
    this.#isTrusted = true;
  }
}

function put(
  entries: Map<string, IndexedDocument>,
  name: string,
  document: IndexedDocument | undefined,
): void {
  if (document) entries.set(name, document);
  else entries.delete(name);
}
