import { TransactionMemory } from '../../src/providers/finapi/transactions/memory.js';
import type { Transaction } from '../../src/providers/finapi/transactions/schema.js';
import { booked } from '../support/finapi-transactions.js';

const transaction = (id: number, details: Partial<Transaction> = {}): Transaction => ({
  id,
  ...booked(),
  ...details,
});

const pieceOf = (...transactions: readonly Transaction[]) => ({
  revision: 1,
  state: { transactions: Object.fromEntries(transactions.map((one) => [String(one.id), one])) },
});

const jane = { key: 'jane' };

const idsIn = (memory: TransactionMemory, view: 'bankView' | 'userView', piece: Piece) =>
  memory.of(jane, [piece], view).all.map(({ transaction: { id } }) => id);
type Piece = ReturnType<typeof pieceOf>;

describe('the memory of transactions', () => {
  it('is the same while the pieces are the same', () => {
    const memory = new TransactionMemory();
    const pieces = [pieceOf(transaction(1)), pieceOf(transaction(2))];

    expect(memory.of(jane, [...pieces], 'bankView')).toBe(memory.of(jane, pieces, 'bankView'));
  });

  it('is new for a new revision, but for the pieces that have not changed', () => {
    const memory = new TransactionMemory();
    const [one, other] = [pieceOf(transaction(1, { purpose: 'Alt' })), pieceOf(transaction(2))];
    const before = memory.of(jane, [one, other], 'bankView').all;
    expect(before[0]?.everything).toContain('alt');

    one.state.transactions['1'] = transaction(1, { purpose: 'Neu', amount: 5 });
    one.revision += 1;

    const { all, totals } = memory.of(jane, [one, other], 'bankView');
    expect(all[0]?.everything).toContain('neu');
    expect(all[1]).toBe(before[1]);
    expect(totals).toEqual({ income: 5, spending: -1_000 });
  });

  it('is new when pieces come or go, or others take their places', () => {
    const memory = new TransactionMemory();
    const [one, other] = [pieceOf(transaction(1)), pieceOf(transaction(2))];
    const sizeOf = (...pieces: readonly Piece[]) => memory.of(jane, pieces, 'userView').all.length;

    expect(sizeOf(one)).toBe(1);
    expect(sizeOf(one, other)).toBe(2);
    expect(sizeOf(other)).toBe(1);
    expect(idsIn(memory, 'bankView', one)).toEqual([1]);
  });

  it('knows the views of what was split', () => {
    const memory = new TransactionMemory();
    const piece = pieceOf(
      transaction(1, { children: [2, 3] }),
      transaction(2, { parentId: 1 }),
      transaction(3, { parentId: 1 }),
      transaction(4),
    );

    expect(idsIn(memory, 'bankView', piece)).toEqual([1, 4]);
    expect(idsIn(memory, 'userView', piece)).toEqual([2, 3, 4]);
  });

  it('forgets whoever was longest out of use', () => {
    const memory = new TransactionMemory();
    const [jim, joe] = [{ key: 'jim' }, { key: 'joe' }];
    const many = Array.from({ length: 15_000 }, (_, id) => transaction(id + 1));
    const pieces = [pieceOf(...many)];
    const ofJane = memory.of(jane, pieces, 'bankView');
    const ofJim = memory.of(jim, pieces, 'bankView');
    memory.of(jane, pieces, 'bankView');

    memory.of(joe, pieces, 'bankView');

    expect(memory.of(jane, pieces, 'bankView')).toBe(ofJane);
    expect(memory.of(jim, pieces, 'bankView')).not.toBe(ofJim);
  });

  it('keeps the latest user, however many transactions it has', () => {
    const memory = new TransactionMemory();
    const many = Array.from({ length: 40_000 }, (_, id) => transaction(id + 1));
    const pieces = [pieceOf(...many)];

    expect(memory.of(jane, pieces, 'bankView')).toBe(memory.of(jane, pieces, 'bankView'));
  });
});
