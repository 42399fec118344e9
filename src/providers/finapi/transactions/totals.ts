/** Sums in minor units; what goes out is negative. */
export interface Totals {
  readonly income: number;
  readonly spending: number;
}

export function totalsOf(transactions: readonly { readonly amount: number }[]): Totals {
  let income = 0;
  let spending = 0;
  for (const { amount } of transactions) {
    if (amount < 0) spending += amount;
    else income += amount;
  }
  return { income, spending };
}
