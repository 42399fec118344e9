import { Memory } from 'lowdb';

import type { DocumentAdapter, Rounds, Stored } from './adapter.js';

/** lowdb's own memory adapter, which tells the document of each write. */
export class MemoryAdapter extends Memory<Stored> implements DocumentAdapter {
  readonly #rounds: Rounds;

  constructor(rounds: Rounds) {
    super();
    this.#rounds = rounds;
  }

  /** What lies in memory is never read again: the document itself stays there. */
  readNow(): null {
    return null;
  }

  override async write(stored: Stored): Promise<void> {
    try {
      const first = this.#rounds.starting();
      if (first) await first;
      await super.write(stored);
      this.#rounds.kept();
    } catch (error) {
      this.#rounds.failed(error);
      throw error;
    }
  }
}
