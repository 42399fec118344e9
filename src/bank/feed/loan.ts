import type { PersonaAccount } from '../persona.js';
import type { Parts } from './booking.js';

type Terms = NonNullable<PersonaAccount['loan']>;

/** What the arithmetic of a loan needs to know of it. */
export interface Loan {
  readonly opening: number;
  readonly loan?: Pick<Terms, 'rate' | 'instalment' | 'escrow'> | undefined;
}

/**
 * What is owed at the beginning of a month, as a negative balance. In closed form, so that no
 * month needs the one before it.
 */
export function loanBalance({ opening, loan }: Loan, month: number): number {
  if (!loan || month <= 0) return opening;
  const debt = -opening;
  const monthly = loan.rate / 12;
  if (monthly === 0) return Math.min(0, loan.instalment * month - debt);
  const isNeverPaid = loan.instalment <= debt * monthly;
  if (isNeverPaid) return opening;
  const paidAfter = -Math.log(1 - (debt * monthly) / loan.instalment) / Math.log1p(monthly);
  if (month >= paidAfter) return 0;
  const growth = Math.exp(month * Math.log1p(monthly));
  return -Math.round(debt * growth - (loan.instalment * (growth - 1)) / monthly);
}

/** The instalment of a month; nothing once the loan is paid, and a smaller one at the end. */
export function instalmentOf(account: Loan, month: number): Parts {
  const before = loanBalance(account, month);
  const principal = loanBalance(account, month + 1) - before;
  const { rate = 0, instalment = 0, escrow } = account.loan ?? {};
  const due = Math.round((-before * rate) / 12);
  const isLast = before + principal === 0;
  const interest = isLast ? due : Math.max(0, instalment - principal);
  if (before === 0) return { principal: 0, interest: 0 };
  return { principal, interest, ...(escrow && { escrow }) };
}

/** What was owed a number of instalments before 2015, as a negative balance. */
export function loanBalanceBefore({ opening, loan }: Loan, instalments: number): number {
  if (!loan) return opening;
  const monthly = loan.rate / 12;
  if (monthly === 0) return opening - loan.instalment * instalments;
  const shrinkage = Math.exp(-instalments * Math.log1p(monthly));
  return Math.round(opening * shrinkage - (loan.instalment * (1 - shrinkage)) / monthly);
}

/** How many instalments from 2015 on pay a loan back; `undefined` when none ever do. */
export function instalmentsNeeded({ opening, loan }: Loan): number | undefined {
  if (!loan || opening >= 0) return 0;
  const monthly = loan.rate / 12;
  if (monthly === 0) return Math.ceil(-opening / loan.instalment);
  const share = (-opening * monthly) / loan.instalment;
  return share >= 1 ? undefined : Math.ceil(-Math.log(1 - share) / Math.log1p(monthly));
}
