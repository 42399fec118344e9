import type { Document } from '../../../core/store/kinds.js';
import type { PieceState } from './pieces.js';
import { SearchableTransaction } from './searchable.js';
import type { TransactionQuery } from './query-schema.js';

type TransactionView = TransactionQuery['view'];
type Piece = Pick<Document<PieceState>, 'revision' | 'state'>;

/** The transactions of a piece, ready to be searched, by view. */
interface Kept extends Readonly<Record<TransactionView, readonly SearchableTransaction[]>> {
  readonly revision: number;
}

/** So many pieces stay ready, some sixty-five thousand transactions. */
const MOST_PIECES = 1_024;

/**
 * Transactions as they are searched, worked out once for each state of a piece. Ask only where
 * the transaction of the store has changed no piece so far: what it changes shows when it has ended.
 */
export class TransactionMemory {
  /** The piece longest out of use first. */
  readonly #kept = new Map<Piece, Kept>();

  of(pieces: readonly Piece[], view: TransactionView): readonly SearchableTransaction[] {
    return pieces.flatMap((piece) => this.#keptOf(piece)[view]);
  }

  #keptOf(piece: Piece): Kept {
    const known = this.#kept.get(piece);
    const kept = known?.revision === piece.revision ? known : readied(piece);
    this.#kept.delete(piece);
    this.#kept.set(piece, kept);
    if (this.#kept.size > MOST_PIECES) this.#forgetOne();
    return kept;
  }

  #forgetOne(): void {
    for (const piece of this.#kept.keys()) {
      this.#kept.delete(piece);
      return;
    }
  }
}

function readied({ revision, state }: Piece): Kept {
  const all = Object.values(state.transactions).map((each) => new SearchableTransaction(each));
  return {
    revision,
    bankView: all.filter(({ transaction }) => transaction.parentId === undefined),
    userView: all.filter(({ transaction }) => transaction.children === undefined),
  };
}
