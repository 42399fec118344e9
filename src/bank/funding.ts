import type { BankAccount } from './accounts.js';
import type { Booking } from './feed/booking.js';

/** Money that comes to an account for securities or leaves it, other than by trades. */
export interface Funding {
  readonly direction: 'contribution' | 'withdrawal';
  /** Of an employer's plan: whose money it is. */
  readonly source?: 'pretax' | 'match';
}

const EMPLOYER_PLANS: readonly (string | undefined)[] = ['401K', '403B'];

/** Whether an employer adds to what the customer puts in. */
export function isEmployerPlan({ investmentType }: Pick<BankAccount, 'investmentType'>): boolean {
  return EMPLOYER_PLANS.includes(investmentType);
}

const SOURCES: ReadonlyMap<string, 'pretax' | 'match'> = new Map([
  ['match', 'match'],
  ['transfer', 'pretax'],
]);

/** What a booking funds; `undefined` for trades, and for accounts that hold no securities. */
export function fundingOf(
  account: BankAccount,
  { amount, category, trade, id }: Booking,
): Funding | undefined {
  if (account.kind !== 'investment' || trade) return undefined;
  if (amount < 0) return { direction: 'withdrawal' };
  const isSaved = isEmployerPlan(account) && !id.endsWith('.sweep');
  const source = isSaved ? SOURCES.get(category) : undefined;
  return { direction: 'contribution', ...(source && { source }) };
}
