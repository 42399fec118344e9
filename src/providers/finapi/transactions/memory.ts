import type { Document } from '../../../core/store/kinds.js';
import type { PieceState } from './pieces.js';
import type { TransactionQuery } from './query-schema.js';
import { SearchableTransaction } from './searchable.js';
import { totalsOf, type Totals } from './totals.js';

type TransactionView = TransactionQuery['view'];
type Piece = Pick<Document<PieceState>, 'revision' | 'state'>;

/** The transactions of a view, by id, and what they come to. */
export interface ReadyView {
  readonly all: readonly SearchableTransaction[];
  readonly totals: Totals;
}

/** What a piece holds at one of its revisions. */
interface ReadyPiece {
  readonly piece: Piece;
  readonly revision: number;
  readonly all: readonly SearchableTransaction[];
}

type ReadyUser = Readonly<Record<TransactionView, ReadyView>> & {
  readonly pieces: readonly ReadyPiece[];
};

/** So many transactions stay ready; those of the latest user do, however many there are. */
const MOST_READY = 32_768;

/**
 * Transactions as they are searched, worked out once for each state of a piece. Ask only where
 * the transaction of the store has changed no piece so far: what it changes shows when it has ended.
 */
export class TransactionMemory {
  /** By the user's document, the one longest out of use first. */
  readonly #users = new Map<object, ReadyUser>();

  /** Those in the pieces of a user. */
  of(user: object, pieces: readonly Piece[], view: TransactionView): ReadyView {
    const ready = readied(pieces, this.#users.get(user));
    this.#users.delete(user);
    this.#users.set(user, ready);
    this.#forget();
    return ready[view];
  }

  #forget(): void {
    let [count, left] = [0, this.#users.size];
    for (const ready of this.#users.values()) count += sizeOf(ready);
    for (const [user, ready] of this.#users) {
      if (count <= MOST_READY || left === 1) return;
      this.#users.delete(user);
      count -= sizeOf(ready);
      left -= 1;
    }
  }
}

/** Parts count beside their wholes. */
const sizeOf = ({ bankView, userView }: ReadyUser): number =>
  Math.max(bankView.all.length, userView.all.length);

/** As it was where no piece has changed; the pieces that have not stay ready. */
function readied(pieces: readonly Piece[], known: ReadyUser | undefined): ReadyUser {
  const isSame = ({ piece, revision }: ReadyPiece, index: number): boolean =>
    piece === pieces[index] && revision === pieces[index].revision;
  if (known?.pieces.length === pieces.length && known.pieces.every(isSame)) return known;
  const before = new Map(known?.pieces.map((ready) => [ready.piece, ready]));
  const ready = pieces.map((piece) => readiedPiece(piece, before.get(piece)));
  const all = ready.flatMap((piece) => piece.all);
  return {
    pieces: ready,
    bankView: viewOf(all.filter(({ transaction }) => transaction.parentId === undefined)),
    userView: viewOf(all.filter(({ transaction }) => transaction.children === undefined)),
  };
}

const viewOf = (all: readonly SearchableTransaction[]): ReadyView => ({
  all,
  totals: totalsOf(all),
});

function readiedPiece(piece: Piece, known: ReadyPiece | undefined): ReadyPiece {
  const { revision, state } = piece;
  if (known?.revision === revision) return known;
  const transactions = Object.values(state.transactions);
  return { piece, revision, all: transactions.map((one) => new SearchableTransaction(one)) };
}
