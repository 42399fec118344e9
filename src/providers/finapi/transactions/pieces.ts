import type { Document, DocumentKind, DocumentRef, Table } from '../../../core/store/kinds.js';
import { userKind, type UserState } from '../users/document.js';
import type { Transaction } from './schema.js';

/** Transactions of a user that follow one another; what grows with time lies in such pieces. */
export interface PieceState {
  /** By id. */
  readonly transactions: Table<Transaction>;
}

export const pieceKind: DocumentKind<PieceState> = {
  name: 'finapi.transactions',
  writeOrder: 80,
  weight: 8,
  blank: () => ({ transactions: {} }),
};

/** So many transactions go into one piece, so that a change writes little. */
const PIECE_SIZE = 64;

/** The piece in which the transaction with this ordinal lies. */
export function pieceRef(
  { key }: Pick<Document<UserState>, 'key'>,
  ordinal: number,
): DocumentRef<PieceState> {
  const user = userKind.normalize?.(key) ?? key;
  return { kind: pieceKind, key: `${user}/${String(Math.floor(ordinal / PIECE_SIZE))}` };
}

/** Every piece of a user, oldest first. */
export function pieceRefs(
  user: Pick<Document<UserState>, 'key' | 'state'>,
): DocumentRef<PieceState>[] {
  const { first, next } = user.state.transactionRange;
  const refs: DocumentRef<PieceState>[] = [];
  for (let ordinal = first; ordinal < next; ordinal += PIECE_SIZE)
    refs.push(pieceRef(user, ordinal));
  return refs;
}

/** The ordinal with which a new life begins: what follows lies in pieces of its own. */
export const afterLastPiece = (next: number): number => Math.ceil(next / PIECE_SIZE) * PIECE_SIZE;
