import { orderWrites, type DocumentWriter } from './document-writer.js';
import type { DocumentKind } from './kinds.js';

/** A document as a transaction sees it. */
export interface Changing {
  readonly kind: DocumentKind;
  readonly writer: DocumentWriter;
  /** The transaction that changed it has ended well. */
  committed(): void;
}

interface OpenTransaction {
  readonly undo: (() => void)[];
  readonly changed: Set<Changing>;
}

/** Runs work all-or-nothing, one at a time. */
export class Transactions {
  #open: OpenTransaction | undefined;

  run<R>(work: () => R): R {
    if (this.#open) throw new Error('A transaction cannot begin inside another one');
    const transaction: OpenTransaction = { undo: [], changed: new Set() };
    this.#open = transaction;
    try {
      const outcome = work();
      assertSynchronous(outcome);
      commit(transaction);
      return outcome;
    } catch (error) {
      for (const takeBack of transaction.undo.reverse()) takeBack();
      throw error;
    } finally {
      this.#open = undefined;
    }
  }

  /** Notes that a document is about to change; throws when no transaction is open. */
  touch(document: Changing): void {
    if (!this.#open) throw new Error(`${document.kind.name} changes only inside a transaction`);
    document.writer.beforeChange();
    this.#open.changed.add(document);
  }

  /** Notes how a change that has just been made is taken back. */
  onUndo(takeBack: () => void): void {
    this.#open?.undo.push(takeBack);
  }
}

function commit({ changed }: OpenTransaction): void {
  if (changed.size === 0) return;
  for (const document of changed) document.committed();
  orderWrites([...changed]);
}

/** What is done after an `await` would be outside of the transaction. */
function assertSynchronous(outcome: unknown): void {
  if (typeof outcome === 'object' && outcome !== null && 'then' in outcome) {
    throw new TypeError('The work of a transaction is synchronous');
  }
}
