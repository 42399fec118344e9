import type { PersonaAccount } from '../persona.js';

export interface Instalment {
  readonly principal: number;
  readonly interest: number;
}

type Loan = Pick<PersonaAccount, 'opening' | 'loan'>;

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
export function instalmentOf(account: Loan, month: number): Instalment {
  const before = loanBalance(account, month);
  const principal = loanBalance(account, month + 1) - before;
  const due = Math.round((-before * (account.loan?.rate ?? 0)) / 12);
  const isLast = before + principal === 0;
  const interest = isLast ? due : Math.max(0, (account.loan?.instalment ?? 0) - principal);
  return before === 0 ? { principal: 0, interest: 0 } : { principal, interest };
}
