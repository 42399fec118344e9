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

const idsIn = (memory: TransactionMemory, view: 'bankView' | 'userView', piece: Piece) =>
  memory.of([piece], view).map(({ transaction: { id } }) => id);
type Piece = ReturnType<typeof pieceOf>;

describe('the memory of transactions', () => {
  it('is the same while the piece is the same', () => {
    const memory = new TransactionMemory();
    const piece = pieceOf(transaction(1));

    expect(memory.of([piece], 'bankView')[0]).toBe(memory.of([piece], 'bankView')[0]);
  });

  it('is new for a new revision', () => {
    const memory = new TransactionMemory();
    const piece = pieceOf(transaction(1, { purpose: 'Alt' }));
    expect(memory.of([piece], 'bankView')[0]?.everything).toContain('alt');

    piece.state.transactions['1'] = transaction(1, { purpose: 'Neu' });
    piece.revision += 1;

    expect(memory.of([piece], 'bankView')[0]?.everything).toContain('neu');
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

  it('forgets what was longest out of use', () => {
    const memory = new TransactionMemory();
    const first = pieceOf(transaction(1));
    const second = pieceOf(transaction(2));
    const [kept] = memory.of([first], 'bankView');
    const [lost] = memory.of([second], 'bankView');

    memory.of([first], 'bankView');
    for (let other = 0; other < 1_023; other += 1) memory.of([pieceOf()], 'bankView');

    expect(memory.of([first], 'bankView')[0]).toBe(kept);
    expect(memory.of([second], 'bankView')[0]).not.toBe(lost);
  });
});
