import type { Document, DocumentRef } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import type { UserState } from '../users/document.js';
import { ownerOf } from '../users/ids.js';
import { pieceRef, pieceRefs, type PieceState } from './pieces.js';
import type { NewTransaction, Transaction } from './schema.js';

/** A user's document, and a way to others that belong to it. */
export interface UserDocuments {
  readonly user: Document<UserState>;
  readonly world: World;
  readonly document: <T extends object>(ref: DocumentRef<T>) => Document<T>;
}

/** So many transactions a user may ever have had; their ordinals are the last bits of the ids. */
const MOST_TRANSACTIONS = 2 ** 22;

/**
 * All transactions of a user. Ids grow in the order of import, so that an id leads straight to its
 * piece. Whoever reads costs no writes; changes need a transaction of the store.
 */
export class TransactionBook {
  readonly #documents: UserDocuments;
  readonly #base: number;
  /** The piece that was asked for last, as the next question is mostly for it too. */
  #latest: { readonly key: string; readonly piece: Document<PieceState> } | undefined;

  constructor(documents: UserDocuments) {
    this.#documents = documents;
    const { user, world } = documents;
    const drawn = world.deriveId(ownerOf(user), 'transaction', 0);
    this.#base = drawn - (drawn % MOST_TRANSACTIONS);
  }

  /** The id that the next transaction gets. */
  get nextId(): number {
    return this.#base + this.#documents.user.state.transactionRange.next;
  }

  add(details: NewTransaction): Transaction {
    const { user } = this.#documents;
    const { first, next } = user.state.transactionRange;
    if (next >= MOST_TRANSACTIONS) throw new RangeError('The user has too many transactions');
    const transaction = { id: this.#base + next, ...details };
    this.#put(transaction);
    user.set('transactionRange', { first, next: next + 1 });
    return transaction;
  }

  find(id: number): Transaction | undefined {
    return this.#isMine(id) ? this.#pieceOf(id).state.transactions[String(id)] : undefined;
  }

  /** Puts a changed transaction in the place of the old one. */
  replace(transaction: Transaction): void {
    this.#put(transaction);
  }

  remove(id: number): void {
    if (this.#isMine(id)) this.#pieceOf(id).drop('transactions', String(id));
  }

  /** In the order of their ids, split ones and parts included. */
  all(): Transaction[] {
    return this.#pieces().flatMap(({ state }) => Object.values(state.transactions));
  }

  /** Those from an id on, in the order of their ids. */
  since(id: number): Transaction[] {
    const { user } = this.#documents;
    const { first, next } = user.state.transactionRange;
    const found: Transaction[] = [];
    for (let ordinal = Math.max(first, id - this.#base); ordinal < next; ordinal += 1) {
      const transaction = this.find(this.#base + ordinal);
      if (transaction) found.push(transaction);
    }
    return found;
  }

  /** Takes away what belongs to these accounts. */
  removeOf(accountIds: ReadonlySet<number>): void {
    for (const { id, accountId } of this.all()) if (accountIds.has(accountId)) this.remove(id);
  }

  /** Takes everything away. */
  clear(): void {
    for (const piece of this.#pieces()) piece.remove();
  }

  #pieces(): Document<PieceState>[] {
    return pieceRefs(this.#documents.user).map((ref) => this.#documents.document(ref));
  }

  #put(transaction: Transaction): void {
    this.#pieceOf(transaction.id).put('transactions', String(transaction.id), transaction);
  }

  #pieceOf(id: number): Document<PieceState> {
    const ref = pieceRef(this.#documents.user, id - this.#base);
    if (this.#latest?.key !== ref.key) {
      this.#latest = { key: ref.key, piece: this.#documents.document(ref) };
    }
    return this.#latest.piece;
  }

  #isMine(id: number): boolean {
    const { first, next } = this.#documents.user.state.transactionRange;
    return id >= this.#base + first && id < this.#base + next;
  }
}
