/** How many bank connections a user had, month by month; what monthly statistics are made from. */
export interface ConnectionHistory {
  /** Months in which the number changed, oldest first. */
  readonly months: readonly MonthOfChange[];
  /** `YYYY-MM-DD`, absent as long as nothing was imported. */
  readonly latestImport?: string;
  /** `YYYY-MM-DD`, absent as long as nothing was deleted. */
  readonly latestDeletion?: string;
}

export interface MonthOfChange {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly min: number;
  readonly max: number;
  /** The number at the end of the month, which later months begin with. */
  readonly last: number;
}

export interface MonthlyStats {
  readonly month: string;
  readonly min: number;
  readonly max: number;
}

export const noHistory: ConnectionHistory = { months: [] };

/** The history once a user has `count` connections as of that day (`YYYY-MM-DD`). */
export function withCount(
  history: ConnectionHistory,
  change: 'import' | 'deletion',
  count: number,
  day: string,
): ConnectionHistory {
  const month = day.slice(0, 7);
  const latest = history.months.at(-1);
  const before = latest?.last ?? 0;
  const current = latest?.month === month ? latest : { month, min: before, max: before };
  const changed: MonthOfChange = {
    month,
    min: Math.min(current.min, count),
    max: Math.max(current.max, count),
    last: count,
  };
  const earlier = current === latest ? history.months.slice(0, -1) : history.months;
  return {
    ...history,
    months: [...earlier, changed],
    ...(change === 'import' ? { latestImport: day } : { latestDeletion: day }),
  };
}

/** One entry for each month from `first` to `last` (`YYYY-MM`), newest first. */
export function monthlyStats(
  history: Pick<ConnectionHistory, 'months'>,
  first: string,
  last: string,
): readonly MonthlyStats[] {
  const stats: MonthlyStats[] = [];
  let next = history.months.length - 1;
  for (let month = last; month >= first; month = monthBefore(month)) {
    while (next >= 0 && (history.months[next]?.month ?? '') > month) next -= 1;
    const change = history.months[next];
    const steady = change?.last ?? 0;
    stats.push(
      change?.month === month
        ? { month, min: change.min, max: change.max }
        : { month, min: steady, max: steady },
    );
  }
  return stats;
}

function monthBefore(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const before = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(before[0]).padStart(4, '0')}-${String(before[1]).padStart(2, '0')}`;
}
