import type { AccountDetails } from '../../../bank/details.js';
import type { AccountKind } from '../../../bank/persona.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { BankingAccount, CreditAccount, RewardsAccount } from '../wire/account-types.js';
import type { InvestmentAccount } from '../wire/investment-account.js';
import { instant, major, percent } from '../wire/units.js';

export type DetailsOf<F extends AccountDetails['family']> = Extract<AccountDetails, { family: F }>;

/** Not documented: `postedDate` is the day until which bookings are in the balance. */
export const bankingFields = (
  kind: AccountKind,
  details: DetailsOf<'deposit'>,
): FieldsOf<typeof BankingAccount> => ({
  balanceAmount: major(details.balance),
  balancePreviousAmount: major(details.previousBalance),
  postedDate: instant(details.balanceDay),
  availableBalanceAmount: major(details.available),
  interestType: interestTypeOf(kind, details),
  originationDate: instant(details.termStartDay),
  openDate: instant(details.openedDay),
  periodInterestRate: percent(details.interestRate),
  periodDepositAmount: major(details.periodDeposits),
  periodInterestAmount: major(details.periodInterest),
  interestAmountYtd: major(details.interestThisYear),
  interestPriorAmountYtd: major(details.interestLastYear),
  maturityDate: instant(details.maturityDay),
  maturityAmount: major(details.maturityAmount),
});

/** A certificate keeps its rate until its term ends; elsewhere the bank may change it. */
function interestTypeOf(kind: AccountKind, { interestRate }: DetailsOf<'deposit'>) {
  if (interestRate === undefined) return undefined;
  return kind === 'cd' ? 'FIXED' : 'VARIABLE';
}

/**
 * No `balanceAmount`: what is owed is a negative `currentBalance`, and so are the balances of
 * statements, while limits, purchases and payments are positive.
 */
export const creditFields = (details: DetailsOf<'credit'>): FieldsOf<typeof CreditAccount> => ({
  interestRate: percent(details.interestRate),
  creditAvailableAmount: major(details.available),
  creditMaxAmount: major(details.limit),
  cashAdvanceAvailableAmount: major(details.cashAvailable),
  cashAdvanceMaxAmount: major(details.cashLimit),
  cashAdvanceBalance: major(details.cashBalance),
  cashAdvanceInterestRate: percent(details.cashRate),
  currentBalance: major(details.balance),
  paymentMinAmount: major(details.minimumPayment),
  paymentDueDate: instant(details.paymentDueDay),
  previousBalance: major(details.statementBefore),
  statementEndDate: instant(details.statementDay),
  statementPurchaseAmount: major(details.statementPurchases),
  statementFinanceAmount: major(details.statementCharges),
  pastDueAmount: major(details.pastDue),
  lastPaymentAmount: major(details.lastPayment),
  lastPaymentDate: instant(details.lastPaymentDay),
  statementCloseBalance: major(details.statementBalance),
  statementLateFeeAmount: major(details.statementLateFee),
});

/** Nobody here has brought money along from another plan, or borrowed from this one. */
const NO_OTHER_PLAN = {
  ...{ rolloverAmount: 0, rolloverItd: 0 },
  ...{ initialLoanBalance: 0, currentLoanBalance: 0 },
} as const;

/** Not documented: what of an employer's contributions is not the customer's yet is deferred. */
export const investmentFields = (
  investmentAccountType: string | undefined,
  details: DetailsOf<'investment'>,
): FieldsOf<typeof InvestmentAccount> => ({
  balanceAmount: major(details.balance),
  balancePreviousAmount: major(details.previousBalance),
  investmentAccountType: investmentAccountType ?? 'TAXABLE',
  interestMarginBalance: major(details.marginBalance),
  shortBalance: major(details.shortBalance),
  availableCashBalance: major(details.availableCash),
  currentBalance: major(details.balance),
  maturityValueAmount: major(details.maturityValue),
  unvestedBalance: major(details.unvested),
  vestedBalance: major(details.vested),
  empMatchDeferAmount: major(details.match),
  empMatchDeferAmountYtd: major(details.matchThisYear),
  empMatchAmount: major(details.match),
  empMatchAmountYtd: major(details.matchThisYear),
  empPretaxContribAmount: major(details.pretax),
  empPretaxContribAmountYtd: major(details.pretaxThisYear),
  contribTotalYtd: major(details.contributionsThisYear),
  empMatchDeferAmountItd: major(details.unvested),
  empMatchAmountItd: major(details.matchTotal),
  ...(details.match !== undefined && NO_OTHER_PLAN),
  cashBalanceAmount: major(details.cash),
});

/** Points are written as if they were amounts. */
export const rewardsFields = (details: DetailsOf<'rewards'>): FieldsOf<typeof RewardsAccount> => ({
  rewardsAccountType: details.sort?.toUpperCase(),
  postedDate: instant(details.balanceDay),
  programType: details.programme,
  originalBalance: major(details.originalBalance),
  currentBalance: major(details.balance),
  rewardQualifyAmountYtd: major(details.earnedThisYear),
  rewardLifetimeEarned: major(details.earnedTotal),
  // Not documented: whatever has earned points counts as a segment.
  segmentYtd: details.sort === 'airline' ? details.earningsThisYear : undefined,
});
