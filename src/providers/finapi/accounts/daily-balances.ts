import { dayText } from '../../../bank/days.js';
import type { DayRange } from './day-range.js';

/** What is known of the balances of one account; days are numbers, amounts minor units. */
export interface BalanceHistory extends DayRange {
  /** Balance at the end of the last day. */
  readonly closing: number;
  /** What lies between that balance and the transactions, and is no transaction itself. */
  readonly internalEntry: number;
  readonly transactions: readonly DatedAmount[];
}

export interface DatedAmount {
  readonly id: number;
  readonly day: number;
  readonly amount: number;
}

/** Amounts in minor units; spending is positive. */
export interface DailyBalance {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly balance: number;
  readonly income: number;
  readonly spending: number;
  readonly internalAdjustingEntries: number;
  /** Ids, ascending. */
  readonly transactions: readonly number[];
}

/**
 * Balances at the end of each day of a range, of all accounts together, reckoned backwards from
 * their last ones. Before its first known balance and after its last one an account keeps it.
 */
export function dailyBalances(
  histories: readonly BalanceHistory[],
  { first, last }: DayRange,
): readonly DailyBalance[] {
  const days = movementsOf(histories);
  let balance = histories.reduce((sum, { closing }) => sum + closing, 0);
  for (const [day, { change }] of days) if (day > last) balance -= change;
  const found: DailyBalance[] = [];
  for (let day = last; day >= first; day -= 1) {
    const { change, transactions, ...sums } = days.get(day) ?? still();
    const ids = [...transactions].sort((one, other) => one - other);
    found.push({ date: dayText(day), balance, ...sums, transactions: ids });
    balance -= change;
  }
  return found.reverse();
}

/** The part of a range in which any account has a balance that is not projected. */
export function actualRange(histories: readonly BalanceHistory[], wanted: DayRange): DayRange {
  const first = Math.min(...histories.map((history) => history.first));
  const last = Math.max(...histories.map((history) => history.last));
  return { first: Math.max(first, wanted.first), last: Math.min(last, wanted.last) };
}

interface Movement {
  readonly income: number;
  readonly spending: number;
  readonly internalAdjustingEntries: number;
  readonly change: number;
  /** One list that grows, since a day may have many thousands. */
  readonly transactions: number[];
}

const still = (): Movement => ({
  income: 0,
  spending: 0,
  internalAdjustingEntries: 0,
  change: 0,
  transactions: [],
});

function movementsOf(histories: readonly BalanceHistory[]): ReadonlyMap<number, Movement> {
  const days = new Map<number, Movement>();
  const note = (day: number, noted: (before: Movement) => Movement): void => {
    days.set(day, noted(days.get(day) ?? still()));
  };
  for (const { transactions, internalEntry, last } of histories) {
    for (const one of transactions) note(one.day, (before) => withTransaction(before, one));
    if (internalEntry !== 0) note(last, (before) => withInternalEntry(before, internalEntry));
  }
  return days;
}

function withTransaction(before: Movement, { id, amount }: DatedAmount): Movement {
  before.transactions.push(id);
  return {
    ...before,
    income: before.income + Math.max(0, amount),
    spending: before.spending + Math.max(0, -amount),
    change: before.change + amount,
  };
}

const withInternalEntry = (before: Movement, entry: number): Movement => ({
  ...before,
  internalAdjustingEntries: before.internalAdjustingEntries + entry,
  change: before.change + entry,
});
