import type { DocumentKind } from './kinds.js';
import { listed, type IndexKeeper } from './index-keeper.js';
import { SortedIndex } from './sorted-index.js';
import type { Index } from './store.js';

/** The list of a kind whose documents live in memory. */
export class MemoryIndex implements IndexKeeper {
  readonly #index: SortedIndex;

  constructor(kind: DocumentKind) {
    this.#index = new SortedIndex(kind);
  }

  ready(): undefined {
    return undefined;
  }

  announce(): undefined {
    return undefined;
  }

  confirm(name: string, line: string): void {
    this.#index.change(name, listed(line));
  }

  correct(name: string, line: string): void {
    this.confirm(name, line);
  }

  load(): Promise<Index> {
    return Promise.resolve(this.#index);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
