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
  { months }: Pick<ConnectionHistory, 'months'>,
  first: string,
  last: string,
): readonly MonthlyStats[] {
  const stats: MonthlyStats[] = [];
  let at = months.length - 1;
  for (let month = last; month >= first; month = monthBefore(month)) {
    while (isAfter(months[at], month)) at -= 1;
    stats.push({ month, ...countsIn(months[at], month) });
  }
  return stats;
}

/** The most connections at any time from `first` to `last`; none where that is no time at all. */
export function mostConnections(
  { months }: Pick<ConnectionHistory, 'months'>,
  first: string,
  last: string,
): number {
  if (first > last) return 0;
  let before = 0;
  let most = 0;
  for (const change of months) {
    if (change.month < first) before = change.last;
    else if (change.month <= last) most = Math.max(most, change.max);
  }
  return Math.max(most, before);
}

const isAfter = (change: MonthOfChange | undefined, month: string): boolean =>
  change !== undefined && change.month > month;

/** A month without changes of its own keeps the number with which the latest change left it. */
function countsIn(change: MonthOfChange | undefined, month: string): Omit<MonthlyStats, 'month'> {
  if (change?.month === month) return { min: change.min, max: change.max };
  const steady = change?.last ?? 0;
  return { min: steady, max: steady };
}

function monthBefore(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const [wanted, index] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(wanted).padStart(4, '0')}-${String(index).padStart(2, '0')}`;
}
